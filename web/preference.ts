import { effect, type Signal, signal } from '@preact/signals'

/** A choice that this browser keeps, one of a few words. */
export function preference<T extends string>(name: string, choices: readonly [T, ...T[]]): Signal<T> {
  const key = `evenkeel-${name}`
  const kept = localStorage.getItem(key)
  const choice = signal(choices.find((word) => word === kept) ?? choices[0])
  effect(() => localStorage.setItem(key, choice.value))
  return choice
}
