/**
 * What a process preloads, with `--import`, whose clock stands DAYS_BACK days back: from its beginning, or, with AT_SIGNAL, from
 * the moment at which it is sent SIGUSR2.
 */
export const SLOW_CLOCK = import.meta.url

const backMs = Number(process.env.DAYS_BACK ?? 0) * 86_400_000
if (backMs > 0) {
  if (process.env.AT_SIGNAL) process.once('SIGUSR2', setBack)
  else setBack()
}

function setBack() {
  const RightDate = Date
  const now = () => RightDate.now() - backMs
  globalThis.Date = new Proxy(RightDate, {
    construct: (_target, parts) => (parts.length === 0 ? new RightDate(now()) : new RightDate(...parts)),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
