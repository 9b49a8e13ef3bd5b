import type { JSX } from 'preact'
import type { InstalmentsReply } from '../../shared/taxes/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'

interface JanuarySectionProps {
  bill: NonNullable<InstalmentsReply['januaryBill']>
  taxYear: string
}

/** United Kingdom: the January that asks for two things at once. */
export function JanuarySection({ bill, taxYear }: JanuarySectionProps): JSX.Element {
  const { dueDate, balancing, nextPaymentOnAccount, total } = bill
  const sum = amountIn(total)
  return (
    <Section title={`Due on ${longDayText(dueDate)}`} aside="two things at once">
      <Lines>
        <FigureLine label={`What is left of ${taxYear}`} figure={balancing} />
        <FigureLine label="First payment on account of the year after" figure={nextPaymentOnAccount} />
        <Line label="Together" kind="total">
          {sum ? moneyText(sum) : '–'} {sum && <Why figure={total} name={`${moneyText(sum)} due in January`} />}
        </Line>
      </Lines>
    </Section>
  )
}

/** United Kingdom: what the turnover brings with it. */
export function WatchesSection({
  reply: { vatRoom, digitalUpdates },
}: {
  reply: InstalmentsReply
}): JSX.Element | null {
  if (!vatRoom && !digitalUpdates) return null
  return (
    <Section title="VAT and Making Tax Digital">
      <Lines isOpenEnded>
        {vatRoom && (
          <FigureLine
            label="Left before VAT registration"
            figure={vatRoom}
            {...(vatRoom.says && { note: vatRoom.says })}
          />
        )}
        {digitalUpdates && (
          <>
            <FigureLine label="Gross income that decides" figure={digitalUpdates.grossIncome} />
            <FigureLine label="Threshold for quarterly updates" figure={digitalUpdates.threshold} />
            <Line label="Quarterly updates">{requiredText(digitalUpdates.isRequired)}</Line>
          </>
        )}
      </Lines>
      {digitalUpdates?.isRequired && (
        <p class="note note-gap">
          Updates are due by {digitalUpdates.dueDates.map(longDayText).join(', ')}. They are no payments.
        </p>
      )}
    </Section>
  )
}

function requiredText(isRequired: boolean | null): string {
  if (isRequired === null) return 'not known yet'
  return isRequired ? 'required' : 'not required'
}
