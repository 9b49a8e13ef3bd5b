import type { JSX } from 'preact'
import type { DocumentTotals } from '../../shared/invoices/totals.ts'
import { amountText, moneyText, percentText } from '../../shared/words.ts'
import { Line, Lines } from '../parts/lines.tsx'

interface TotalsLinesProps {
  totals: Omit<DocumentTotals, 'lines'>
  currency: string
}

/** How the lines of an invoice come to its total: discount, what is taxed, tax by rate. */
export function TotalsLines({ totals, currency }: TotalsLinesProps): JSX.Element {
  const { beforeDiscountMinor, discountMinor, netMinor, taxes, totalMinor } = totals
  const text = (minor: number) => amountText(minor, currency)
  return (
    <Lines>
      {discountMinor !== 0 && (
        <>
          <Line label="Lines before discount">{text(beforeDiscountMinor)}</Line>
          <Line label="Discount on lines">{text(-discountMinor)}</Line>
        </>
      )}
      <Line label="Before tax" {...(discountMinor !== 0 && { kind: 'subtotal' })}>
        {text(netMinor)}
      </Line>
      {taxes.map(({ taxRate, baseMinor, taxMinor }) => (
        <Line
          key={taxRate}
          label={`Sales tax ${percentText(taxRate)}`}
          note={`on ${text(baseMinor)}, rounded once for the document`}
        >
          {text(taxMinor)}
        </Line>
      ))}
      <Line label={`Total, ${currency}`} kind="total">
        {moneyText({ minor: totalMinor, currency })}
      </Line>
    </Lines>
  )
}
