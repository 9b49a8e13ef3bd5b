import { portion } from '../../money.ts'
import { moneyText } from '../../words.ts'
import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine, worked } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import { cautions } from '../parameters.ts'
import { amountOf, usd } from './entered.ts'
import { form } from './sources.ts'
import type { FilingStatus, UsTables } from './tables.ts'

/** One business's part in the deduction. */
export interface QualifiedBusiness {
  /** 'you' or 'spouse': told apart in the keys of the lines. */
  who: string
  /** Its income after half the SE tax, health insurance and retirement; below zero for a loss. */
  income: Line
  /** Wages paid to employees, and what property in use once cost. */
  wages: Line
  property: Line
  isSpecifiedService: boolean
}

/** Where the limits begin and over how much income they come in. */
export interface FadeIn {
  threshold: Line
  range: Line
}

export function fadeInOf(status: FilingStatus, { qbiThreshold, qbiRange }: UsTables): FadeIn {
  return {
    threshold: amountOf(qbiThreshold, 'Threshold', qbiThreshold.value[status], status),
    range: amountOf(qbiRange, 'Range above it', qbiRange.value[status], status),
  }
}

/**
 * 20% of a business's income, less what income above the threshold takes away.
 *
 * Above the threshold the limit by wages paid and property comes in over the range, and a service business's income,
 * wages and property fade away over it: without employees both end at zero.
 *
 * Units:  cents.  Rounds: once a line, half away from zero.
 * Source: 26 U.S.C. § 199A(b), (d)(3); Form 8995 lines 2 to 5; Form 8995-A, Schedule A and Parts II and III.
 */
export function businessComponent(
  business: QualifiedBusiness,
  taxableBefore: Line,
  fade: FadeIn,
  { qbi }: UsTables,
): Line {
  const { threshold, range } = fade
  const excess = Math.max(0, taxableBefore.value.minor - threshold.value.minor)
  const inRange = Math.min(excess, range.value.minor)
  const counted = countedShare(business, inRange, range.value.minor)
  const full = atRate(Math.max(0, counted.income), qbi.value.rate)
  const limit = Math.max(
    atRate(counted.wages, qbi.value.wages),
    atRate(counted.wages, qbi.value.wagesWithProperty) + atRate(counted.property, qbi.value.property),
  )
  const reduction = full > limit ? portion(full - limit, inRange, range.value.minor) : 0
  const value = usd(full - reduction)
  const isFading = excess > 0
  return line(
    {
      key: `us.${business.who}.qbi-component`,
      label: 'Share of the business income',
      source: isFading ? form('Form 8995-A', 'line 13') : form('Form 8995', 'line 5'),
    },
    value,
    {
      says: isFading
        ? `${percent(qbi.value.rate)} of the business income, less what the limits take away above ${moneyText(threshold.value)}.`
        : `${percent(qbi.value.rate)} of the business income.`,
      worked: isFading
        ? `${moneyText(usd(full))} − ${moneyText(usd(reduction))} = ${moneyText(value)}`
        : worked(`${moneyText(business.income.value)} × ${percent(qbi.value.rate)}`, value),
      inputs: [
        mention(business.income),
        rateInput(qbi, 'Share', qbi.value.rate, 'rate'),
        ...(isFading
          ? [
              mention(taxableBefore),
              mention(threshold),
              mention(range),
              mention(business.wages),
              mention(business.property),
            ]
          : []),
      ],
      ...(business.isSpecifiedService &&
        isFading && { notes: ['A service business: its income fades over the range.'] }),
    },
  )
}

/** Schedule A of Form 8995-A: what of a service business still counts; of any other all does. */
function countedShare(business: QualifiedBusiness, inRange: number, range: number) {
  const share = (minor: number): number =>
    business.isSpecifiedService ? portion(minor, range - inRange, range) : minor
  return {
    income: share(business.income.value.minor),
    wages: share(business.wages.value.minor),
    property: share(business.property.value.minor),
  }
}

/**
 * The deduction: the businesses' shares, at most 20% of taxable income before it less net capital gain, and from 2026
 * at least the minimum where the businesses together earn enough.
 *
 * Units:  cents.  Rounds: once a line, half away from zero.
 * Source: 26 U.S.C. § 199A(a), (i); Form 8995 lines 11 to 15; Form 8995-A Part IV.
 */
export function qbiDeduction(
  components: readonly Line[],
  incomes: readonly Line[],
  taxableBefore: Line,
  capitalGain: Line,
  { qbi, qbiMinimum }: UsTables,
): Line {
  const total = sumLine(
    { key: 'us.qbi-components', label: 'Shares of business income', source: form('Form 8995', 'line 10') },
    components.map(plus),
    { says: 'What the businesses give together.' },
  )
  const limitBase = floorLine(
    { key: 'us.qbi-limit-base', label: 'Taxable income less net capital gain', source: form('Form 8995', 'line 13') },
    [plus(taxableBefore), minus(capitalGain)],
    { says: 'Taxable income before this deduction, less net capital gain.' },
  )
  const limitValue = usd(atRate(limitBase.value.minor, qbi.value.rate))
  const limit = line(
    { key: 'us.qbi-limit', label: 'Limit by taxable income', source: form('Form 8995', 'line 14') },
    limitValue,
    {
      says: `${percent(qbi.value.rate)} of taxable income before the deduction, less net capital gain.`,
      worked: worked(`${moneyText(limitBase.value)} × ${percent(qbi.value.rate)}`, limitValue),
      inputs: [mention(limitBase), rateInput(qbi, 'Share', qbi.value.rate, 'rate')],
    },
  )
  const smaller = Math.min(total.value.minor, limit.value.minor)
  const earned = incomes.reduce((sum, income) => sum + income.value.minor, 0)
  const minimum = qbiMinimum.value
  const lifted = minimum !== null && earned >= minimum.fromQbi && smaller < minimum.deduction
  return line(
    { key: 'us.qbi-deduction', label: 'QBI deduction', source: form('Form 1040', 'line 13a') },
    usd(lifted ? minimum.deduction : smaller),
    {
      says: lifted
        ? `At least ${moneyText(usd(minimum.deduction))} where the business earns ${moneyText(usd(minimum.fromQbi))} or more.`
        : 'The smaller of the businesses’ shares and the limit by taxable income.',
      inputs: [
        mention(total),
        mention(limit),
        ...(lifted ? [mention(amountOf(qbiMinimum, 'Least deduction', minimum.deduction, 'deduction'))] : []),
      ],
      ...(lifted && { notes: cautions(qbiMinimum) }),
    },
  )
}
