import { effect, type Signal } from '@preact/signals'
import { preference } from './preference.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Light, dark, or as the system has it. */
export const theme: Signal<Theme> = preference('theme', THEMES)

effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme.value
})
