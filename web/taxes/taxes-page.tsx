import type { JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import type { InstalmentsReply, TaxEstimateReply } from '../../shared/taxes/contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { EventRow, EventTable } from '../accounts/event-table.tsx'
import { addressOf } from '../api.ts'
import { showDialog } from '../dialogs.ts'
import { useKeys } from '../keys.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { amountIn } from '../today/amount-in.ts'
import { ESTIMATE_PATH, INSTALMENTS_PATH, ofYear } from './addresses.ts'
import { CoveredSection } from './covered-section.tsx'
import { InstalmentsSection } from './instalments-section.tsx'
import { MileageSection } from './mileage-section.tsx'
import { PastYearSection } from './past-year-section.tsx'
import { RateSection } from './rate-section.tsx'
import { RuleSection } from './rule-section.tsx'
import { JanuarySection, WatchesSection } from './uk-section.tsx'
import { WaysSection } from './ways-section.tsx'
import { WholeYearSection } from './whole-year-section.tsx'
import { YearPackSection } from './year-pack-section.tsx'
import { YearsSection } from './years-section.tsx'

/** What of the money held is the tax office's, what the year is likely to come to, and when it is due. */
export default function TaxesPage(): JSX.Element {
  const { query } = useLocation()
  const asked = query['year'] || undefined
  const today = useResource<TodayReply>('/api/v1/today')
  const running = useResource<TaxEstimateReply>(ESTIMATE_PATH).value?.taxYear
  const estimate = useResource<TaxEstimateReply>(ESTIMATE_PATH, ofYear(asked))
  const instalments = useResource<InstalmentsReply>(INSTALMENTS_PATH, ofYear(asked))
  const isPast = asked !== undefined && running !== undefined && estimate.value?.taxYear !== running
  useKeys([{ key: 't', says: 'Add a business trip', press: () => showDialog({ kind: 'trip' }) }])
  return (
    <>
      <PageHead
        title="Taxes"
        when={estimate.value && <YearChoice estimate={estimate.value} />}
        actions={[
          {
            label: 'Record estimated payment',
            short: 'Record payment',
            onPress: () => showDialog({ kind: 'estimated-payment', ...(isPast && { taxYear: asked }) }),
            isPrimary: true,
          },
        ]}
      />
      {isPast ? (
        <Loaded resource={instalments} says="Reading the tax year…">
          {(value) => <PastYearSection reply={value} />}
        </Loaded>
      ) : (
        <Loaded resource={today} says="Working out the tax office’s part…">
          {(value) => (
            <>
              <TaxSentence today={value} />
              <Loaded resource={instalments} says="Reading the tax year…">
                {(reply) => <CoveredSection reply={reply} today={value} />}
              </Loaded>
            </>
          )}
        </Loaded>
      )}
      <Loaded resource={estimate} says="Working out the estimate…">
        {(value) => (
          <div class="cols-even">
            <WholeYearSection estimate={value} />
            <RuleSection estimate={value} />
          </div>
        )}
      </Loaded>
      <Loaded resource={instalments} says="Working out the instalments…">
        {(value) => (
          <>
            <InstalmentsSection reply={value} told={unknownText(estimate.value)} />
            <WaysSection reply={value} />
            {value.januaryBill && <JanuarySection bill={value.januaryBill} taxYear={value.taxYear} />}
            <WatchesSection reply={value} />
          </>
        )}
      </Loaded>
      {estimate.value && (
        <>
          <MileageSection key={estimate.value.taxYear} estimate={estimate.value} />
          <YearPackSection taxYear={estimate.value.taxYear} />
        </>
      )}
      {today.value && (
        <>
          <div class="cols">
            <YearsSection setAside={today.value.setAside} currency={today.value.currency} />
            <RateSection setAside={today.value.setAside} />
          </div>
          <EstimatedPayments currency={today.value.currency} />
        </>
      )}
    </>
  )
}

/** Why there is no estimate, as the page says it beside the rule. */
function unknownText(estimate: TaxEstimateReply | undefined): string | undefined {
  return estimate && estimate.ownRate.state !== 'known' ? estimate.ownRate.says : undefined
}

/** Which tax year is on the page; the address keeps it. */
function YearChoice({ estimate: { taxYear, taxYears } }: { estimate: TaxEstimateReply }): JSX.Element {
  const { route } = useLocation()
  const offered = taxYears.includes(taxYear) ? taxYears : [taxYear, ...taxYears]
  const [latest] = offered
  return (
    <>
      <label class="sr" for="tax-year">
        Tax year shown
      </label>
      <select
        id="tax-year"
        class="select select-small"
        value={taxYear}
        onChange={({ currentTarget: { value } }) =>
          route(addressOf('/taxes', value === latest ? {} : ofYear(value)), true)
        }
      >
        {offered.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
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
