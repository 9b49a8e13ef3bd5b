import type { JSX } from 'preact'
import { minorDigits } from '../../shared/currencies.ts'
import type { TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { numberText, percentText, wholeMoneyText } from '../../shared/words.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { RowBar } from '../parts/row-bar.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'

type Compared = TaxEstimateReply['comparison'][number]

/** "Set aside 25% to 30%" beside what this person is likely to owe. */
export function RuleSection({ estimate }: { estimate: TaxEstimateReply }): JSX.Element {
  const { comparison, ownRate, verdict, wholeYear, taxYear } = estimate
  const profit = amountIn(wholeYear.profit)
  const isKnown = ownRate.state === 'known'
  const rateText = isKnown ? `${percentText(String(ownRate.value))}, your own rate` : 'your own rate, not known'
  return (
    <Section title="The rule against your own estimate" aside={<Why figure={ownRate} name={rateText} />}>
      {comparison.length > 0 && (
        <DataTable
          says={`The rule against the estimate for ${taxYear}`}
          columns={columnsOf(estimate, profit ? wholeMoneyText(profit, 'nearest') : '')}
          rows={comparison}
          keyOf={({ key }) => key}
          isHere={({ key }) => key === 'yours'}
        />
      )}
      {isKnown ? (
        <p class="note note-gap">
          <b>{verdict}</b> <GoodYear estimate={estimate} />
          {spareText(estimate)} Your rate is never changed for you. <a href="/settings#set-aside">Change it</a>
        </p>
      ) : (
        <NotKnown estimate={estimate} />
      )}
      {isKnown && <Sentences says="What is not in the estimate" sentences={estimate.leftOut} />}
      {isKnown && <Sentences says="What is not certain of it" sentences={estimate.cautions} />}
      <p class="note note-gap">Estimate, not tax advice.</p>
    </Section>
  )
}

function columnsOf(estimate: TaxEstimateReply, profit: string): Column<Compared>[] {
  const { comparison, currency } = estimate
  const most = Math.max(1, ...comparison.map(({ amount }) => amount.minor))
  const mark = comparison.find(({ key }) => key === 'estimate')
  const share = (minor: number) => Math.max(0, minor) / most
  return [
    {
      head: profit && `On a profit of ${profit}`,
      cell: (row) => (
        <>
          <span class={row.key === 'estimate' ? 'strong' : undefined}>{nameOf(row)}</span>
          <span class="sub">{subOf(row, estimate)}</span>
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    {
      head: <span class="sr">{mark ? 'Bar, with a mark at the estimate' : 'Bar'}</span>,
      cell: ({ key, amount }) => (
        <RowBar
          share={share(amount.minor)}
          look={key === 'estimate' ? 'bar' : 'bar-2'}
          {...(mark && { mark: share(mark.amount.minor) })}
        />
      ),
      fold: 'left',
      look: 'bar-cell third-wide',
    },
    { head: currency, cell: ({ amount }) => wholeText(amount), fold: 'amount', isNumber: true },
    {
      head: 'Over the estimate',
      cell: ({ overEstimate }) => (overEstimate ? signedText(overEstimate) : '–'),
      fold: 'right',
      isNumber: true,
    },
  ]
}

function nameOf({ key, rate }: Compared): string {
  const percent = percentText(rate)
  switch (key) {
    case 'estimate':
      return `Your own estimate, ${percent}`
    case 'yours':
      return `Your rate, ${percent}`
    default:
      return `${percent} of profit`
  }
}

function subOf({ key }: Compared, { wholeYear: { localTax } }: TaxEstimateReply): string {
  if (key === 'yours') return 'in use'
  if (key !== 'estimate') return ''
  if (localTax === null) return 'of profit'
  return localTax.state === 'known' ? 'of profit, state tax included' : 'of profit; state tax is not known'
}

function wholeText({ minor, currency }: Compared['amount']): string {
  return numberText(Math.round(minor / 10 ** minorDigits(currency)), 0)
}

function signedText(amount: Compared['amount']): string {
  return amount.minor > 0 ? `+${wholeText(amount)}` : wholeText(amount)
}

function GoodYear({ estimate: { goodYearRate, ownRate } }: { estimate: TaxEstimateReply }): JSX.Element | null {
  if (goodYearRate.state !== 'known' || ownRate.state !== 'known') return null
  const isSame = goodYearRate.value === ownRate.value
  const rate = percentText(String(goodYearRate.value))
  return (
    <>
      In a good year the rate would {isSame ? 'still ' : ''}be {rate}.{' '}
      <Why figure={goodYearRate} name={`${rate}, your rate in a good year`} />{' '}
    </>
  )
}

/** What the person's own rate leaves over or lacks, where that is worth a word. */
function spareText({ comparison }: TaxEstimateReply): string {
  const yours = comparison.find(({ key }) => key === 'yours')
  if (!yours?.overEstimate || yours.overEstimate.minor === 0) return ''
  const { minor, currency } = yours.overEstimate
  const about = wholeMoneyText({ minor: Math.abs(minor), currency }, 'nearest')
  const percent = percentText(yours.rate)
  return minor > 0
    ? `At ${percent} about ${about} would come free with the return.`
    : `At ${percent} about ${about} would be missing when the return is due.`
}

function Sentences({ says, sentences }: { says: string; sentences: readonly string[] }): JSX.Element | null {
  if (sentences.length === 0) return null
  return (
    <details class="chart-table">
      <summary>{says}</summary>
      <ul class="note bullets">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}

/** Why there is no estimate, and the way to one where there is a way. */
function NotKnown({ estimate: { ownRate, hasRules } }: { estimate: TaxEstimateReply }): JSX.Element {
  return (
    <>
      {ownRate.state !== 'known' && <p class="note note-gap">{ownRate.says}</p>}
      {hasRules && ownRate.state === 'no-data' && (
        <p class="row-of note-gap">
          <a class="button small" href="/settings#tax-profile">
            Answer 3 questions for your own estimate
          </a>
        </p>
      )}
    </>
  )
}
