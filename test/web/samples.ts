import type { Chart as Drawing } from '../../shared/charts/marks.ts'
import type { Figure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import type { Book } from '../../web/book.ts'

export function usd(minor: number): Money {
  return { minor, currency: 'USD' }
}

export const book: Book = {
  setUp: true,
  name: 'Wanda Pretend',
  trade: 'Book design',
  work: 'independent',
  country: 'US',
  currency: 'USD',
  isDemo: false,
  today: '2026-11-19',
  counts: { toDo: 4, overdueInvoices: 3 },
  lastBackupAt: null,
  failedBackup: null,
}

/** Free cash over monthly needs: two nested sums, one of them with a sum of its own and a figure that is no sum. */
export const monthsCovered: Figure = {
  state: 'known',
  value: 5.2,
  unit: 'months',
  says: 'If income stopped today, the money would last until about April 26, 2027.',
  because: {
    says: 'Free cash ÷ monthly needs, rounded down to one decimal.',
    worked: '$32,482.96 ÷ $6,243.00 = 5.203, shown as 5.2',
    inputs: [
      {
        label: 'Free cash',
        figure: {
          state: 'known',
          value: usd(3_248_296),
          because: {
            says: 'Liquid money less what belongs to others.',
            inputs: [
              {
                label: 'Liquid money',
                figure: {
                  state: 'known',
                  value: usd(4_404_492),
                  because: {
                    says: 'The balances of all accounts that can be spent.',
                    inputs: [
                      { label: 'Spending', value: usd(2_535_492), link: '/money?account=1' },
                      { label: 'Buffer', value: usd(1_975_000), link: '/money?account=2' },
                      { label: 'Credit card', value: usd(-106_000), link: '/money?account=3' },
                    ],
                  },
                },
              },
              {
                label: 'The tax office’s part',
                sign: '-',
                note: 'the larger of needed and set aside',
                link: '/taxes',
                figure: {
                  state: 'known',
                  value: usd(1_156_196),
                  because: {
                    says: 'The larger of what is needed and what is set aside.',
                    worked: 'the larger of $11,561.96 and $10,129.11',
                    inputs: [
                      { label: 'Needed now', value: usd(1_156_196) },
                      { label: 'Set aside', value: usd(1_012_911) },
                    ],
                  },
                },
              },
            ],
          },
        },
      },
      {
        label: 'Monthly needs',
        figure: {
          state: 'known',
          value: usd(624_300),
          because: {
            says: 'Living plus fixed business costs.',
            inputs: [
              { label: 'Living', value: usd(503_500), link: '/settings' },
              { label: 'Business costs', value: usd(120_800), note: 'what you entered', link: '/settings' },
              { label: 'Wants', value: usd(64_000), sign: 'none', note: 'not counted' },
            ],
          },
        },
      },
    ],
    notes: ['Open invoices and credit lines are not counted.'],
    confidence: { months: 12, label: 'good' },
  },
}

export const unknownRate: Figure = {
  state: 'too-little-history',
  says: 'Needs 3 complete months; you have 2.',
  because: {
    says: 'Spread of the months ÷ their mean.',
    inputs: [{ label: 'Complete months', value: 2, unit: 'count' }],
  },
}

/** Two bars, one of them hatched because its month is still running, and a line across both. */
export function bars(width: number): Drawing {
  return {
    width,
    height: 120,
    says: 'Receipts of $900 in October and $400 so far in November.',
    marks: [
      { kind: 'line', x1: 40, y1: 100, x2: width - 60, y2: 100, look: 'axis' },
      { kind: 'text', x: 34, y: 104, text: '$0', anchor: 'end', look: 'ink' },
      { kind: 'rect', x: 50, y: 10, width: 30, height: 90, look: 'bar' },
      { kind: 'rect', x: 90, y: 60, width: 30, height: 40, look: 'bar', hatched: true },
      { kind: 'rect', x: 90, y: 60, width: 30, height: 40, look: 'outline-1' },
      { kind: 'rect', x: 130, y: 70, width: 30, height: 30, look: 'missing' },
      { kind: 'text', x: 65, y: 116, text: 'Oct', anchor: 'middle', look: 'plain' },
      { kind: 'line', x1: 40, y1: 50, x2: width - 60, y2: 50, look: 'halo-line' },
      { kind: 'line', x1: 40, y1: 50, x2: width - 60, y2: 50, look: 'plan' },
      { kind: 'text', x: width - 54, y: 54, text: '$500', anchor: 'start', look: 'strong' },
    ],
  }
}
