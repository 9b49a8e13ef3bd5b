import { SingleBar } from 'cli-progress'
import { numberText } from '../../shared/words.ts'

/** Shows how far a long piece of work has come. */
export interface Progress {
  update(done: number, total: number): void
  stop(): void
}

const LINE_EVERY = 100_000

/** A bar on a terminal; elsewhere, as in a log, a line now and then. Both go to the error stream: the result is alone on the other. */
export function showProgress(what: string): Progress {
  return process.stderr.isTTY ? bar(what) : lines(what)
}

function bar(what: string): Progress {
  const shown = new SingleBar({
    format: `${what} {bar} {percentage}% | {value} of {total}`,
    formatValue: (value, _options, type) => (type === 'percentage' ? String(value) : numberText(value, 0)),
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
  })
  let isStarted = false
  return {
    update(done, total) {
      if (!isStarted) shown.start(total, done)
      isStarted = true
      shown.update(done)
    },
    stop: () => shown.stop(),
  }
}

function lines(what: string): Progress {
  let shown = 0
  return {
    update(done, total) {
      if (done < shown + LINE_EVERY) return
      shown = done
      console.error(`${what}: ${numberText(done, 0)} of ${numberText(total, 0)}`)
    },
    stop() {},
  }
}
