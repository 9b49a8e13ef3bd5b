import type { JSX } from 'preact'
import { LocationProvider } from 'preact-iso'
import type { Figure as FigureData } from '../../shared/figure.ts'
import { Chart } from '../../web/parts/chart.tsx'
import { type Column, DataTable } from '../../web/parts/data-table.tsx'
import { Empty } from '../../web/parts/empty.tsx'
import { Equation } from '../../web/parts/equation.tsx'
import { Figure } from '../../web/parts/figure.tsx'
import { FigureLine, Line, Lines } from '../../web/parts/lines.tsx'
import { Message, ProblemMessage } from '../../web/parts/message.tsx'
import { PageHead } from '../../web/parts/page-head.tsx'
import { Pill, type PillLook } from '../../web/parts/pill.tsx'
import { RowBar } from '../../web/parts/row-bar.tsx'
import { Section } from '../../web/parts/section.tsx'
import { Skeleton } from '../../web/parts/skeleton.tsx'
import { Why } from '../../web/parts/why.tsx'
import { Shell } from '../../web/shell.tsx'
import { SampleForm } from './sample-form.tsx'
import { bars, book, monthsCovered, unknownRate, usd } from './samples.ts'

interface Row {
  date: string
  what: string
  account: string
  amount: string
}

export const movements: Row[] = [
  { date: 'Nov 18', what: 'Coworking desk, December', account: 'Spending', amount: '−285.00' },
  { date: 'Nov 17', what: 'Invented Teapot Orchestra', account: 'Spending', amount: '+1,820.00' },
]

export const movementColumns: Column<Row>[] = [
  { head: 'Date', cell: ({ date }) => date, fold: 'left', look: 'date muted' },
  {
    head: 'What',
    cell: ({ what }) => (
      <a class="row-link" href="/money/1">
        {what}
      </a>
    ),
    fold: 'name',
    isRowHead: true,
  },
  { head: 'Share', cell: () => <RowBar share={0.4} look="bar-3" />, fold: 'none', look: 'bar-cell third-wide' },
  { head: 'Account', cell: ({ account }) => account, fold: 'right', look: 'nowrap muted' },
  { head: 'Amount, USD', cell: ({ amount }) => amount, fold: 'amount', isNumber: true },
]

const PILLS: [PillLook, string][] = [
  ['draft', 'Draft'],
  ['issued', 'Issued, due in 7 days'],
  ['part', 'Part-paid'],
  ['paid', 'Paid Nov 5'],
  ['overdue', 'Overdue 73 days'],
  ['void', 'Void'],
  ['credit', 'Credit note'],
  ['met', 'pass'],
  ['warn', 'caution'],
  ['gap', 'fail'],
]

/** One page with every part on it, for looking at and for axe. */
export function AllParts(): JSX.Element {
  return (
    <LocationProvider>
      <Shell book={book}>
        <PageHead
          title="Today"
          when={<time dateTime="2026-11-19">Thursday, November 19, 2026</time>}
          actions={[
            { label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: () => undefined },
            { label: 'Keep as draft', short: 'Keep', hotkey: 'Ctrl+s', onPress: () => undefined },
            { label: 'New invoice', short: 'Invoice', hotkey: 'n', href: '/invoices/new', isPrimary: true },
          ]}
        />
        <p class="sentence">
          You can go <b>5.2 months</b> with no new money.{' '}
          <Why figure={monthsCovered} name="5.2 months with no new money" />
        </p>
        <p class="sentence-more">From 12 months of your data, confidence good.</p>
        <div class="cols">
          <ChartSection />
          <Figures />
        </div>
        <MovementsSection />
        <SampleForm />
        <States />
      </Shell>
    </LocationProvider>
  )
}

function ChartSection(): JSX.Element {
  return (
    <Section title="Plan on $500 this month" aside="receipts, last 2 months">
      <Chart
        draw={bars}
        height={120}
        tableName="Table: receipts by month"
        table={
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col" class="num">
                  Receipts, USD
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Oct 2026</th>
                <td class="num">900.00</td>
              </tr>
            </tbody>
          </table>
        }
      />
      <Equation
        says="From plan-on income to what is yours"
        terms={[
          { label: 'plan on', value: '$5,205' },
          { label: 'business costs', sign: '−', value: '$1,208' },
          { label: 'low-end take-home', sign: '=', value: '$3,997' },
        ]}
      />
    </Section>
  )
}

function Figures(): JSX.Element {
  const short: FigureData = {
    state: 'known',
    value: usd(62_000),
    because: { says: 'Needed less set aside.', inputs: [] },
  }
  return (
    <div>
      <Section title="Buffer">
        <Figure label="Needs covered by free cash" figure={monthsCovered} aside="4 recommended for you" />
      </Section>
      <Section title="Tax reserve">
        <Figure label="Missing from the reserve" figure={short} aside="of $10,749.11" tone="bad" />
        <Figure label="Volatility" figure={unknownRate} />
        <Lines>
          <Line label="Needed now">10,749.11</Line>
          <Line label="Set aside" note="in Tax savings" href="/money?account=3">
            10,129.11
          </Line>
          <FigureLine label="Volatility" figure={unknownRate} />
          <Line label="Short" kind="total">
            620.00
          </Line>
        </Lines>
      </Section>
    </div>
  )
}

function MovementsSection(): JSX.Element {
  return (
    <Section title="Recent movements">
      <DataTable
        says="Recent movements"
        columns={movementColumns}
        rows={movements}
        keyOf={({ what }) => what}
        isHere={({ date }) => date === 'Nov 17'}
        total={[undefined, 'Together', undefined, undefined, '1,535.00']}
      />
      <p class="row-of loose gap-4">
        {PILLS.map(([look, words]) => (
          <Pill key={look} look={look}>
            {words}
          </Pill>
        ))}
      </p>
    </Section>
  )
}

function States(): JSX.Element {
  return (
    <div class="cols-even">
      <Section title="Empty">
        <Empty
          title="No invoices yet"
          says="An invoice takes a minute."
          actions={
            <a class="button primary" href="/invoices/new">
              Write the first invoice
            </a>
          }
        />
      </Section>
      <Section title="Refused">
        <ProblemMessage
          title="The payment was not recorded"
          problem={{
            type: '/problems/overpayment',
            title: 'Overpayment',
            status: 409,
            detail: 'The payment is larger than the balance due.',
            instance: '/api/v1/payments',
          }}
        />
        <Message tone="good" title="Backup written and checked">
          <p>1.8 MB, same totals as the book.</p>
        </Message>
      </Section>
      <Section title="Loading">
        <Skeleton says="Reading movements…" />
      </Section>
    </div>
  )
}
