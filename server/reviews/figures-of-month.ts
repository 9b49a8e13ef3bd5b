import { addDays, type CalendarDate, firstDay, lastDay, type Month } from '../../shared/calendar.ts'
import type { Figure, Input } from '../../shared/figure.ts'
import { money } from '../../shared/money.ts'
import { firstMovementDate, flowsBetween, netOutByAccount } from '../accounts/flows.ts'
import { listAccounts } from '../accounts/repository.ts'
import type { Db } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { figuresOn } from '../today/figures.ts'

export interface FrozenFigure {
  key: string
  label: string
  figure: Figure
}

const MOST_INPUTS = 12

/** What a month came to and how things stood at its end, as the book knows it now; each figure with the first level of its derivation. */
export function figuresOfMonth(db: Db, month: Month): FrozenFigure[] {
  const end = lastDay(month)
  const { living, buffer, income, setAside, runway } = figuresOn(db, end)
  // On the day after, the month is a complete one and counts in what can be planned on.
  const afterwards = figuresOn(db, addDays(end, 1)).income
  return [
    { key: 'receipts', label: 'Receipts', figure: receiptsOf(db, month, afterwards.months) },
    { key: 'business-costs', label: 'Business costs', figure: flowOf(db, month, 'expense', 'business costs') },
    { key: 'living-spent', label: 'Spent on living', figure: flowOf(db, month, 'living', 'living') },
    { key: 'free-cash', label: 'Free cash at the end', figure: living.freeCash },
    { key: 'months-covered', label: 'Months of needs covered', figure: buffer.covered },
    { key: 'income-stopped', label: 'If income stopped', figure: runway.incomeStopped },
    { key: 'plan-on', label: 'Plan-on income', figure: afterwards.planOn },
    { key: 'low-end-month', label: 'Low-end month', figure: afterwards.lowEndMonth },
    { key: 'top-client', label: 'Biggest client’s share', figure: income.topClientShare },
    { key: 'tax-shortfall', label: 'Missing in the tax reserve', figure: setAside.shortfall },
  ].map((row) => ({ ...row, figure: firstLevel(row.figure) }))
}

function receiptsOf(
  db: Db,
  month: Month,
  months: readonly { month: string; receipts: { minor: number; currency: string }; typed: boolean }[],
): Figure {
  const row = months.find((one) => one.month === month)
  if (!row) return flowOf(db, month, 'income', 'receipts')
  return {
    state: 'known',
    value: row.receipts,
    because: {
      says: row.typed ? 'What was typed for this month.' : 'What clients paid in this month, without sales tax.',
      inputs: [{ label: 'Entries of the month', value: row.receipts, link: statementOf(month) }],
    },
  }
}

/** What went into the accounts of a role in a month less what came back; for income the other way round. */
function flowOf(db: Db, month: Month, role: 'income' | 'expense' | 'living', what: string): Figure {
  const from = firstDay(month)
  const begins = firstMovementDate(db)
  if (begins === undefined || begins > lastDay(month))
    return { state: 'no-data', says: `The book has no entries of this month, so its ${what} are not known.` }
  const currency = homeCurrency(db)
  const nets = netOutByAccount(flowsBetween(db, from, lastDay(month)))
  const sign = role === 'income' ? 1 : -1
  const inputs: Input[] = listAccounts(db)
    .filter((account) => account.role === role && (nets.get(account.id) ?? 0) !== 0)
    .map(({ id, name }) => ({
      label: name,
      value: money(sign * (nets.get(id) ?? 0), currency),
      link: statementOf(month),
    }))
  const total = inputs.reduce((minor, { value }) => minor + (typeof value === 'object' ? value.minor : 0), 0)
  return {
    state: 'known',
    value: money(total, currency),
    because: { says: `The month’s ${what}, less what came back.`, inputs },
  }
}

function statementOf(month: Month): string {
  return `/money?from=${firstDay(month)}&to=${lastDay(month)}`
}

/** The figure with its formula and the values of its inputs, but not what these rest on in turn: that would be the whole book. */
function firstLevel(figure: Figure): Figure {
  if (!figure.because) return figure
  const inputs = figure.because.inputs.slice(0, MOST_INPUTS).map(({ figure: inner, ...input }): Input => {
    if (inner?.state !== 'known') return input
    return { ...input, value: inner.value, ...(inner.unit !== undefined && { unit: inner.unit }) }
  })
  return { ...figure, because: { ...figure.because, inputs } }
}

/** The first month that the book itself tells of: the one after its first entry's, unless that was made on a first day. */
export function firstWholeMonth(db: Db): Month | undefined {
  const begins: CalendarDate | undefined = firstMovementDate(db)
  if (begins === undefined) return undefined
  const month = begins.slice(0, 7)
  return begins === firstDay(month) ? month : addDays(lastDay(month), 1).slice(0, 7)
}
