import type { FormCategory } from '../country.ts'

/** The boxes of the full self-employment pages by the keys that categories bear. */
const BOXES: readonly FormCategory[] = [
  { key: 'gross-receipts', label: 'Turnover', line: '15' },
  { key: 'other-income', label: 'Any other business income', line: '16' },
  { key: 'cost-of-goods-sold', label: 'Cost of goods bought for resale or goods used', line: '17' },
  { key: 'contract-labor', label: 'Payments to subcontractors (construction), and other help', line: '18' },
  { key: 'wages', label: 'Wages, salaries and other staff costs', line: '19' },
  { key: 'employee-benefits', label: 'Wages, salaries and other staff costs', line: '19' },
  { key: 'car-and-truck', label: 'Car, van and travel expenses', line: '20' },
  { key: 'travel', label: 'Car, van and travel expenses', line: '20' },
  { key: 'rent-property', label: 'Rent, rates, power and insurance costs', line: '21' },
  { key: 'rent-vehicles', label: 'Car, van and travel expenses', line: '20' },
  { key: 'insurance', label: 'Rent, rates, power and insurance costs', line: '21' },
  { key: 'utilities', label: 'Rent, rates, power and insurance costs', line: '21' },
  { key: 'home', label: 'Rent, rates, power and insurance costs', line: '21' },
  { key: 'repairs-and-maintenance', label: 'Repairs and maintenance of property and equipment', line: '22' },
  { key: 'office-expense', label: 'Phone, stationery and other office costs', line: '23' },
  { key: 'supplies', label: 'Phone, stationery and other office costs', line: '23' },
  { key: 'advertising', label: 'Advertising and business entertainment costs', line: '24' },
  { key: 'interest-mortgage', label: 'Interest on bank and other loans', line: '25' },
  { key: 'interest-other', label: 'Interest on bank and other loans', line: '25' },
  { key: 'commissions-and-fees', label: 'Bank, credit card and other financial charges', line: '26' },
  { key: 'legal-and-professional', label: 'Accountancy, legal and other professional fees', line: '28' },
  { key: 'depreciation', label: 'Depreciation and loss or profit on sale of assets', line: '29' },
  { key: 'taxes-and-licenses', label: 'Other business expenses', line: '30' },
  { key: 'meals', label: 'Advertising and business entertainment costs', line: '24' },
  { key: 'other', label: 'Other business expenses', line: '30' },
]

/**
 * The boxes of the self-employment pages for a tax year; several categories may share one.
 *
 * Source: SA103F, boxes 15 to 30; the same since 2024/25.
 */
export function sa103(): readonly FormCategory[] {
  return BOXES
}
