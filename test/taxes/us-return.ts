import { money } from '../../shared/money.ts'
import type { Answers, YearFigures } from '../../shared/taxes/country.ts'
import { given, type Line } from '../../shared/taxes/engine.ts'
import { type FederalReturn, usFederal } from '../../shared/taxes/us/estimate.ts'
import { type UsTables, usTables } from '../../shared/taxes/us/tables.ts'

/** Whole dollars, as the cases have them, in cents. */
export const cents = (dollars: number): number => Math.round(dollars * 100)

/** The books' profit, as the server gives it to the rules. */
export function booked(profitMinor: number): YearFigures {
  return {
    currency: 'USD',
    netProfit: {
      state: 'known',
      value: money(profitMinor, 'USD'),
      because: {
        says: 'Receipts less deductible costs.',
        inputs: [{ label: 'Profit', value: money(profitMinor, 'USD'), link: '/money' }],
      },
    },
  }
}

/** The return of a year on a profit in cents; it must be one that can be worked out. */
export function returnOf(taxYear: string, answers: Answers, profitMinor: number): FederalReturn {
  const worked = usFederal(taxYear, answers, booked(profitMinor))
  if ('state' in worked) throw new Error(worked.says)
  return worked
}

/** The tables of a year that has some. */
export function tablesOf(taxYear: string): UsTables {
  const tables = usTables(taxYear)
  if (tables === undefined) throw new Error(`no table for ${taxYear}`)
  return tables
}

/** An amount of dollars put into a rule by itself. */
export function amountLine(label: string, dollars: number): Line {
  return given(
    { key: `test.${label}`, label, source: { title: 'Given', url: 'https://example.com/' } },
    money(cents(dollars), 'USD'),
    { says: 'Given by the example.' },
  )
}
