import type { CalendarDate } from '../../calendar.ts'
import { moneyText } from '../../words.ts'
import { bandLines } from '../band-lines.ts'
import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine, worked } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import type { UsAnswers } from './answers.ts'
import { amountOf, usd } from './entered.ts'
import { form } from './sources.ts'
import type { FilingStatus, UsTables } from './tables.ts'

/**
 * The standard deduction, with an addition for each person who is 65 at the year's end and for each who is blind.
 *
 * Itemized deductions are not known here.
 * Source: 26 U.S.C. § 63(c), (f); Form 1040, line 12.
 */
export function standardDeduction({ status, you, spouse }: UsAnswers, taxYear: string, tables: UsTables): Line {
  const basic = tables.standardDeduction
  const added = tables.additionalAgedOrBlind
  const additions = [you, spouse].flatMap((person) => {
    if (person === null) return []
    const whose = person.who === 'you' ? 'you' : 'your spouse'
    return [
      ...(isSenior(person.birthDate, taxYear) ? [`65 or older: ${whose}`] : []),
      ...(person.isBlind ? [`Blind: ${whose}`] : []),
    ]
  })
  return sumLine(
    { key: 'us.standard-deduction', label: 'Standard deduction', source: form('Form 1040', 'line 12') },
    [
      plus(amountOf(basic, 'Basic standard deduction', basic.value[status], status)),
      ...additions.map((label) => plus(amountOf(added, label, added.value[status], status))),
    ],
    { says: 'The basic amount, and an addition for each person of 65 or more and for each who is blind.' },
  )
}

/** Whether somebody counts as 65 in a tax year: the law takes the age as reached on the day before the birthday. */
export function isSenior(birthDate: CalendarDate | null, taxYear: string): boolean {
  return birthDate !== null && birthDate <= `${Number(taxYear) - 64}-01-01`
}

/**
 * The senior deduction of 2025 to 2028: 6,000 for each person of 65 or more, each less 6% of the income above the start.
 *
 * None on a separate return.  Units: cents.  Rounds: the reduction, once, half away from zero.
 * Source: 26 U.S.C. § 151(d)(5)(C); Schedule 1-A, lines 31 to 37.
 */
export function seniorDeduction(seniors: number, status: FilingStatus, adjustedIncome: Line, tables: UsTables): Line {
  const { value: law } = tables.seniorDeduction
  const source = form('Schedule 1-A', 'line 37')
  const heading = { key: 'us.senior-deduction', label: 'Senior deduction', source }
  const start = law?.phaseOutStart[status] ?? null
  if (law === null || start === null || seniors === 0)
    return line(heading, usd(0), { says: 'None: it is for people of 65 or more, from 2025 to 2028.' })
  const each = amountOf(tables.seniorDeduction, 'For each person', law.amount, 'amount')
  const excess = floorLine(
    { key: 'us.senior-excess', label: 'Income above the start', source: form('Schedule 1-A', 'line 33') },
    [
      plus(adjustedIncome),
      minus(amountOf(tables.seniorDeduction, 'Start of the phase-out', start, `phaseOutStart/${status}`)),
    ],
    { says: 'Adjusted gross income above the start of the phase-out.' },
  )
  const left = Math.max(0, law.amount - atRate(excess.value.minor, law.phaseOutRate))
  return line(heading, usd(seniors * left), {
    says: `${moneyText(each.value)} for each person of 65 or more, less ${percent(law.phaseOutRate)} of the income above the start.`,
    worked: `${seniors} × ${moneyText(usd(left))}`,
    inputs: [
      mention(each),
      mention(excess),
      rateInput(tables.seniorDeduction, 'Phase-out rate', law.phaseOutRate, 'phaseOutRate'),
    ],
  })
}

/**
 * Income tax on taxable income, with gains and qualified dividends at their own rates.
 *
 * The rate schedules, not the tax table: below $100,000 the table is up to about $6 away.
 * Units:  cents.  Rounds: the tax of the bands once, each capital gain band once, half away from zero.
 * Source: 26 U.S.C. § 1(h), (j); Form 1040, line 16; Qualified Dividends and Capital Gain Tax Worksheet, lines 1 to 25.
 */
export function incomeTax(taxableIncome: Line, capitalGain: Line, status: FilingStatus, tables: UsTables): Line {
  const gain = Math.min(capitalGain.value.minor, taxableIncome.value.minor)
  const atOrdinaryRates = taxWithGain(taxableIncome, 0, capitalGain, status, tables)
  if (gain === 0) return atOrdinaryRates
  const atOwnRates = taxWithGain(taxableIncome, gain, capitalGain, status, tables)
  return atOwnRates.value.minor <= atOrdinaryRates.value.minor ? atOwnRates : atOrdinaryRates
}

function taxWithGain(
  taxableIncome: Line,
  gain: number,
  capitalGain: Line,
  status: FilingStatus,
  tables: UsTables,
): Line {
  const heading = { key: 'us.income-tax', label: 'Income tax', source: form('Form 1040', 'line 16') }
  const { incomeTaxBands } = tables
  const ordinary = line(
    { key: 'us.ordinary-income', label: 'Taxed at the ordinary rates', source: heading.source },
    usd(taxableIncome.value.minor - gain),
    {
      says: gain > 0 ? 'Taxable income less gains and qualified dividends.' : 'All of the taxable income.',
      inputs: [mention(taxableIncome), ...(gain > 0 ? [mention(capitalGain)] : [])],
    },
  )
  return sumLine(
    heading,
    [
      ...bandLines(ordinary, incomeTaxBands.value[status], incomeTaxBands, status),
      ...gainParts(ordinary.value.minor, gain, status, tables),
    ].map(plus),
    { says: 'Each band of taxable income at its own rate.', inputs: [mention(taxableIncome)] },
  )
}

/** Gains lie on top of the ordinary income: nothing up to the first mark, the middle rate up to the second, then the top one. */
function gainParts(ordinaryMinor: number, gainMinor: number, status: FilingStatus, tables: UsTables): Line[] {
  if (gainMinor === 0) return []
  const { capitalGains, capitalGainZeroUpTo, capitalGainMiddleUpTo } = tables
  const marks = [capitalGainZeroUpTo.value[status], capitalGainMiddleUpTo.value[status]]
  const total = ordinaryMinor + gainMinor
  const [zeroEnd = 0, middleEnd = 0] = marks.map((mark) => Math.min(Math.max(mark, ordinaryMinor), total))
  const part = (charged: number, place: 'middle' | 'top', mark: Line): Line => {
    const rate = capitalGains.value[place]
    return line(
      {
        key: `us.gain-${place}`,
        label: `Gains at ${percent(rate)}`,
        source: form('Form 1040', 'line 16, capital gain worksheet'),
      },
      usd(atRate(charged, rate)),
      {
        says: `${percent(rate)} of gains and qualified dividends above the mark.`,
        worked: worked(`${moneyText(usd(charged))} × ${percent(rate)}`, usd(atRate(charged, rate))),
        inputs: [mention(mark), rateInput(capitalGains, 'Rate', rate, place)],
      },
    )
  }
  return [
    part(middleEnd - zeroEnd, 'middle', amountOf(capitalGainZeroUpTo, 'No tax on gains up to', marks[0] ?? 0, status)),
    part(total - middleEnd, 'top', amountOf(capitalGainMiddleUpTo, 'Top rate above', marks[1] ?? 0, status)),
  ]
}
