import { type Signal, signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useKeys } from '../keys.ts'

const STAYS_MS = 10_000

interface Done {
  /** What was done: "Moved $620.00 to Tax reserve." */
  says: string
  /** Takes it back by a new event; without it nothing is offered. */
  undo?: () => void
}

const done: Signal<Done | undefined> = signal(undefined)

/** Says what was done, until the next such word, or for ten seconds. */
export function sayDone(says: string, undo?: () => void): void {
  done.value = undo ? { says, undo } : { says }
}

/** Where that stands; drawn once, by the shell. It stays for as long as the focus or the pointer is in it. */
export function Toast(): JSX.Element {
  const now = done.value
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!now || isHeld) return
    const timer = setTimeout(() => {
      done.value = undefined
    }, STAYS_MS)
    return () => clearTimeout(timer)
  }, [now, isHeld])
  const undo = () => {
    done.value = undefined
    setHeld(false)
    now?.undo?.()
  }
  useKeys(now?.undo ? [{ key: 'u', says: 'Undo', press: undo }] : [])
  return (
    <div role="status">
      {now && (
        <div
          class="toast"
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
        >
          {now.says}
          {now.undo && (
            <button type="button" class="button small" onClick={undo}>
              Undo
            </button>
          )}
        </div>
      )}
    </div>
  )
}
