import type { FormCategory } from '../country.ts'

/** The lines of Schedule C by stable key. A line that moved has the years of its older number. */
const LINES: readonly (FormCategory & { before?: { until: string; line: string } })[] = [
  { key: 'gross-receipts', label: 'Gross receipts or sales', line: '1' },
  { key: 'returns-and-allowances', label: 'Returns and allowances', line: '2' },
  { key: 'cost-of-goods-sold', label: 'Cost of goods sold', line: '4' },
  { key: 'other-income', label: 'Other income', line: '6' },
  { key: 'advertising', label: 'Advertising', line: '8' },
  { key: 'car-and-truck', label: 'Car and truck expenses', line: '9' },
  { key: 'commissions-and-fees', label: 'Commissions and fees', line: '10' },
  { key: 'contract-labor', label: 'Contract labor', line: '11' },
  { key: 'depletion', label: 'Depletion', line: '12' },
  { key: 'depreciation', label: 'Depreciation and section 179 expense', line: '13' },
  { key: 'employee-benefits', label: 'Employee benefit programs', line: '14' },
  { key: 'insurance', label: 'Insurance other than health', line: '15' },
  { key: 'interest-mortgage', label: 'Mortgage interest', line: '16a' },
  { key: 'interest-other', label: 'Other interest', line: '16b' },
  { key: 'legal-and-professional', label: 'Legal and professional services', line: '17' },
  { key: 'office-expense', label: 'Office expense', line: '18' },
  { key: 'pension-plans', label: 'Pension and profit-sharing plans', line: '19' },
  { key: 'rent-vehicles', label: 'Rent of vehicles, machinery and equipment', line: '20a' },
  { key: 'rent-property', label: 'Rent of other business property', line: '20b' },
  { key: 'repairs-and-maintenance', label: 'Repairs and maintenance', line: '21' },
  { key: 'supplies', label: 'Supplies', line: '22' },
  { key: 'taxes-and-licenses', label: 'Taxes and licenses', line: '23' },
  { key: 'travel', label: 'Travel', line: '24a' },
  { key: 'meals', label: 'Deductible meals', line: '24b' },
  { key: 'utilities', label: 'Utilities', line: '25' },
  { key: 'wages', label: 'Wages', line: '26' },
  {
    key: 'energy-efficient-buildings',
    label: 'Energy efficient commercial buildings',
    line: '27a',
    before: { until: '2024', line: '27b' },
  },
  { key: 'other', label: 'Other expenses', line: '27b', before: { until: '2024', line: '27a' } },
  { key: 'home', label: 'Business use of your home', line: '30' },
]

/**
 * The lines of Schedule C for a tax year.
 *
 * Source: Schedule C (Form 1040), Parts I and II, 2025; in 2023 and 2024 lines 27a and 27b stood the other way round.
 */
export function scheduleC(taxYear: string): readonly FormCategory[] {
  return LINES.map(({ key, label, line, before }) => ({
    key,
    label,
    line: before !== undefined && taxYear <= before.until ? before.line : line,
  }))
}
