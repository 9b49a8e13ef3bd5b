import type { ComponentChildren, JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { ProfitAndLossReply, QuarterReport } from '../../shared/reports/contract.ts'
import { percentText } from '../../shared/words.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { CELL, COLUMN_HEAD, GROUP_HEAD, ROW, ROW_HEAD, ROWS, TABLE } from '../parts/table-roles.ts'
import { useResource } from '../resource.ts'
import { Cell } from './cell.tsx'
import { reportPath } from './quarters.ts'

type Category = ProfitAndLossReply['income'][number]
type Amounts = ProfitAndLossReply['totalIncome']

/** The profit and loss on the basis that the address names: cash, as everything else here, or accrual, on request. */
export function BasisOfProfitAndLoss({ report }: { report: QuarterReport }): JSX.Element {
  const { query, route } = useLocation()
  const basis = query['basis'] === 'accrual' ? 'accrual' : 'cash'
  const path = reportPath(report.quarter)
  const found = useResource<ProfitAndLossReply>(`${path}/profit-and-loss`, { basis })
  const choose = (chosen: string) =>
    route(`/reports?quarter=${report.quarter}${chosen === 'accrual' ? '&basis=accrual' : ''}`)
  return (
    <Section
      title="Profit and loss"
      aside={
        <select
          class="select select-small"
          aria-label="Basis of the profit and loss"
          value={basis}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="cash">cash basis</option>
          <option value="accrual">accrual basis</option>
        </select>
      }
    >
      <Loaded resource={found} says="Adding up…">
        {(reply) => <ProfitAndLoss report={reply} />}
      </Loaded>
      {basis === 'accrual' && found.value && (
        <p class="note note-gap">
          {found.value.says}{' '}
          <a href={`${path}/profit-and-loss-accrual.csv`} download>
            profit-and-loss-accrual.csv
          </a>
        </p>
      )}
    </Section>
  )
}

/** Income and expenses by category, and the profit that is left, each beside other periods. */
function ProfitAndLoss({ report }: { report: ProfitAndLossReply }): JSX.Element {
  const { basis, periods, currency, country, totalIncome, totalIncomeName } = report
  const { income, expenses, businessExpenses, netProfit, notDeductible } = report
  const hasLines = country === 'US'
  const common = { periods, hasLines }
  return (
    <>
      <table
        {...TABLE}
        class="table fold"
        aria-label={basis === 'cash' ? 'Profit and loss' : 'Profit and loss, accrual basis'}
      >
        <thead {...ROWS}>
          <tr {...ROW}>
            <th {...COLUMN_HEAD}>{currency}</th>
            {hasLines && <th {...COLUMN_HEAD}>Form line</th>}
            <Heads names={[periods.current, periods.previous, 'Change', periods.yearAgo, periods.yearToDate]} />
          </tr>
        </thead>
        <tbody {...ROWS}>
          <Group name="Income" hasLines={hasLines} />
          {income.map((row) => (
            <CategoryRow key={row.accountId} row={row} report={report} />
          ))}
          <AmountsRow name={totalIncomeName} amounts={totalIncome} look="subtotal" {...common} />
          <Group name="Business expenses" hasLines={hasLines} />
          {expenses.map((row) => (
            <CategoryRow key={row.accountId} row={row} report={report} />
          ))}
          <AmountsRow name="Business expenses" amounts={businessExpenses} look="subtotal" {...common} />
          <AmountsRow name="Net profit" amounts={netProfit} look="total" {...common} />
        </tbody>
      </table>
      {notDeductible.yearToDate.minor !== 0 && (
        <p class="note note-gap">
          Not deductible of these expenses: <Cell value={notDeductible.current} isTotal /> in {periods.current},{' '}
          <Cell value={notDeductible.yearToDate} isTotal /> in {periods.yearToDate}. It lowers the profit shown here and
          not the one that is taxed.
        </p>
      )}
    </>
  )
}

function Heads({ names }: { names: readonly string[] }): JSX.Element {
  return (
    <>
      {names.map((name) => (
        <th key={name} {...COLUMN_HEAD} class="num">
          {name}
        </th>
      ))}
    </>
  )
}

function Group({ name, hasLines }: { name: string; hasLines: boolean }): JSX.Element {
  return (
    <tr {...ROW} class="group">
      <th {...GROUP_HEAD} colSpan={hasLines ? 7 : 6}>
        {name}
      </th>
    </tr>
  )
}

function CategoryRow({ row, report }: { row: Category; report: ProfitAndLossReply }): JSX.Element {
  const { basis, from, asOf, periods, country } = report
  const isPart = row.deductibleRate !== null && row.deductibleRate !== '1'
  // Income that was earned is in invoices rather than in entries.
  const isOfEntries = basis === 'cash' || row.deductibleRate !== null
  return (
    <AmountsRow
      name={
        <>
          {row.name}
          {isPart && <span class="muted"> {percentText(row.deductibleRate ?? '1')} deductible</span>}
        </>
      }
      line={row.formLine}
      amounts={row}
      {...(isOfEntries && { href: `/money?account=${row.accountId}&from=${from}&to=${asOf}` })}
      periods={periods}
      hasLines={country === 'US'}
    />
  )
}

interface AmountsRowProps {
  name: ComponentChildren
  amounts: Amounts
  periods: QuarterReport['periods']
  hasLines: boolean
  line?: string | null
  /** Where the entries behind the quarter's amount are. */
  href?: string
  look?: 'subtotal' | 'total'
}

function AmountsRow({ name, amounts, periods, hasLines, line, href, look }: AmountsRowProps): JSX.Element {
  const { current, previous, change, yearAgo, yearToDate } = amounts
  const isTotal = look === 'total'
  const value = <Cell value={current} isTotal={isTotal} />
  return (
    <tr {...ROW} class={look}>
      <th {...ROW_HEAD} class="f1">
        {name}
      </th>
      {hasLines && (
        <td {...CELL} class="fx muted">
          {line}
        </td>
      )}
      <td {...CELL} class="num f2">
        {href ? (
          <a class="figure-link" href={href}>
            {value}
          </a>
        ) : (
          value
        )}
      </td>
      <td {...CELL} class="num fx">
        <Cell value={previous} isTotal={isTotal} />
      </td>
      <td {...CELL} class="num fx">
        <Cell value={change} isChange />
      </td>
      <td {...CELL} class="num fx">
        <Cell value={yearAgo} isTotal={isTotal} />
      </td>
      <td {...CELL} class="num f4">
        <Cell value={yearToDate} isTotal={isTotal} narrowName={periods.yearToDate} />
      </td>
    </tr>
  )
}
