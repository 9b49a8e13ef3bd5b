/** A category that a new book starts with. The key outlives renaming and the form's changing line numbers. */
export interface StartingCategory {
  name: string
  formKey: string
  deductibleBps: number
}

export const STARTING_INCOME: readonly StartingCategory[] = [
  { name: 'Client work', formKey: 'gross-receipts', deductibleBps: 10_000 },
  { name: 'Product sales', formKey: 'gross-receipts', deductibleBps: 10_000 },
  { name: 'Commissions', formKey: 'gross-receipts', deductibleBps: 10_000 },
  { name: 'Other income', formKey: 'gross-receipts', deductibleBps: 10_000 },
]

/** The category that a processor's fee is booked in. */
export const FEES_KEY = 'commissions-and-fees'
export const FEES_NAME = 'Commissions and fees'

/** Meals are deductible by half (26 U.S.C. §274(n)); everything else here in full. */
export const STARTING_EXPENSES: readonly StartingCategory[] = [
  { name: 'Advertising', formKey: 'advertising', deductibleBps: 10_000 },
  { name: 'Car and truck', formKey: 'car-and-truck', deductibleBps: 10_000 },
  { name: FEES_NAME, formKey: FEES_KEY, deductibleBps: 10_000 },
  { name: 'Contract labor', formKey: 'contract-labor', deductibleBps: 10_000 },
  { name: 'Insurance', formKey: 'insurance', deductibleBps: 10_000 },
  { name: 'Interest', formKey: 'interest-other', deductibleBps: 10_000 },
  { name: 'Legal and professional', formKey: 'legal-and-professional', deductibleBps: 10_000 },
  { name: 'Office expense', formKey: 'office-expense', deductibleBps: 10_000 },
  { name: 'Rent', formKey: 'rent-property', deductibleBps: 10_000 },
  { name: 'Repairs and maintenance', formKey: 'repairs-and-maintenance', deductibleBps: 10_000 },
  { name: 'Supplies', formKey: 'supplies', deductibleBps: 10_000 },
  { name: 'Taxes and licenses', formKey: 'taxes-and-licenses', deductibleBps: 10_000 },
  { name: 'Travel', formKey: 'travel', deductibleBps: 10_000 },
  { name: 'Meals', formKey: 'meals', deductibleBps: 5_000 },
  { name: 'Utilities, phone and internet', formKey: 'utilities', deductibleBps: 10_000 },
  { name: 'Software', formKey: 'other', deductibleBps: 10_000 },
  { name: 'Education', formKey: 'other', deductibleBps: 10_000 },
  { name: 'Other expenses', formKey: 'other', deductibleBps: 10_000 },
]

/** Not deductible in the United Kingdom; one's own meals on a business journey belong to travel there (HMRC, BIM45000, BIM37605). */
const ENTERTAINMENT: StartingCategory = { name: 'Client entertainment', formKey: 'meals', deductibleBps: 0 }

/** The categories of expense that a new book starts with in a country. */
export function startingExpenses(country: string): readonly StartingCategory[] {
  if (country !== 'GB') return STARTING_EXPENSES
  return STARTING_EXPENSES.map((category) => (category.formKey === 'meals' ? ENTERTAINMENT : category))
}
