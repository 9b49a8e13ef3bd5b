import { type ReadonlySignal, signal } from '@preact/signals'

const TRY_EVERY_SECONDS = 8

export interface Silence {
  /** The time of the last answer, '14:02': from then are the figures that are still on screen. */
  figuresOf: string
  /** Seconds until the next try. */
  tryInSeconds: number
}

const silence = signal<Silence | undefined>(undefined)
let lastAnswerAt = clockTime()
let timer: ReturnType<typeof setInterval> | undefined

/** Set while the program does not answer: it was stopped, or the computer sleeps. */
export const stopped: ReadonlySignal<Silence | undefined> = silence

/** An answer arrived, of whatever kind. */
export function heard(): void {
  lastAnswerAt = clockTime()
  clearInterval(timer)
  silence.value = undefined
}

/** A request got no answer: from now on the program is asked again every few seconds until it answers. */
export function heardNothing(): void {
  if (silence.peek()) return
  silence.value = { figuresOf: lastAnswerAt, tryInSeconds: TRY_EVERY_SECONDS }
  timer = setInterval(tick, 1000)
}

/** Asks whether the program is back. */
export async function tryAgain(): Promise<void> {
  const now = silence.peek()
  if (now) silence.value = { ...now, tryInSeconds: TRY_EVERY_SECONDS }
  const isBack = await fetch('/api/v1/health').then(
    (answer) => answer.ok,
    () => false,
  )
  if (isBack) heard()
}

function tick(): void {
  const now = silence.peek()
  if (!now) return
  if (now.tryInSeconds > 1) silence.value = { ...now, tryInSeconds: now.tryInSeconds - 1 }
  else void tryAgain()
}

function clockTime(): string {
  return new Date().toTimeString().slice(0, 5)
}
