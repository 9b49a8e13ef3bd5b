import type { ForecastInput, Scenario } from '../../shared/forecast/contract.ts'
import type { SecondLine } from './imagining.ts'

/** A second line to choose, by the key that the choice is kept under. */
export interface SecondChoice {
  key: string
  second: SecondLine | null
  /** What the choice is called: "Biggest client leaves". */
  label: string
  /** What stands on the line itself. */
  name: string
  /** "without your biggest client" */
  without: string
}

const NOTHING: SecondChoice = { key: '', second: null, label: 'None', name: '', without: '' }

const SCENARIOS: readonly [Scenario, label: string, name: string, without: string][] = [
  ['recent-pace', 'At the pace of the last six months', 'at the recent pace', 'at the pace of your last six months'],
  ['everyone-pays-later', 'Everyone pays 90 days later', 'paid 90 days later', 'with everyone paying 90 days later'],
  ['nothing-comes-in', 'Nothing more comes in', 'nothing comes in', 'with nothing more coming in'],
]

const MOST_CLIENTS = 8

/** The second lines of a book: its clients, the biggest first, each leaving, and the scenarios that need none. */
export function secondChoices({ clients }: ForecastInput): SecondChoice[] {
  const leaving = clients.slice(0, MOST_CLIENTS).map(({ clientId, name, share }, index): SecondChoice => {
    const isBiggest = index === 0
    const part = `${Math.round(share * 100)}% of your income`
    return {
      key: `client-${clientId}`,
      second: { kind: 'client-leaves', clientId },
      label: isBiggest ? `Biggest client leaves: ${name}, ${part}` : `${name} leaves, ${part}`,
      name: isBiggest ? 'biggest client leaves' : `${name} leaves`,
      without: isBiggest ? 'without your biggest client' : `without ${name}`,
    }
  })
  const others = SCENARIOS.map(([scenario, label, name, without]): SecondChoice => {
    return { key: scenario, second: { kind: 'scenario', scenario }, label, name, without }
  })
  return [NOTHING, ...leaving, ...others]
}
