import { type Signal, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { preference } from './preference.ts'

/** What a key does while the component that asked for it is on screen. */
export interface KeyBinding {
  /** One key ('n'), which works outside fields, or one with Ctrl or Cmd ('Ctrl+s'), which works in them too. */
  key: string
  /** What happens, for the list of keys: "New invoice". */
  says: string
  press: () => void
}

/** Single keys can be switched off, for people whose tools type letters. */
export const singleKeys: Signal<'on' | 'off'> = preference('keys', ['on', 'off'])

/** True while the list of keys is open. */
export const keysAreShown: Signal<boolean> = signal(false)

const groups: (() => readonly KeyBinding[])[] = []

/** Listens for keys as long as the component is on screen. A later component takes a key over from an earlier one. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings)
  latest.current = bindings
  useEffect(() => {
    const group = () => latest.current
    groups.push(group)
    return () => void groups.splice(groups.indexOf(group), 1)
  }, [])
}

/** The keys that work now, each once. */
export function currentKeys(): KeyBinding[] {
  const byKey = new Map(groups.flatMap((group) => group().map((binding) => [binding.key, binding] as const)))
  return [...byKey.values()]
}

/** Starts listening. Returns what ends it. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || document.querySelector('dialog:modal')) return
  const isCombined = event.ctrlKey || event.metaKey
  if (!isCombined && walksRows(event)) return
  if (!isCombined && (singleKeys.value === 'off' || isTyping(event.target))) return
  const pressed = isCombined ? `Ctrl+${event.key}` : event.key
  const binding = currentKeys().find(({ key }) => key === pressed)
  if (!binding) return
  event.preventDefault()
  binding.press()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]') !== null
}

/** `w`: opens the Why? that is in focus, or the one nearest to the focus, or the first of the page. */
export function openNearestWhy(): void {
  const near = document.activeElement?.closest('.why, .figure, tr, li, .lines > div, .section')
  const button = near?.matches('.why') ? near : near?.querySelector('.why')
  const target = button ?? document.querySelector('main .why')
  if (target instanceof HTMLElement) target.click()
}

/** `j` and `k`: moves the focus along the links of the rows of the page. Enter then opens the one in focus. */
export function focusRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main .row-link')]
  const row = document.activeElement?.closest('tr')
  const now = links.findIndex((link) => row?.contains(link))
  const next = now === -1 && step === -1 ? links.length - 1 : now + step
  links[next]?.focus()
}

/** The arrows walk on along the rows once the focus is in one, and go down into them from the search. */
function walksRows(event: KeyboardEvent): boolean {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return false
  if (!(event.target instanceof Element)) return false
  const isSearch = event.target.matches('main input[type="search"]')
  const isRow = event.target.matches('main .row-link')
  if (!isRow && !(isSearch && event.key === 'ArrowDown')) return false
  const before = document.activeElement
  focusRow(event.key === 'ArrowDown' ? 1 : -1)
  // Above the first row is the search that led to it.
  if (event.key === 'ArrowUp' && document.activeElement === before) focusSearch()
  event.preventDefault()
  return true
}

/** `/`: goes to the search field of the page. */
export function focusSearch(): void {
  document.querySelector<HTMLElement>('main input[type="search"]')?.focus()
}
