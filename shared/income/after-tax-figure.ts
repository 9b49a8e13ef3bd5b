import { type Because, confidenceOf, type Figure } from '../figure.ts'
import { money, unscaled } from '../money.ts'
import { moneyText, percentText, wholeMoneyText } from '../words.ts'
import { type IncomeFacts, withHistory } from './month-facts.ts'
import { type AfterTax, afterTax } from './plan-on.ts'
import { planOnMinor } from './plan-on-figure.ts'

/** What a month on plan-on income leaves after costs and the set-aside. */
export function afterTaxFigure(facts: IncomeFacts, planOn: Figure): Figure {
  const planMinor = planOnMinor(facts)
  if (planMinor === null) return planOn
  const { currency } = facts
  const month = afterTax(planMinor, facts.businessCostsMinor, facts.setAsideBps)
  const says =
    month.netMinor < 0
      ? `In a low-end month business costs take ${wholeMoneyText(money(-month.netMinor, currency), 'up')} more than comes in.`
      : `A low-end month leaves ${wholeMoneyText(money(month.netMinor, currency), 'down')} after business costs and the set-aside for tax.`
  return {
    state: 'known',
    value: money(month.netMinor, currency),
    says,
    because: withHistory(afterTaxBecause('Plan-on income', planOn, month, facts), confidenceOf(facts.months.length)),
  }
}

/** The derivation of a month after tax, from the figure of its receipts. */
export function afterTaxBecause(
  label: string,
  receipts: Figure,
  month: AfterTax,
  facts: Pick<IncomeFacts, 'currency' | 'businessCostsMinor' | 'setAsideBps'>,
): Because {
  const text = (minor: number) => moneyText(money(minor, facts.currency))
  const rate = unscaled(facts.setAsideBps, 10_000)
  return {
    says: `${label} less business costs, less the set-aside on what remains.`,
    worked: `${text(month.profitMinor + facts.businessCostsMinor)} − ${text(facts.businessCostsMinor)} − ${percentText(rate)} of ${text(Math.max(0, month.profitMinor))} = ${text(month.netMinor)}`,
    inputs: [
      { label, figure: receipts },
      {
        label: 'Business costs',
        value: money(facts.businessCostsMinor, facts.currency),
        sign: '-',
        link: '/settings#needs',
      },
      {
        label: `Set-aside for tax, ${percentText(rate)}`,
        value: money(month.setAsideMinor, facts.currency),
        sign: '-',
        link: '/settings#set-aside',
      },
    ],
    notes: ['The set-aside is an estimate, not tax advice.'],
  }
}
