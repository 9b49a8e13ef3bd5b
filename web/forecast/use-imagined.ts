import { useEffect, useRef, useState } from 'preact/hooks'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import type { Answered, Asked } from './imagining.ts'
import { type Answerer, latestWins } from './latest-wins.ts'

export interface Imagined extends Answered {
  /** What it answers, which while somebody drags may be a moment old. */
  asked: Asked
}

/** What would be, as the worker answers it; undefined until it answered for the first time. */
export function useImagined(input: ForecastInput, asked: Asked): Imagined | undefined {
  const [imagined, setImagined] = useState<Imagined>()
  const answerer = useRef<Answerer<Asked, Answered> | null>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./imagine.worker.ts', import.meta.url), { type: 'module' })
    const one = latestWins<Asked, Answered>(
      (question) => worker.postMessage({ asked: question }),
      (answer, question) => setImagined({ ...answer, asked: question }),
    )
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => one.onAnswer(data))
    worker.postMessage({ input })
    answerer.current = one
    return () => worker.terminate()
  }, [input])
  const question = JSON.stringify(asked)
  useEffect(() => answerer.current?.ask(asked), [input, question])
  return imagined
}
