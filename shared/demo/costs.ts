import { addDays, type CalendarDate } from '../calendar.ts'
import { money } from '../money.ts'
import { FIRST_MONTH_ALONE, RUNNING_MONTH, type Stage } from './stage.ts'
import type { DemoDeed } from './steps.ts'

type Expense = Omit<Extract<DemoDeed, { kind: 'expense' }>, 'kind' | 'minor'>

/** What the business costs: what comes every month, what comes now and then, and what came once. */
export function tellCosts(stage: Stage): void {
  for (let index = 0; index <= RUNNING_MONTH; index += 1) {
    tellMonthlyCosts(stage, index)
    tellOccasionalCosts(stage, index)
  }
  tellSingleCosts(stage)
}

function tellMonthlyCosts(stage: Stage, index: number): void {
  const { dice } = stage
  spend(stage, stage.day(index, 4), 54.99, {
    vendor: 'Sample Cloud Office',
    category: 'Software',
    account: 'card',
  })
  spend(stage, stage.day(index, 8), 23, { vendor: 'Example Font Library', category: 'Software', account: 'card' })
  spend(stage, stage.day(index, 11), 84.6, {
    vendor: 'Example Telephone & Internet',
    category: 'Utilities, phone and internet',
    account: 'spending',
    businessShare: '0.6',
  })
  for (let meals = dice.between(1, 2); meals > 0; meals -= 1) {
    const vendor = dice.oneOf(['Sample Corner Café', 'Example Noodle House', 'The Invented Spoon'])
    const note = dice.oneOf(['Lunch with a client', 'Supper on the way back', 'Coffee, planning the next issue'])
    const units = dice.between(1450, 5800) / 100
    const category = stage.place.mealsCategory
    spend(stage, stage.day(index, dice.between(3, 26)), units, { vendor, category, account: 'card', note })
  }
  spend(stage, stage.day(index, dice.between(5, 24)), dice.between(1200, 5400) / 100, {
    vendor: dice.oneOf(['Sample Paper & Ink', 'Example Stationers']),
    category: dice.oneOf(['Supplies', 'Office expense']),
    account: 'card',
  })
  if (index < FIRST_MONTH_ALONE) return
  spend(stage, stage.day(index, 2), 165, { vendor: 'Sample Desk Space', category: 'Rent', account: 'spending' })
  spend(stage, stage.day(index, 14), 52, {
    vendor: 'Example Mutual Insurance',
    category: 'Insurance',
    account: 'spending',
    note: 'Professional liability',
  })
}

function tellOccasionalCosts(stage: Stage, index: number): void {
  const { dice } = stage
  if (index % 3 === 1) {
    const note = 'To a client and back'
    const vendor = 'Example Rail'
    spend(stage, stage.day(index, 16), dice.between(4800, 13_000) / 100, {
      vendor,
      category: 'Travel',
      account: 'card',
      note,
    })
    spend(stage, stage.day(index, 17), dice.between(9800, 16_400) / 100, {
      vendor: 'Hotel Example',
      category: 'Travel',
      account: 'card',
      receipt: 'hotel.pdf',
    })
  }
  if (index % 4 === 2) {
    const car = { vendor: 'Sample Car Share', category: 'Car and truck', account: 'card' } as const
    spend(stage, stage.day(index, 21), dice.between(2600, 6100) / 100, car)
  }
  if (index % 6 === 5) {
    const adviser = { vendor: 'Example & Ledger, accountants', category: 'Legal and professional' } as const
    spend(stage, stage.day(index, 24), 240, { ...adviser, account: 'spending' })
  }
}

function tellSingleCosts(stage: Stage): void {
  const { foreign } = stage.place
  const card = { account: 'card' } as const
  spend(stage, stage.day(8, 13), 2180, {
    ...card,
    vendor: 'Invented Computers',
    category: 'Office expense',
    businessShare: '0.8',
    note: 'Laptop',
    receipt: 'laptop.pdf',
  })
  spend(stage, stage.day(9, 22), 340, { ...card, vendor: 'Sample School of Type', category: 'Education' })
  spend(stage, stage.day(7, 19), 130, { ...card, vendor: 'Example Directory', category: 'Advertising' })
  spend(stage, stage.day(17, 19), 145, { ...card, vendor: 'Example Directory', category: 'Advertising' })
  spend(stage, stage.day(18, 10), 128.4, {
    ...card,
    vendor: 'Sample Screen Repairs',
    category: 'Repairs and maintenance',
  })
  for (const index of [7, 19])
    spend(stage, stage.day(index, 5), 75, {
      vendor: 'City of Sampletown',
      category: 'Taxes and licenses',
      account: 'spending',
      note: 'Business license',
    })
  for (const index of [10, 19])
    spend(stage, stage.day(index, 26), 430, {
      vendor: 'Gil Example, proofreader',
      category: 'Contract labor',
      account: 'spending',
    })
  spend(stage, stage.day(14, 20), 6.35, { ...card, vendor: 'Example Card Bank', category: 'Interest' })
  const license = stage.minor(96)
  stage.tell(stage.day(20, 12), {
    kind: 'expense',
    ...card,
    vendor: 'Muster Schriften',
    category: 'Software',
    minor: license,
    document: money(stage.foreignMinor(license), foreign.currency),
    note: 'Font license',
  })
  tellHeadphones(stage)
  tellMistyped(stage)
  tellSubscription(stage)
}

/** Begun two days ago: its first date waits to be booked. */
function tellSubscription(stage: Stage): void {
  const subscription = { vendor: 'Sample Proofing Tool', category: 'Software', account: 'card' } as const
  stage.tell(addDays(stage.today, -2), { kind: 'recurring', ...subscription, minor: stage.minor(18.5) })
}

/** Bought, sent back, and the money came back. */
function tellHeadphones(stage: Stage): void {
  const headphones = { vendor: 'Invented Computers', category: 'Office expense', account: 'card' } as const
  spend(stage, stage.day(21, 6), 119, headphones)
  stage.tell(stage.day(21, 18), { kind: 'money-back', ...headphones, minor: stage.minor(119) })
}

/** Two digits changed places; put right the day after. */
function tellMistyped(stage: Stage): void {
  const ink = { vendor: 'Sample Paper & Ink', category: 'Supplies', account: 'card' } as const
  const date = stage.day(22, 9)
  spend(stage, date, 84.1, { ...ink, key: 'mistyped' })
  spend(stage, addDays(date, 1), 48.1, { ...ink, corrects: 'mistyped' })
}

/** One expense; where the owner charges sales tax on services, the tax in it is reclaimed. */
function spend(stage: Stage, date: CalendarDate, units: number, expense: Expense): void {
  const minor = stage.minor(units)
  const isTaxed = expense.businessShare === undefined && TAXED.has(expense.category)
  const rate = isTaxed ? Number(stage.place.salesTax.services) : 0
  const reclaimableMinor = Math.round((minor * rate) / (1 + rate))
  stage.tell(date, { kind: 'expense', ...expense, minor, ...(reclaimableMinor > 0 && { reclaimableMinor }) })
}

const TAXED: ReadonlySet<string> = new Set(['Software', 'Rent', 'Legal and professional', 'Advertising'])
