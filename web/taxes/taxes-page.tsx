import type { JSX } from 'preact'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { EventRow, EventTable } from '../accounts/event-table.tsx'
import { showDialog } from '../dialogs.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { amountIn } from '../today/amount-in.ts'
import { RateSection } from './rate-section.tsx'
import { ReserveSection } from './reserve-section.tsx'
import { YearsSection } from './years-section.tsx'

/** What of the money held is the tax office's, what is set aside for it, and what was sent. */
export default function TaxesPage(): JSX.Element {
  const today = useResource<TodayReply>('/api/v1/today')
  return (
    <>
      <PageHead
        title="Taxes"
        actions={[
          {
            label: 'Record estimated payment',
            short: 'Record payment',
            onPress: () => showDialog({ kind: 'estimated-payment' }),
            isPrimary: true,
          },
        ]}
      />
      <Loaded resource={today} says="Working out the tax office’s part…">
        {(value) => (
          <>
            <TaxSentence today={value} />
            <ReserveSection today={value} />
            <div class="cols">
              <YearsSection setAside={value.setAside} currency={value.currency} />
              <RateSection setAside={value.setAside} />
            </div>
            <EstimatedPayments currency={value.currency} />
          </>
        )}
      </Loaded>
    </>
  )
}

/** "$10,749.11 of the money you hold is the tax office’s. $620.00 of it is not in the reserve yet." */
function TaxSentence({ today: { setAside } }: { today: TodayReply }): JSX.Element {
  const { required, shortfall, releasable } = setAside
  const [needed, short, spare] = [amountIn(required), amountIn(shortfall), amountIn(releasable)]
  if (!needed) return <p class="sentence">{required.says}</p>
  const why = <Why figure={required} name={`${moneyText(needed)} of the money you hold`} />
  const isShort = short !== undefined && short.minor > 0
  return (
    <>
      <p class="sentence">
        {needed.minor === 0 ? (
          'Nothing of the money you hold is the tax office’s so far. '
        ) : (
          <>
            <b>{moneyText(needed)}</b> of the money you hold is the tax office’s.{' '}
          </>
        )}
        {needed.minor > 0 && !isShort && 'The reserve holds what is needed. '}
        {isShort && (
          <>
            <b class="bad">{moneyText(short)}</b> of it is not in the reserve yet.{' '}
          </>
        )}
        {why}
      </p>
      {spare && spare.minor > 0 && (
        <p class="sentence-more">
          <b>{moneyText(spare)}</b> of the reserve is more than tax calls for so far. You may move it back.{' '}
          <Why figure={releasable} name={`${moneyText(spare)} more than needed`} />
        </p>
      )}
    </>
  )
}

const MOST_ROWS = 50

/** What was sent to the tax office. */
function EstimatedPayments({ currency }: { currency: string }): JSX.Element {
  const payments = useResource<EventsReply>('/api/v1/events', { kind: 'estimated-payment', limit: MOST_ROWS })
  return (
    <Section title="Estimated payments made" aside="the latest first">
      <Loaded resource={payments} says="Reading payments…">
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">Nothing was sent to the tax office yet.</p>
          ) : (
            <EventTable says="Estimated payments made" currency={currency}>
              {items.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </EventTable>
          )
        }
      </Loaded>
      <p class="note note-gap">
        <a href="/money?role=tax-office">Everything that went to and came from the tax office</a>
      </p>
    </Section>
  )
}
