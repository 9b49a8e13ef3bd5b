import { moneyText } from '../../words.ts'
import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine, worked } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import type { Person } from './answers.ts'
import { amountOf, answer, usd } from './entered.ts'
import { form } from './sources.ts'
import type { UsTables } from './tables.ts'

/** One person's Schedule SE. Each person has their own: a spouse's wages never use up the other's base. */
export interface SelfEmployment {
  /** Line 6: what the tax is charged on, zero below the floor. */
  netEarnings: Line
  /** Line 12. */
  tax: Line
  /** Line 13, which Schedule 1 line 15 takes off the income. */
  deductibleHalf: Line
}

/**
 * Self-employment tax of one person: Social Security up to the wage base that own wages leave free, and Medicare.
 *
 * Units:  cents; the profit may be a loss.  Rounds: once a line, half away from zero.
 * Result: zero while net earnings (not the profit) are below $400.
 * Source: 26 U.S.C. §§ 1401, 1402; Schedule SE (Form 1040), lines 3 to 13.
 */
export function selfEmployment(profit: Line, person: Person, tables: UsTables): SelfEmployment {
  const { value: law } = tables.selfEmployment
  const netEarnings = earnings(profit, person, tables)
  const socialSecurityPart = socialSecurity(netEarnings, person, tables)
  const medicarePart = line(
    at(person, 'medicare', 'Medicare part', 'line 11'),
    usd(atRate(netEarnings.value.minor, law.medicare)),
    {
      says: `${percent(law.medicare)} of all net earnings.`,
      inputs: [mention(netEarnings), rateInput(tables.selfEmployment, 'Medicare rate', law.medicare, 'medicare')],
    },
  )
  const tax = sumLine(
    at(person, 'se-tax', 'Self-employment tax', 'line 12'),
    [plus(socialSecurityPart), plus(medicarePart)],
    { says: 'The Social Security part and the Medicare part.' },
  )
  const half = usd(atRate(tax.value.minor, law.deductible))
  const deductibleHalf = line(at(person, 'half-se-tax', 'Half of the self-employment tax', 'line 13'), half, {
    says: 'Half of the tax comes off the income. The Additional Medicare Tax is not part of it.',
    worked: worked(`${moneyText(tax.value)} × ${percent(law.deductible)}`, half),
    inputs: [mention(tax), rateInput(tables.selfEmployment, 'Deductible share', law.deductible, 'deductible')],
  })
  return { netEarnings, tax, deductibleHalf }
}

/** Lines 3 to 6: 92.35% of the profit, or nothing below the floor. */
function earnings(profit: Line, person: Person, { selfEmployment }: UsTables): Line {
  const { value: law } = selfEmployment
  const share = atRate(Math.max(0, profit.value.minor), law.netEarnings)
  const floor = amountOf(selfEmployment, 'Least net earnings', law.floor, 'floor')
  const value = usd(share < law.floor ? 0 : share)
  return line(at(person, 'net-earnings', 'Net earnings from self-employment', 'line 6'), value, {
    says: `${percent(law.netEarnings)} of the net profit; below ${moneyText(floor.value)} no tax is due on them.`,
    worked: `${moneyText(profit.value)} × ${percent(law.netEarnings)} = ${moneyText(usd(share))}`,
    inputs: [
      mention(profit),
      rateInput(selfEmployment, 'Share of the profit', law.netEarnings, 'netEarnings'),
      mention(floor),
    ],
  })
}

/** Lines 7 to 10. */
function socialSecurity(netEarnings: Line, person: Person, tables: UsTables): Line {
  const { value: law } = tables.selfEmployment
  const base = amountOf(tables.socialSecurityWageBase, 'Social Security wage base', tables.socialSecurityWageBase.value)
  const [key, label] =
    person.who === 'you'
      ? ['socialSecurityWages', 'Your Social Security wages']
      : ['spouseSocialSecurityWages', 'Spouse’s Social Security wages']
  const left = floorLine(
    at(person, 'wage-base-left', 'Wage base left', 'line 9'),
    [plus(base), minus(answer(key, label, person.socialSecurityWagesMinor))],
    { says: 'The wage base less own wages, which have borne Social Security already.' },
  )
  const charged = Math.min(netEarnings.value.minor, left.value.minor)
  const value = usd(atRate(charged, law.socialSecurity))
  return line(at(person, 'social-security', 'Social Security part', 'line 10'), value, {
    says: `${percent(law.socialSecurity)} of net earnings, up to what is left of the wage base.`,
    worked: worked(`${moneyText(usd(charged))} × ${percent(law.socialSecurity)}`, value),
    inputs: [
      mention(netEarnings),
      mention(left),
      rateInput(tables.selfEmployment, 'Social Security rate', law.socialSecurity, 'socialSecurity'),
    ],
  })
}

function at(person: Person, key: string, label: string, place: string) {
  const isYou = person.who === 'you'
  return {
    key: `us.${isYou ? '' : 'spouse.'}${key}`,
    label: isYou ? label : `${label}, spouse`,
    source: form('Schedule SE', place),
  }
}
