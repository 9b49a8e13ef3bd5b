import { addDays, type CalendarDate } from '../calendar.ts'
import { documentTotals } from '../invoices/totals.ts'
import type { Money } from '../money.ts'
import type { Stage } from './stage.ts'
import type { DemoClient, DemoLine } from './steps.ts'

/** Payments of the last days are not set aside yet: the reserve is a bit short. */
const DAYS_NOT_SET_ASIDE = 5

export interface Billed {
  key: string
  date: CalendarDate
  dueDate: CalendarDate
  totalMinor: number
}

interface Payment {
  date: CalendarDate
  minor: number
  feeMinor?: number
  document?: Money
}

/** Invoices and what is paid on them. */
export class Sales {
  readonly stage: Stage
  readonly #clients: ReadonlyMap<string, DemoClient>
  #count = 0

  constructor(stage: Stage, clients: readonly DemoClient[]) {
    this.stage = stage
    this.#clients = new Map(clients.map((client) => [client.key, client]))
  }

  bill(
    client: string,
    date: CalendarDate,
    lines: DemoLine[],
    { reference = '', note = '', isDraft = false }: { reference?: string; note?: string; isDraft?: boolean } = {},
  ): Billed {
    this.#count += 1
    const key = `${client}-${this.#count}`
    const dueDate = addDays(date, this.#clients.get(client)?.termsDays ?? 30)
    this.stage.tell(date, { kind: 'invoice', key, client, dueDate, reference, note, lines, isDraft })
    const priced = lines.map((line) => ({ ...line, accountId: 0 }))
    return { key, date, dueDate, totalMinor: documentTotals(priced, this.stage.place.currency).totalMinor }
  }

  pay(invoice: Billed, payment: Payment): void {
    const setsAside = this.isSetAside(payment.date)
    this.stage.tell(payment.date, { kind: 'payment', invoice: invoice.key, ...payment, setsAside })
  }

  isSetAside(date: CalendarDate): boolean {
    return date < addDays(this.stage.today, -DAYS_NOT_SET_ASIDE)
  }

  /** Hours of work, in quarters of an hour. */
  hours(client: string, text: string, quarters: number, rate: number, changes: Partial<DemoLine> = {}): DemoLine {
    return this.line(client, { text, quantity: String(quarters / 4), unit: 'h', ...changes }, rate)
  }

  /** One line at a unit price; it bears the client's sales tax. */
  line(client: string, { text, ...changes }: Partial<DemoLine> & { text: string }, price: number): DemoLine {
    return {
      text,
      quantity: '1',
      unit: '',
      unitPrice: this.stage.price(price),
      discountRate: '0',
      taxRate: this.#clients.get(client)?.taxRate ?? '0',
      category: 'Client work',
      ...changes,
    }
  }
}
