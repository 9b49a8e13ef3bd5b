import type { ForecastInput } from '../../shared/forecast/contract.ts'
import type { Asked } from './imagining.ts'
import { imagining } from './imagining.ts'

// Runs beside the page: ten thousand futures take a while, and a slider must not wait for them.

let answer: ReturnType<typeof imagining> | undefined

addEventListener('message', ({ data }: MessageEvent<{ input: ForecastInput } | { asked: Asked }>) => {
  if ('input' in data) answer = imagining(data.input)
  else if (answer) postMessage(answer(data.asked))
})
