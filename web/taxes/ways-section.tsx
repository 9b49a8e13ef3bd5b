import type { JSX } from 'preact'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { InstalmentsReply, WayToPayReply } from '../../shared/taxes/contract.ts'
import { amountText, dateStyleOf, dateText, moneyText } from '../../shared/words.ts'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'

/** The ways in which the year's tax may be paid, side by side; the one that asks for the least is marked. */
export function WaysSection({ reply }: { reply: InstalmentsReply }): JSX.Element | null {
  const { ways, waysState, waysSay, state } = reply
  // What keeps the instalments from being worked out is said there.
  const isToldAbove = state !== null && state.says === waysState?.says
  if (ways.length === 0 && (!waysState || isToldAbove)) return null
  return (
    <Section title="Three ways to pay" aside={ways.length > 0 && `${reply.currency}; the least you may send is marked`}>
      {ways.length > 0 ? <WaysTable reply={reply} /> : <p class="note">{waysState?.says}</p>}
      {ways.length > 0 && (
        <p class="note note-gap">
          {ways.map(({ key, label, says }) => (
            <>
              <b key={key}>{label}</b>: {says}{' '}
            </>
          ))}
          A minus comes back with the return.
        </p>
      )}
      {waysSay && <p class="note">{waysSay}</p>}
    </Section>
  )
}

function WaysTable({
  reply: { ways, instalments, withReturn, currency, country },
}: {
  reply: InstalmentsReply
}): JSX.Element {
  const style = dateStyleOf(country)
  const day = (date: string) => dateText(date as CalendarDate, style)
  const last = instalments.at(-1)?.dueDate
  return (
    <table class="table three" aria-label="Three ways to pay">
      <thead>
        <tr>
          <th scope="col">Due</th>
          {ways.map(({ key, label }) => (
            <th key={key} scope="col" class="num">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {instalments.map(({ number, dueDate }) => (
          <WayRow key={number} head={day(dueDate)} ways={ways}>
            {(way) => <Instalment way={way} number={number} due={day(dueDate)} />}
          </WayRow>
        ))}
        <WayRow head="By instalments" look="subtotal" ways={ways}>
          {({ byInstalments }) => amountText(byInstalments.minor, currency)}
        </WayRow>
        <WayRow head={withReturn ? `Left for ${day(withReturn.dueDate)}` : 'Left with the return'} ways={ways}>
          {({ left }) => amountText(left.minor, currency)}
        </WayRow>
        <WayRow head={last ? `To send by ${day(last)}` : 'To send'} look="here" ways={ways}>
          {({ toSend, isCheapest }) =>
            isCheapest ? (
              <>
                <b>{amountText(toSend.minor, currency)}</b>
                <span class="sub">least</span>
              </>
            ) : (
              amountText(toSend.minor, currency)
            )
          }
        </WayRow>
        <WayRow head="Penalty" ways={ways}>
          {(way) => <Penalty way={way} />}
        </WayRow>
      </tbody>
    </table>
  )
}

interface WayRowProps {
  head: string
  look?: 'subtotal' | 'here'
  ways: readonly WayToPayReply[]
  children: (way: WayToPayReply) => JSX.Element | string
}

function WayRow({ head, look, ways, children }: WayRowProps): JSX.Element {
  return (
    <tr class={look}>
      <th scope="row">{head}</th>
      {ways.map((way) => (
        <td key={way.key} class="num">
          {children(way)}
        </td>
      ))}
    </tr>
  )
}

function Instalment({ way, number, due }: { way: WayToPayReply; number: number; due: string }): JSX.Element {
  const figure = way.instalments.find((each) => each.number === number)?.amount
  const amount = figure && amountIn(figure)
  if (!figure || !amount) return <>–</>
  const value = amountText(amount.minor, amount.currency)
  return <Why figure={figure} value={value} name={`${moneyText(amount)} for ${due}, ${way.label}`} />
}

/** What the tax office adds when it goes on in this way. */
function Penalty({ way: { interest, label } }: { way: WayToPayReply }): JSX.Element {
  const amount = amountIn(interest)
  const text = amount ? (amount.minor === 0 ? 'none' : amountText(amount.minor, amount.currency)) : 'not known'
  return <Why figure={interest} value={text} name={`penalty ${text}, ${label}`} />
}
