import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

export type Charts = typeof import('./charts.ts')

const loaded = signal<Charts | undefined>(undefined)

/** What draws the charts of Today; undefined until it has arrived. */
export function useCharts(): Charts | undefined {
  useEffect(() => void loadCharts(), [])
  return loaded.value
}

async function loadCharts(): Promise<void> {
  if (loaded.peek()) return
  // Should they not arrive, every number still stands beside its place, and in its table.
  loaded.value = await import('./charts.ts').catch(() => undefined)
}
