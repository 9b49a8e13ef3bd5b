import { parentPort } from 'node:worker_threads'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { type RunOptions, runForecast } from '../../shared/forecast/run.ts'
import { coursesOf } from '../../shared/readiness/course.ts'

// Imagines futures beside the thread that answers requests; one message asks, one answers.

/** A whole forecast, or what several courses lead to. */
export type Work =
  | { kind: 'forecast'; input: ForecastInput; options: RunOptions }
  | { kind: 'courses'; inputs: readonly ForecastInput[] }

export interface Asked {
  number: number
  work: Work
}

parentPort?.on('message', ({ number, work }: Asked) => {
  const result = work.kind === 'forecast' ? runForecast(work.input, work.options) : coursesOf(work.inputs)
  parentPort?.postMessage({ number, result })
})
