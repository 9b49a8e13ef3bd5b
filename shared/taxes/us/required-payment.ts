import { portion } from '../../money.ts'
import { moneyText } from '../../words.ts'
import { type Line, line, mention, minus, PER_UNIT, plus, sumLine } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import type { UsAnswers } from './answers.ts'
import { amountOf, answer, usd } from './entered.ts'
import { form } from './sources.ts'
import type { UsTables } from './tables.ts'

/**
 * What must be paid in the year, by withholding and instalments, for no interest to be charged.
 *
 * 90% of this year's tax, or the tax of last year's return if that is less: 110% of it after an income above $150,000
 * ($75,000 if this year's return is a separate one). Nothing where less than $1,000 is left after withholding.
 * Without last year's tax only this year's counts: the return of a year of less than twelve months gives no such way.
 *
 * Units:  cents.  Rounds: each share once, half away from zero.
 * Source: 26 U.S.C. § 6654(d), (e); Form 2210, Part I, lines 4 to 9.
 */
export function requiredAnnualPayment(totalTax: Line, withheld: Line, answers: UsAnswers, tables: UsTables): Line {
  const { value: law } = tables.estimatedTax
  const heading = { key: 'us.required-payment', label: 'Required in the year', source: form('Form 2210', 'line 9') }
  const thisYear = shareLine(
    'us.required-this-year',
    `${percent(law.ofThisYear)} of this year’s tax`,
    'line 5',
    totalTax,
    law.ofThisYear,
    tables,
  )
  const lastYear = ofLastYear(answers, tables)
  const left = sumLine(
    { key: 'us.tax-less-withheld', label: 'Tax less withholding', source: form('Form 2210', 'line 7') },
    [plus(totalTax), minus(withheld)],
    { says: 'What withholding leaves of the tax.' },
  )
  const least = amountOf(tables.estimatedTax, 'Least amount', law.leastOwed, 'leastOwed')
  if (left.value.minor < law.leastOwed)
    return line(heading, usd(0), {
      says: `Nothing: less than ${moneyText(least.value)} is left after withholding.`,
      inputs: [mention(left), mention(least)],
    })
  const required = lastYear === null ? thisYear.value.minor : Math.min(thisYear.value.minor, lastYear.value.minor)
  return line(heading, usd(required), {
    says:
      lastYear === null
        ? `${percent(law.ofThisYear)} of this year’s tax. Last year’s tax is not entered, so it cannot be the measure.`
        : `The smaller of ${percent(law.ofThisYear)} of this year’s tax and last year’s tax.`,
    inputs: [mention(thisYear), ...(lastYear === null ? [] : [mention(lastYear)]), mention(left), mention(least)],
  })
}

/** Form 2210, line 8: last year's tax, or a tenth more after a high income; null where there was no full return. */
function ofLastYear({ status, lastYearTaxMinor, lastYearAgiMinor }: UsAnswers, tables: UsTables): Line | null {
  if (lastYearTaxMinor === null) return null
  const { value: law } = tables.estimatedTax
  const limit = law.highAgi[status]
  const isHigh = lastYearAgiMinor === null || lastYearAgiMinor > limit
  const rate = isHigh ? law.ofLastYearHigh : law.ofLastYear
  const share = shareLine(
    'us.required-last-year',
    `${percent(rate)} of last year’s tax`,
    'line 8',
    answer('lastYearTax', 'Total tax of last year’s return', lastYearTaxMinor),
    rate,
    tables,
  )
  const inputs = [
    ...share.because.inputs,
    ...(lastYearAgiMinor === null
      ? []
      : [mention(answer('lastYearAgi', 'Last year’s adjusted gross income', lastYearAgiMinor))]),
    mention(amountOf(tables.estimatedTax, 'High income', limit, `highAgi/${status}`)),
  ]
  const notes =
    lastYearAgiMinor === null && law.ofLastYearHigh !== law.ofLastYear
      ? [
          `Last year’s income is not entered, so the higher share is taken. If it was not above ${moneyText(usd(limit))}, ${percent(law.ofLastYear)} is enough.`,
        ]
      : undefined
  return { ...share, because: { ...share.because, inputs, ...(notes && { notes }) } }
}

function shareLine(
  key: string,
  label: string,
  place: string,
  tax: Line,
  rate: number,
  { estimatedTax }: UsTables,
): Line {
  const value = usd(portion(Math.max(0, tax.value.minor), rate, PER_UNIT))
  return line({ key, label, source: form('Form 2210', place) }, value, {
    says: `${label}.`,
    worked: `${moneyText(tax.value)} × ${percent(rate)} = ${moneyText(value)}`,
    inputs: [mention(tax), rateInput(estimatedTax, 'Share', rate)],
  })
}
