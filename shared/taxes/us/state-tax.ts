import type { CalendarDate } from '../../calendar.ts'
import type { Source, UnknownFigure } from '../../figure.ts'
import { moneyText } from '../../words.ts'
import {
  atRate,
  type Band,
  bandParts,
  floorLine,
  given,
  type Line,
  line,
  mention,
  minus,
  plus,
  sumLine,
} from '../engine.ts'
import { percent } from '../entered.ts'
import { bands, cautions, loadTable, type Parameter } from '../parameters.ts'
import type { UsAnswers } from './answers.ts'
import { answer, usd } from './entered.ts'
import type { FederalReturn } from './estimate.ts'
import { STATE_TABLES, type StateTable } from './state-tables.ts'

const SOURCE: Source = {
  title: 'policyengine-us 1.817.0',
  url: 'https://github.com/PolicyEngine/policyengine-us',
}
const APPROXIMATION = 'State tax is an approximation, from one source. City and county taxes are not in it.'

/** The states in alphabetical order, for the person to choose from. */
export const STATE_CHOICES: readonly { value: string; label: string }[] = Object.entries(STATE_TABLES).map(
  ([value, { name }]) => ({ value, label: name }),
)

/**
 * State income tax, roughly: the state's bands over what it starts from, less its deduction; or the person's own rate
 * on the profit, which takes the place of any table.
 *
 * Units:  cents.  Rounds: the bands' sum once, half away from zero.
 * Result: null where no state was chosen; a named state where there is no table for the state or the year.
 * Source: shared/taxes/us/state-tables.ts.
 */
export function stateTax(
  taxYear: string,
  profit: Line,
  answers: UsAnswers,
  federal: FederalReturn,
): Line | UnknownFigure | null {
  if (answers.stateRate !== null) return atOwnRate(profit, answers.stateRate)
  if (answers.state === null) return null
  const table = STATE_TABLES[answers.state]
  if (table === undefined) throw new RangeError(`${answers.state} is no state`)
  if (table.base === null)
    return line({ key: 'us.state-tax', label: `State tax, ${table.name}`, source: SOURCE }, usd(0), {
      says: `${table.name} has no tax on this income.`,
    })
  const own = 'Enter your own state rate and it is used instead.'
  if (table.years === undefined)
    return { state: 'no-tax-rules', says: `There are no figures for ${table.name} here. ${own}` }
  const rows = rowsOf(answers.state, table, taxYear, isJoint(answers))
  if (rows === null) return { state: 'no-tax-year', says: `There is no table of ${table.name} for ${taxYear}. ${own}` }
  return fromTable(table, rows, taxYear, profit, answers, federal)
}

function atOwnRate(profit: Line, rate: number): Line {
  return line(
    {
      key: 'us.state-tax',
      label: 'State tax at your own rate',
      source: { title: 'Your answer', url: '/settings#tax-profile' },
    },
    usd(atRate(Math.max(0, profit.value.minor), rate)),
    { says: `${percent(rate)} of the profit, the rate that you entered.`, inputs: [mention(profit)] },
  )
}

interface StateRows {
  parameter: Parameter<readonly Band[]>
  step: { aboveMinor: number; amountMinor: number } | null
}

/** The bands of a year as the rules read them; those of 2025, marked as a projection, where 2026 has none of its own. */
function rowsOf(code: string, table: StateTable, taxYear: string, joint: boolean): StateRows | null {
  const { years, step } = table
  if (years === undefined || (taxYear !== '2025' && taxYear !== '2026')) return null
  const own = years[taxYear]
  const written = own === undefined || own === 'unchanged' ? years['2025'] : own
  const rows = 'all' in written ? written.all : joint ? written.joint : written.single
  const read = loadTable(
    { bands },
    {
      path: `us/states/${code}/${taxYear}`,
      from: `${taxYear}-01-01` as CalendarDate,
      to: `${taxYear}-12-31` as CalendarDate,
      entries: {
        bands: {
          value: rows.map(([, rate], index) => [rate, rows[index + 1]?.[0] ?? null]),
          source: SOURCE,
          status: own === undefined ? 'projected' : 'law',
          caution:
            own === undefined
              ? `The table of 2025: none of ${taxYear} was found.`
              : own === 'unchanged'
                ? `As in 2025: no change for ${taxYear} is on record.`
                : APPROXIMATION,
        },
      },
    },
  )
  return {
    parameter: read.bands,
    step: step === undefined ? null : { aboveMinor: step.above * 100, amountMinor: step[taxYear] * 100 },
  }
}

function fromTable(
  table: StateTable,
  { parameter, step }: StateRows,
  taxYear: string,
  profit: Line,
  answers: UsAnswers,
  federal: FederalReturn,
): Line {
  const base = baseOf(table, profit, answers, federal)
  const heading = { key: 'us.state-tax', label: `State tax, ${table.name}`, source: SOURCE }
  const parts = bandParts(base.value.minor, parameter.value)
  const terms = parameter.value.flatMap((band, index) => {
    const part = parts[index] ?? 0
    return part === 0 ? [] : [plus(bandLine(band, index, part, parameter))]
  })
  const due = step !== null && base.value.minor > step.aboveMinor ? step.amountMinor : 0
  const atOnce = line({ key: 'us.state-step', label: 'Due at once', source: SOURCE }, usd(due), {
    says: 'A fixed amount as soon as the first band is passed.',
    inputs: [mention(base)],
  })
  const notes = [
    ...new Set([APPROXIMATION, ...cautions(parameter)]),
    ...(table.note === undefined ? [] : [table.note]),
    ...deductionNotes(table, taxYear, answers),
  ]
  return sumLine(heading, [plus(atOnce), ...terms], {
    says: `The bands of ${table.name} over ${base.label.toLowerCase()}.`,
    inputs: [mention(base)],
    notes,
  })
}

function bandLine({ rate }: Band, index: number, part: number, { path, source }: Parameter<unknown>): Line {
  return given(
    { key: `us.state-band-${index + 1}`, label: `${percent(rate)}`, source, from: `${path}/${index}` },
    usd(part),
    { says: `${percent(rate)} of what lies in this band.` },
  )
}

/** What the state's bands are laid over. */
function baseOf(table: StateTable, profit: Line, answers: UsAnswers, federal: FederalReturn): Line {
  const heading = { key: 'us.state-base', label: 'State taxable income', source: SOURCE }
  const start =
    table.base === 'taxable-income' ? federal.taxableIncome : table.base === 'profit' ? profit : federal.adjustedIncome
  const fromTableMinor = (table.deduction?.[isJoint(answers) ? 1 : 0] ?? 0) * 100
  const deduction =
    answers.stateDeductionMinor === null
      ? given(
          {
            key: 'us.state-deduction',
            label: 'State deduction',
            source: SOURCE,
            from: `us/states/${table.name}/deduction`,
          },
          usd(fromTableMinor),
          { says: `${moneyText(usd(fromTableMinor))} by the state’s table.` },
        )
      : answer('stateDeduction', 'State deduction', answers.stateDeductionMinor)
  return floorLine(heading, [plus(start), minus(deduction)], {
    says: 'What the state starts from, less its deduction.',
  })
}

function deductionNotes(
  { base, deduction }: StateTable,
  taxYear: string,
  { stateDeductionMinor }: UsAnswers,
): string[] {
  if (stateDeductionMinor !== null || base !== 'adjusted-income') return []
  if (deduction === undefined)
    return ['Your state’s own deduction is not known here: without it the estimate is too high. You can enter it.']
  return taxYear === '2025' ? [] : ['The state’s deduction is that of 2025.']
}

function isJoint({ status }: UsAnswers): boolean {
  return status === 'joint' || status === 'surviving'
}
