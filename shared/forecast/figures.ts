import { lastDay, shiftMonth } from '../calendar.ts'
import { type Because, confidenceOf, type Figure, type Input, type UnknownFigure } from '../figure.ts'
import { withHistory } from '../income/month-facts.ts'
import { monthsText } from '../living/runway.ts'
import { money, sum, unscaled } from '../money.ts'
import { longMonthText, numberText } from '../words.ts'
import type { ForecastInput, Scenario } from './contract.ts'
import type { Reached } from './milestones.ts'
import type { Fan, ForecastRun } from './run.ts'

/** What the forecast's figures are told with, beside the run itself. */
export interface ForecastFacts {
  input: ForecastInput
  run: ForecastRun
  scenario: Scenario | null
  free: Figure
  needs: Figure
}

/** When a size of buffer is reached. */
export interface ReachedFigures {
  p10: Figure
  p50: Figure
  p90: Figure
}

export interface ForecastFigures {
  nineInTen: Figure
  solvent: { three: Figure; six: Figure; twelve: Figure; twentyFour: Figure }
  reached: { three: ReachedFigures; recommended: ReachedFigures; six: ReachedFigures }
}

/**
 * What the imagined futures say, as figures.
 *
 * Units:  months, and chances as fractions.
 * Result: with fewer than three months of history every figure is 'no-data' or 'too-little-history'.
 * Source: docs/figures.md, chapters 6.3, 6.4 and 7.
 */
export function forecastFigures(facts: ForecastFacts): ForecastFigures {
  const { run, input } = facts
  if (run.state !== 'known') return everywhere(noFan(input.confidenceMonths))
  const { fan } = run
  const reached = (of: keyof Fan['reached']) => reachedFigures(facts, fan.reached[of])
  return {
    nineInTen: nineInTenFigure(facts, fan),
    solvent: {
      three: solventFigure(facts, fan, 3),
      six: solventFigure(facts, fan, 6),
      twelve: solventFigure(facts, fan, 12),
      twentyFour: solventFigure(facts, fan, 24),
    },
    reached: { three: reached('three'), recommended: reached('recommended'), six: reached('six') },
  }
}

/** The same state in the place of every figure. */
export function everywhere(figure: UnknownFigure): ForecastFigures {
  const reached = { p10: figure, p50: figure, p90: figure }
  return {
    nineInTen: figure,
    solvent: { three: figure, six: figure, twelve: figure, twentyFour: figure },
    reached: { three: reached, recommended: reached, six: reached },
  }
}

/** '93 of 100', rounded down; never none and never all, because a simulation proves neither. */
function ofHundredText(share: number): string {
  if (share < 0.01) return 'fewer than 1 of 100'
  if (share > 0.99) return 'more than 99 of 100'
  // 0.29 × 100 is 28.999…: a chance is a count of futures, so a hair is added before it is cut.
  return `${Math.floor(share * 100 + 1e-9)} of 100`
}

function noFan(months: number): UnknownFigure {
  const typed = 'Earlier months can be typed in Settings.'
  if (months === 0) {
    return {
      state: 'no-data',
      says: `Futures are imagined from months that were, and no month of receipts is complete yet: three are needed. ${typed}`,
    }
  }
  return {
    state: 'too-little-history',
    says: `Futures are imagined from at least three complete months; there ${months === 1 ? 'is 1' : `are ${months}`}. ${typed}`,
  }
}

function nineInTenFigure(facts: ForecastFacts, { nineInTen, solvent }: Fan): Figure {
  const { months } = facts.input.imagined
  const says = 'The most months for which free cash stays above zero in at least 9 of 10 imagined futures.'
  const after = solvent[Math.min(nineInTen, solvent.length - 1)] ?? 0
  const because = {
    ...becauseOf(facts, says),
    worked: `${ofHundredText(solvent[nineInTen - 1] ?? 1)} after ${monthsText(nineInTen)}${nineInTen < months ? `, ${ofHundredText(after)} one month later` : ''}`,
  }
  if (nineInTen >= months) {
    return {
      state: 'beyond-horizon',
      says: `More than ${monthsText(months)}: 9 of 10 imagined futures last longer than the forecast looks ahead.`,
      because,
    }
  }
  return {
    state: 'known',
    value: nineInTen,
    unit: 'months',
    says:
      nineInTen === 0
        ? 'Fewer than 9 of 10 imagined futures get through this month.'
        : `9 of 10 imagined futures last ${monthsText(nineInTen)}.`,
    because,
  }
}

function solventFigure(facts: ForecastFacts, { solvent }: Fan, months: number): Figure {
  const { paths } = facts.input.imagined
  const share = solvent[months - 1]
  if (share === undefined) {
    return {
      state: 'beyond-horizon',
      says: `This forecast looks only ${monthsText(solvent.length)} ahead.`,
    }
  }
  return {
    state: 'known',
    value: share,
    unit: 'ratio',
    says: `In ${ofHundredText(share)} imagined futures free cash never falls below zero within ${monthsText(months)}, this one included.`,
    because: {
      ...becauseOf(
        facts,
        `The share of imagined futures in which free cash is not below zero at the end of any of the first ${months} months.`,
      ),
      worked: `${numberText(share * paths, 0)} of ${numberText(paths, 0)} imagined futures`,
    },
  }
}

function reachedFigures(facts: ForecastFacts, reached: Reached): ReachedFigures {
  return {
    p10: reachedFigure(facts, reached.p10, 'In 1 of 10 imagined futures'),
    p50: reachedFigure(facts, reached.p50, 'As likely as not'),
    p90: reachedFigure(facts, reached.p90, 'In 9 of 10 imagined futures'),
  }
}

function reachedFigure(facts: ForecastFacts, months: number | null, how: string): Figure {
  const { imagined, firstMonth } = facts.input
  const because = becauseOf(facts, `The first month that ends with the target, by imagined futures: ${lower(how)}.`)
  if (months === null) {
    return { state: 'beyond-horizon', says: `${how} not within ${monthsText(imagined.months)}.`, because }
  }
  if (months === 0) return { state: 'known', value: 0, unit: 'months', says: 'You are there.', because }
  const month = shiftMonth(firstMonth, months - 1)
  const by: Input = { label: 'Reached by', value: lastDay(month), sign: 'none' }
  return {
    state: 'known',
    value: months,
    unit: 'months',
    says: `${how} by the end of ${longMonthText(month)}.`,
    because: { ...because, inputs: [by, ...because.inputs] },
  }
}

const SCENARIO_NOTES: Record<Scenario, string> = {
  'biggest-client-leaves': 'Scenario: your biggest client leaves. What it owes is still expected.',
  'recent-pace': 'Scenario: amounts shrink to the pace of the last six months, when it was slower than the year.',
  'nothing-comes-in': 'Scenario: nothing more comes in.',
  'everyone-pays-later': 'Scenario: everybody pays 90 days later.',
}

function becauseOf({ input, free, needs, scenario }: ForecastFacts, says: string): Because {
  const { imagined, confidenceMonths } = input
  const count = (label: string, value: number, note?: string): Input => ({
    label,
    value,
    unit: 'count',
    sign: 'none',
    ...(note !== undefined && { note }),
  })
  return withHistory(
    {
      says,
      inputs: [
        { label: 'Free cash', figure: free, sign: 'none' },
        { label: 'Monthly needs', figure: needs, sign: 'none' },
        count('Months drawn from', imagined.past.length, 'the latest count most; at most 24'),
        ...knownInputs(input),
        count('Imagined futures', imagined.paths),
        {
          label: 'Set aside for tax',
          value: unscaled(imagined.rateBps, 10_000),
          note: 'of the profit of every year ahead, also of years without a tax table: an estimate, not tax advice',
          link: '/settings#set-aside',
          sign: 'none',
        },
        { ...count('Seed', imagined.seed, 'the same seed gives the same futures'), link: '/independence' },
      ],
      notes: [
        ...(scenario === null ? [] : [SCENARIO_NOTES[scenario]]),
        'Growth is never assumed, nor the loss of a client beyond what your months show.',
        `Worked out from ${numberText(confidenceMonths, 0)} months of your data; another seed moves a chance by about one of 100.`,
      ],
    },
    confidenceOf(confidenceMonths),
  )
}

/** What is known of the months ahead, where there is any. */
function knownInputs({ currency, imagined, certain }: ForecastInput): Input[] {
  const { open, contracts } = imagined
  const amount = (minor: number) => money(minor, currency)
  const inputs: Input[] = []
  if (open.length > 0)
    inputs.push({
      label: 'Invoices still open',
      value: amount(sum(open.map(({ amountMinor }) => amountMinor))),
      note: 'without sales tax; each is paid when its client usually pays',
      link: '/invoices',
      sign: 'none',
    })
  if (contracts.length > 0) {
    const isOpenEnded = contracts.some(({ endsWithMonth }) => endsWithMonth === null)
    inputs.push({
      label: 'Contracts, a month',
      value: amount(sum(contracts.map(({ monthlyMinor }) => monthlyMinor))),
      ...(isOpenEnded && { note: 'one without an end stops with 2.5 % a month: an assumption' }),
      link: '/independence',
      sign: 'none',
    })
  }
  if (certain.salaryMinor > 0 && certain.jobMonths > 0)
    inputs.push({
      label: 'Day job, net',
      value: amount(certain.salaryMinor),
      note: certain.jobMonths >= imagined.months ? 'kept all the time' : `for ${monthsText(certain.jobMonths)}`,
      link: '/settings#needs',
      sign: 'none',
    })
  for (const { name, minor } of certain.oneOffs)
    inputs.push({ label: name, value: amount(minor), note: 'once', link: '/independence', sign: 'none' })
  return inputs
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
