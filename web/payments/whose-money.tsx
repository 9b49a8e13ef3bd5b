import type { ComponentChildren, JSX } from 'preact'
import type { Look } from '../../shared/charts/marks.ts'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { PaymentPreviewReply } from '../../shared/payments/contract.ts'
import { amountText, moneyText, percentText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { Line, Lines } from '../parts/lines.tsx'

interface WhoseMoneyProps {
  preview: PaymentPreviewReply
  /** What of this payment is set aside for tax, in minor units; what was missing before is not of this payment. */
  setAsideMinor: number
  isFromCredit: boolean
}

interface Part {
  label: string
  minor: number
  look: Look
}

/** What is left to the owner once everybody else has their part. Minor units. */
function yours({ preview: { parts }, setAsideMinor }: WhoseMoneyProps): number {
  return parts.arrives.minor - parts.salesTax.minor - parts.clientMoney.minor - setAsideMinor
}

/** The payment cut up by whom its parts belong to: as a bar, and as a sum; beside that what can be chosen. */
export function WhoseMoney({ children, ...props }: WhoseMoneyProps & { children: ComponentChildren }): JSX.Element {
  return (
    <>
      <PartsBar {...props} />
      <div class="cols-even gap-2">
        <PartsSum {...props} />
        {children}
      </div>
    </>
  )
}

const BAR_HEIGHT = 22

function PartsBar(props: WhoseMoneyProps): JSX.Element {
  const { parts } = props.preview
  const { currency } = parts.paid
  const all: Part[] = [
    { label: 'Yours', minor: yours(props), look: 'bar' },
    { label: 'Tax set-aside', minor: props.setAsideMinor, look: 'bar-2' },
    { label: 'Tax withheld', minor: parts.withheld.minor, look: 'bar-2' },
    { label: 'Sales tax', minor: parts.salesTax.minor, look: 'outline' },
    { label: 'Held for the client', minor: parts.clientMoney.minor, look: 'outline' },
    { label: 'Fee', minor: parts.fee.minor, look: 'bar-3' },
  ]
  const shown = all.filter(({ minor }) => minor > 0)
  return (
    <>
      <Chart
        look="split"
        height={BAR_HEIGHT}
        draw={(width) => partsBar({ parts: shown, currency, width, height: BAR_HEIGHT })}
      />
      <p class="key">
        {shown.map(({ label, minor, look }) => (
          <span key={label}>
            <svg viewBox="0 0 16 12" aria-hidden="true">
              <Swatch look={look} />
            </svg>
            {label} <b class="ink">{amountText(minor, currency)}</b>
          </span>
        ))}
      </p>
    </>
  )
}

const FILLS = new Map<Look, string>([
  ['bar', 'fill-chart-1'],
  ['bar-2', 'fill-chart-2'],
  ['bar-3', 'fill-chart-3'],
])

function Swatch({ look }: { look: Look }): JSX.Element {
  const fill = FILLS.get(look)
  if (fill) return <rect class={fill} width="16" height="12" />
  return <rect class="stroke-ink" x=".5" y=".5" width="15" height="11" fill="none" />
}

/** The same as a sum: from what the client paid down to what is the owner's. */
function PartsSum(props: WhoseMoneyProps): JSX.Element {
  const { preview, setAsideMinor, isFromCredit } = props
  const { parts, proposal } = preview
  const { currency } = parts.paid
  const text = (minor: number) => amountText(minor, currency)
  const hasFee = parts.fee.minor > 0
  const isShared = hasFee || parts.salesTax.minor + parts.clientMoney.minor + parts.reimbursed.minor > 0
  return (
    <Lines>
      <Line label={isFromCredit ? 'Taken from what you hold for them' : 'Paid by the client'}>
        {text(parts.paid.minor)}
      </Line>
      {parts.salesTax.minor > 0 && (
        <Line label="Sales tax" note="you hold it for the tax office; never income">
          {text(-parts.salesTax.minor)}
        </Line>
      )}
      {parts.clientMoney.minor > 0 && (
        <Line label="Held for the client" note="a deposit or credit; not yours yet">
          {text(-parts.clientMoney.minor)}
        </Line>
      )}
      {parts.reimbursed.minor > 0 && (
        <Line label="Costs they pay back" note="lowers your costs; not income">
          {text(-parts.reimbursed.minor)}
        </Line>
      )}
      {hasFee && (
        <Line label="Processor fee" note="expense: commissions and fees">
          {text(-parts.fee.minor)}
        </Line>
      )}
      {isShared && (
        <Line label={hasFee ? 'Income after the fee' : 'Income'} kind="subtotal">
          {text(parts.income.minor - parts.fee.minor)}
        </Line>
      )}
      {parts.withheld.minor > 0 && (
        <Line label="Tax withheld" note="paid to the tax office in your name">
          {text(-parts.withheld.minor)}
        </Line>
      )}
      {setAsideMinor > 0 && (
        <Line label="Set aside for tax" note={`your rate is ${percentText(proposal.rate)}`}>
          {text(-setAsideMinor)}
        </Line>
      )}
      {parts.reimbursed.minor > 0 && <Line label="Costs they pay back">{text(parts.reimbursed.minor)}</Line>}
      <Line label="Yours" kind="total">
        {moneyText({ minor: yours(props), currency })}
      </Line>
    </Lines>
  )
}
