import type { JSX } from 'preact'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { AgingReply } from '../../shared/invoices/contract.ts'
import { amountText, counted, moneyText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { Chart } from '../parts/chart.tsx'
import { Section } from '../parts/section.tsx'
import { CELL, COLUMN_HEAD, ROW, ROWS, TABLE } from '../parts/table-roles.ts'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { figureText, termText } from '../value-text.ts'

type Bucket = AgingReply['buckets'][number]

/** The answer first: what clients owe, how much of it is late, and how long money takes. */
export function OwedSentence({ aging }: { aging: AgingReply }): JSX.Element {
  const { owed, late, lateInvoices, daysToGetPaid } = aging
  const owedText = figureText(owed)
  return (
    <>
      <p class="sentence">
        {owed.state !== 'known' ? (
          owed.says
        ) : amountIn(owed)?.minor === 0 ? (
          'No client owes you anything.'
        ) : (
          <>
            Clients owe you <b>{owedText}</b>.{' '}
            {lateInvoices === 0 ? (
              'None of it is late.'
            ) : (
              <>
                <b>{figureText(late)}</b> of it is late, from {counted(lateInvoices, 'invoice')}.
              </>
            )}
          </>
        )}{' '}
        <Why figure={owed} name={`${owedText} owed`} />
      </p>
      {daysToGetPaid.state === 'known' && (
        <p class="sentence-more">
          {daysToGetPaid.says}{' '}
          <Why figure={daysToGetPaid} name={`${figureText(daysToGetPaid)} from invoice to money`} />
        </p>
      )}
    </>
  )
}

const HEADS: Record<Bucket['bucket'], string> = {
  current: 'Not yet due',
  '1-30': '1–30 days late',
  '31-60': '31–60',
  '61-90': '61–90',
  'over-90': 'Over 90',
}

/** What is owed by age: a row of amounts, and the same as one bar. */
export function AgingSection({ aging, currency }: { aging: AgingReply; currency: string }): JSX.Element {
  const { buckets, owed, asOf } = aging
  const invoices = buckets.reduce((all, bucket) => all + bucket.invoices, 0)
  return (
    <Section title="What is owed, by age" aside={`on ${longDayText(asOf)}`} class="aging">
      <table {...TABLE} class="table flip" aria-label="What is owed, by age">
        <thead {...ROWS}>
          <tr {...ROW}>
            {buckets.map(({ bucket }) => (
              <th key={bucket} {...COLUMN_HEAD} class="num">
                {HEADS[bucket]}
              </th>
            ))}
            <th {...COLUMN_HEAD} class="num">
              Owed, {currency}
            </th>
          </tr>
        </thead>
        <tbody {...ROWS}>
          <tr {...ROW}>
            {buckets.map((bucket) => (
              <td key={bucket.bucket} {...CELL} class="num" data-label={HEADS[bucket.bucket]}>
                <BucketAmount bucket={bucket} />
                <span class="sub">{counted(bucket.invoices, 'invoice')}</span>
              </td>
            ))}
            <td {...CELL} class="num" data-label={`Owed, ${currency}`}>
              <b>{figureText(owed, (value) => termText(value, undefined, '+'))}</b>
              <span class="sub">{counted(invoices, 'invoice')}</span>
            </td>
          </tr>
        </tbody>
      </table>
      <AgingBar buckets={buckets} currency={currency} />
    </Section>
  )
}

function BucketAmount({ bucket: { bucket, amount } }: { bucket: Bucket }): JSX.Element {
  const text = amountText(amount.minor, amount.currency)
  if (amount.minor === 0) return <>{text}</>
  return (
    <a class="figure-link" href={`/invoices?status=${bucket === 'current' ? 'open' : 'overdue'}`}>
      {text}
    </a>
  )
}

const BAR_HEIGHT = 12

function AgingBar({ buckets, currency }: { buckets: readonly Bucket[]; currency: string }): JSX.Element {
  const lateMinor = buckets.reduce((all, { bucket, amount }) => all + (bucket === 'current' ? 0 : amount.minor), 0)
  const currentMinor = buckets.find(({ bucket }) => bucket === 'current')?.amount.minor ?? 0
  const text = (minor: number) => moneyText({ minor, currency })
  const parts = buckets
    .filter(({ amount }) => amount.minor > 0)
    .map(({ bucket, amount }) => ({
      label: HEADS[bucket],
      minor: amount.minor,
      look: bucket === 'current' ? ('bar' as const) : ('missing' as const),
    }))
  return (
    <>
      <Chart
        height={BAR_HEIGHT}
        draw={(width) => ({
          ...partsBar({ parts, currency, width, height: BAR_HEIGHT }),
          says: `Share of what is owed: ${text(currentMinor)} not yet due, ${text(lateMinor)} late.`,
        })}
      />
      <p class="key">
        <span>
          <svg viewBox="0 0 16 12" aria-hidden="true">
            <rect class="fill-chart-1" width="16" height="12" />
          </svg>
          not yet due
        </span>
        <span>
          <svg viewBox="0 0 16 12" aria-hidden="true">
            <path class="stroke-bad" d="M0 12L12 0M6 12L16 2M-4 8L4 0" stroke-width="2" />
            <rect class="stroke-bad" x=".5" y=".5" width="15" height="11" fill="none" />
          </svg>
          late
        </span>
      </p>
    </>
  )
}
