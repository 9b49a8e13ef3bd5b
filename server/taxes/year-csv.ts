import { type Money, money, unscaled } from '../../shared/money.ts'
import { amount, csv, plain } from '../reports/csv.ts'
import { costLines, incomeLines } from './form-entries.ts'
import { workingOf, type YearPack } from './year-pack.ts'

/**
 * Every total of the year pack, a row each: section, line of the form, what it is, all of it, and the part that counts. Each
 * section is whole in itself: 'form-line' adds up what 'income', 'expense' and 'deduction' list.
 */
export function yearCsv(pack: YearPack): string {
  const { taxYear, currency, profit } = pack
  const of = (minor: number) => money(minor, currency)
  const row = (section: string, line: string, name: string, all: Money | null, counts: Money | null, share = '') => [
    taxYear,
    section,
    line,
    name,
    currency,
    plain(share || null),
    amount(all),
    amount(counts),
  ]
  const category = (section: string) => (each: YearPack['income'][number]) =>
    row(
      section,
      each.form?.line ?? '',
      each.name,
      of(each.minor),
      of(each.deductibleMinor),
      unscaled(each.deductibleBps, 10_000),
    )
  return csv(
    ['tax_year', 'section', 'form_line', 'name', 'currency', 'deductible_share', 'amount', 'counts'],
    [
      ...pack.income.map(category('income')),
      ...pack.expenses.map(category('expense')),
      ...pack.byRate.map(({ line, form }) => row('deduction', form?.line ?? '', line.label, null, line.value)),
      ...[...incomeLines(pack), ...costLines(pack)].flatMap(({ form, minor, countsMinor }) =>
        form === null ? [] : [row('form-line', form.line, form.label, of(minor), of(countsMinor))],
      ),
      row('profit', '', 'Net profit, with what was typed', null, profit.profit.value),
      ...pack.clients.map((client) => row('client', '', client.name, of(client.receiptsMinor), null)),
      row('client', '', 'From no client', of(pack.otherReceiptsMinor), null),
      ...pack.payments.map((each) =>
        row('tax-payment', String(each.instalment ?? ''), each.date, of(each.amountMinor), null),
      ),
      ...(pack.typedPaidMinor === 0 ? [] : [row('tax-payment', '', 'Before the book', of(pack.typedPaidMinor), null)]),
      ...workingOf(pack).flatMap((figure) =>
        figure.state === 'known' && typeof figure.value === 'object'
          ? [row('estimate', figure.source?.title ?? '', figure.label ?? '', figure.value, null)]
          : [],
      ),
    ],
  )
}

/** The mileage log of the year, trip by trip. */
export function mileageCsv({ trips }: YearPack): string {
  return csv(
    ['date', 'distance', 'vehicle', 'purpose', 'client'],
    trips.map(({ date, distanceTenths, vehicle, purpose, clientName }) => [
      date,
      plain(String(distanceTenths / 10)),
      vehicle,
      purpose,
      clientName ?? '',
    ]),
  )
}
