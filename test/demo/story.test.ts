import { describe, expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { makeDice } from '../../shared/demo/dice.ts'
import { demoPlace } from '../../shared/demo/place.ts'
import { demoStory } from '../../shared/demo/story.ts'

const US = demoPlace({ country: 'US', currency: 'USD', timeZone: 'America/Chicago' })
const today = calendarDate('2026-11-19')

describe('the dice', () => {
  test('throw the same numbers for the same seed, others for another', () => {
    const throws = (seed: number) => {
      const dice = makeDice(seed)
      return Array.from({ length: 20 }, () => dice.between(1, 1000))
    }
    expect(throws(7)).toEqual(throws(7))
    expect(throws(7)).not.toEqual(throws(8))
  })

  test('reach both ends and nothing beyond them', () => {
    const dice = makeDice(1)
    expect(new Set(Array.from({ length: 500 }, () => dice.between(3, 6)))).toEqual(new Set([3, 4, 5, 6]))
  })
})

test('the same day, place and seed tell the same story, another seed another one', () => {
  expect(demoStory(today, US)).toEqual(demoStory(today, US))
  expect(demoStory(today, US, 1)).not.toEqual(demoStory(today, US, 2))
})

test.each([
  { on: '2026-11-19', why: 'a day like any other' },
  { on: '2028-02-29', why: 'a leap day' },
  { on: '2026-12-31', why: 'the last day of a year' },
  { on: '2027-01-01', why: 'the first day of a year' },
  { on: '2026-03-31', why: 'the end of a long month after a short one' },
])('on $on ($why) it comes up to the day, in order, and no further', ({ on }) => {
  const day = calendarDate(on)
  const { steps, setUp } = demoStory(day, US)
  const dates = steps.map(({ date }) => date)
  expect(dates).toEqual([...dates].sort())
  expect(dates[0] && setUp.openingDate && dates[0] >= setUp.openingDate).toBe(true)
  expect(dates.at(-1)).toBe(day)
  const drafts = steps.filter((step) => step.kind === 'invoice' && step.isDraft)
  expect(drafts).toHaveLength(2)
})

test('from one day to the next the months that are over stay as they were', () => {
  const told = (on: string) =>
    demoStory(calendarDate(on), US).steps.filter(({ date }) => date < '2026-09-01' && date >= '2024-12-01')
  expect(told('2026-11-20')).toEqual(told('2026-11-19'))
})

test('it has all that happens to a freelancer', () => {
  const { steps } = demoStory(today, US)
  const kinds = new Set(steps.map(({ kind }) => kind))
  for (const kind of [
    ...['settings', 'work', 'archive', 'invoice', 'void', 'credit', 'write-off', 'refund', 'payment', 'sale'],
    ...['expense', 'money-back', 'draw', 'day-job-pay', 'interest', 'transfer', 'card-bill', 'sales-tax', 'reconcile'],
    ...['estimated-payment', 'final-tax', 'tax-refund', 'tax-answers'],
    ...['niche', 'portfolio', 'step', 'lead', 'lead-won', 'lead-lost', 'goal', 'review'],
  ])
    expect(kinds).toContain(kind)
  const expenses = steps.filter((step) => step.kind === 'expense')
  expect(new Set(expenses.map(({ category }) => category)).size).toBeGreaterThanOrEqual(15)
  expect(expenses.some(({ businessShare }) => businessShare === '0.8')).toBe(true)
  expect(expenses.some(({ corrects }) => corrects !== undefined)).toBe(true)
  expect(steps.some((step) => step.kind === 'payment' && step.document?.currency === 'EUR')).toBe(true)
})

test('the day job ended a year and a half ago, and the last payments are not set aside yet', () => {
  const { steps } = demoStory(today, US)
  expect(steps.filter(({ kind }) => kind === 'day-job-pay').at(-1)?.date).toBe('2025-04-26')
  expect(steps.find(({ kind }) => kind === 'work')?.date).toBe('2025-05-01')
  const recent = steps.filter((step) => step.kind === 'payment' && step.date >= addDays(today, -5))
  expect(recent).not.toHaveLength(0)
  expect(recent.every((step) => step.kind === 'payment' && !step.setsAside)).toBe(true)
})

test.each([
  { country: 'GB', currency: 'GBP', tax: '0.2', foreign: 'EUR', price: '1650', account: 'Current account' },
  { country: 'DE', currency: 'EUR', tax: '0', foreign: 'USD', price: '1650', account: 'Current account' },
  { country: 'JP', currency: 'JPY', tax: '0', foreign: 'EUR', price: '247500', account: 'Current account' },
  { country: 'US', currency: 'USD', tax: '0', foreign: 'EUR', price: '1650', account: 'Checking' },
])('in $country it is told in $currency', ({ country, currency, tax, foreign, price, account }) => {
  const { steps, clients, accounts } = demoStory(today, demoPlace({ country, currency, timeZone: 'UTC' }))
  const retainer = steps.find((step) => step.kind === 'invoice' && step.client === 'press')
  expect(retainer).toMatchObject({ lines: [{ unitPrice: price, taxRate: tax }] })
  const documents = steps.flatMap((step) => (step.kind === 'payment' && step.document ? [step.document.currency] : []))
  expect(new Set(documents)).toEqual(new Set([foreign]))
  expect(accounts.spending).toBe(account)
  for (const { email } of clients) expect(email).toMatch(/@\w+\.example\.com$/)
})
