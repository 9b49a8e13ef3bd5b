import { addDays } from '../calendar.ts'
import { money } from '../money.ts'
import type { Sales } from './sales.ts'
import { FIRST_MONTH_ALONE, RUNNING_MONTH } from './stage.ts'

// What each client is like. Months without work of the bad quarter are simply not in the lists.

/** Everything that clients were billed and what they paid. */
export function tellClients(sales: Sales): void {
  tellRetainer(sales)
  tellLatePayer(sales)
  tellProjects(sales)
  tellClientAbroad(sales)
  tellSmallOrders(sales)
  tellQuietClient(sales)
  tellOnlineSales(sales)
  tellLastDays(sales)
}

/** A retainer that is paid within days; it was raised once. */
function tellRetainer(sales: Sales): void {
  const { stage } = sales
  for (let index = 4; index <= RUNNING_MONTH; index += 1) {
    const text = 'Layout and corrections, monthly retainer'
    const lines = [sales.line('press', { text, unit: 'month' }, index < 15 ? 1650 : 2150)]
    const invoice = sales.bill('press', stage.day(index, 1), lines)
    sales.pay(invoice, { date: addDays(invoice.date, stage.dice.between(3, 8)), minor: invoice.totalMinor })
  }
}

/** Good work, good rates, and always three to six weeks late. */
function tellLatePayer(sales: Sales): void {
  const { stage } = sales
  const texts = [
    'Packaging artwork',
    'Menu boards, editorial design',
    'Seasonal catalog, layout',
    'Label series, artwork',
  ]
  for (const index of [1, 3, 5, 7, 9, 15, 17, 18, 20]) {
    const quarters = stage.dice.between(80, 124)
    const lines = [sales.hours('bakery', stage.dice.oneOf(texts), quarters, index < 12 ? 72 : 78)]
    if (index === 7) {
      const proofs = { text: 'Courier for the proofs, at cost', category: 'Travel', taxRate: '0' }
      lines.push(sales.line('bakery', proofs, 46))
    }
    const invoice = sales.bill('bakery', stage.day(index, stage.dice.between(6, 13)), lines)
    const late = stage.dice.between(20, 42)
    sales.pay(invoice, { date: addDays(invoice.dueDate, late), minor: invoice.totalMinor })
  }
  const twice = sales.bill('bakery', stage.day(15, 24), [sales.hours('bakery', 'Packaging artwork', 40, 78)])
  stage.tell(twice.date, { kind: 'void', invoice: twice.key, reason: 'Drawn up twice.' })
}

/** Larger projects, half of them paid at the start; one became smaller on the way. */
function tellProjects(sales: Sales): void {
  const { stage } = sales
  for (const index of [3, 7, 10, 16, 19, 22]) {
    const lines = [
      sales.hours('dairy', 'Annual report, concept and layout', stage.dice.between(208, 264), 84),
      sales.line('dairy', { text: 'Illustrations', quantity: '6', unit: 'piece', discountRate: '0.1' }, 95),
    ]
    const invoice = sales.bill('dairy', stage.day(index, 9), lines, { reference: `PO ${1200 + index}` })
    const half = Math.round(invoice.totalMinor / 2)
    const reduced = index === 16 ? stage.minor(420) : 0
    sales.pay(invoice, { date: addDays(invoice.date, stage.dice.between(3, 6)), minor: half })
    if (reduced > 0) {
      const note = 'Two illustrations were not needed in the end.'
      stage.tell(addDays(invoice.date, 15), { kind: 'credit', invoice: invoice.key, minor: reduced, note })
    }
    const rest = invoice.totalMinor - half - reduced
    sales.pay(invoice, { date: addDays(invoice.date, stage.dice.between(24, 31)), minor: rest })
  }
}

/** Pays in another currency, through a processor that keeps a fee. */
function tellClientAbroad(sales: Sales): void {
  const { stage } = sales
  const { foreign } = stage.place
  for (const index of [2, 5, 8, 11, 15, 17, 19, 21, 23]) {
    const pages = stage.dice.between(index < 15 ? 58 : 84, index < 15 ? 84 : 118)
    const line = { text: 'Translated edition, page design', quantity: String(pages), unit: 'page' }
    const invoice = sales.bill('verlag', stage.day(index, 4), [sales.line('verlag', line, 32)])
    sales.pay(invoice, {
      date: addDays(invoice.date, stage.dice.between(6, 16)),
      minor: invoice.totalMinor,
      feeMinor: Math.round(invoice.totalMinor * 0.012),
      document: money(stage.foreignMinor(invoice.totalMinor), foreign.currency),
    })
  }
}

/** Small orders with printed goods; one of them was partly sent back. */
function tellSmallOrders(sales: Sales): void {
  const { stage } = sales
  for (const index of [6, 11, 18, 21]) {
    const goods = { text: 'Printed glaze guides', unit: 'piece', category: 'Product sales' }
    const quantity = String(stage.dice.between(18, 30))
    const invoice = sales.bill('pottery', stage.day(index, 15), [
      sales.hours('pottery', 'Glaze guide, updates', stage.dice.between(16, 28), 68),
      sales.line('pottery', { ...goods, quantity, taxRate: stage.place.salesTax.goods }, 12),
    ])
    const paidDate = addDays(invoice.date, stage.dice.between(9, 21))
    sales.pay(invoice, { date: paidDate, minor: invoice.totalMinor })
    if (index !== 11) continue
    const note = 'Ten guides came back with a misprint.'
    const minor = stage.minor(120)
    stage.tell(addDays(paidDate, 6), { kind: 'credit', invoice: invoice.key, minor, note })
    stage.tell(addDays(paidDate, 9), { kind: 'refund', invoice: invoice.key, minor, note })
  }
}

/** Paid well for the better part of a year, then a part, then went quiet. */
function tellQuietClient(sales: Sales): void {
  const { stage } = sales
  for (const index of [4, 6, 8]) {
    const lines = [sales.hours('lantern', 'Exhibition texts, typesetting', stage.dice.between(72, 112), 70)]
    const invoice = sales.bill('lantern', stage.day(index, 18), lines)
    sales.pay(invoice, { date: addDays(invoice.date, stage.dice.between(14, 33)), minor: invoice.totalMinor })
  }
  const last = sales.bill('lantern', stage.day(11, 12), [
    sales.hours('lantern', 'Exhibition catalog, typesetting', 168, 70),
  ])
  const part = stage.minor(900)
  sales.pay(last, { date: addDays(last.date, 41), minor: part })
  const note = 'No answer to four reminders; the studio has closed.'
  stage.tell(stage.day(16, 20), { kind: 'write-off', invoice: last.key, minor: last.totalMinor - part, note })
  stage.tell(stage.day(16, 21), { kind: 'archive', client: 'lantern' })
}

/** Templates sold online: a payout a month, less what the shop keeps. */
function tellOnlineSales(sales: Sales): void {
  const { stage } = sales
  for (let index = 3; index <= RUNNING_MONTH; index += 1) {
    const date = stage.day(index, 27)
    const minor = stage.minor(stage.dice.between(90, index < FIRST_MONTH_ALONE ? 160 : 320))
    stage.tell(date, {
      kind: 'sale',
      text: 'Example Template Shop, monthly payout',
      category: 'Product sales',
      minor,
      feeMinor: Math.round(minor * 0.04),
      setsAside: sales.isSetAside(date),
    })
  }
}

/** What is open today: two late invoices, one that is not due yet and half paid, two drafts. */
function tellLastDays(sales: Sales): void {
  const { stage } = sales
  const ago = (days: number) => addDays(stage.today, -days)
  sales.bill('bakery', ago(47), [sales.hours('bakery', 'Winter packaging, artwork', 106, 78)])
  sales.bill('pottery', ago(34), [sales.hours('pottery', 'Glaze guide, new edition', 34, 68)])
  const project = sales.bill('dairy', ago(10), [sales.hours('dairy', 'Farm shop signs, design', 212, 84)], {
    reference: 'PO 1224',
  })
  sales.pay(project, { date: ago(3), minor: Math.round(project.totalMinor / 2) })
  const series = { text: 'New series, page design', quantity: '54', unit: 'page' }
  sales.bill('verlag', ago(2), [sales.line('verlag', series, 32)], { isDraft: true })
  sales.bill('bakery', stage.today, [sales.hours('bakery', 'Price lists, layout', 30, 78)], { isDraft: true })
}
