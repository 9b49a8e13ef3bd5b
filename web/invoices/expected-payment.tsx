import type { JSX } from 'preact'
import type { ExpectedPaymentReply } from '../../shared/invoices/contract.ts'
import { chanceText } from '../../shared/words.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { type Resource, useResource } from '../resource.ts'
import { figureText } from '../value-text.ts'

type Expected = Resource<ExpectedPaymentReply>

/** When an open invoice may be paid; nothing is asked about one for which nothing is owed. */
export function useExpectedPayment(invoiceId: number, isOwed: boolean): Expected {
  return useResource<ExpectedPaymentReply>(isOwed ? `/api/v1/invoices/${invoiceId}/expected-payment` : undefined)
}

/** By when it may be paid, in a sentence. Its place is kept while it is worked out. */
export function ExpectedSentence({ expected: { value, problem, reload } }: { expected: Expected }): JSX.Element {
  return (
    <p class="sentence-more room-to-come" aria-live="polite">
      {value ? (
        <>
          {value.says} <Why figure={value.halfBy} name={nameOf(value)} />
        </>
      ) : problem ? (
        <>
          When it may be paid could not be worked out. {problem.problem.detail}{' '}
          <button type="button" class="button small" onClick={reload}>
            Try again
          </button>
        </>
      ) : (
        'Looking at how such invoices were paid…'
      )}
    </p>
  )
}

/** How likely it is paid soon, and what that rests on. */
export function ChancesSection({ expected: { value } }: { expected: Expected }): JSX.Element {
  return (
    <Section title="How likely it is paid">
      <Lines isOpenEnded>
        <Line label="Within 30 days">{value ? `${chanceText(value.within30)}%` : '…'}</Line>
        <Line label="Within 90 days">{value ? `${chanceText(value.within90)}%` : '…'}</Line>
      </Lines>
      <p class="note note-gap room-to-come">{value && groundsText(value.restsOn)}</p>
    </Section>
  )
}

/** What the drawer is about: "Dec 11 as often as not", or that it may not come. */
function nameOf({ halfBy }: ExpectedPaymentReply): string {
  return halfBy.state === 'known' ? `${figureText(halfBy)} as often as not` : 'it may not come'
}

function groundsText({ ofClient, ofAll }: ExpectedPaymentReply['restsOn']): string {
  if (ofAll === 0) return 'From how such invoices are usually paid; there is no other one to learn from yet.'
  const of = (count: number) => `${count} other ${count === 1 ? 'invoice' : 'invoices'}`
  return ofClient === 0
    ? `From ${of(ofAll)}, none of them of this client.`
    : `From ${of(ofClient)} of this client, and ${ofAll} in all.`
}
