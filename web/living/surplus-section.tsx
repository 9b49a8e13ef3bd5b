import type { JSX } from 'preact'
import type { PayReply, SavingsGoalReply } from '../../shared/living/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { useAction } from '../form.ts'
import { FormTrouble } from '../parts/form-box.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { takingBack } from '../undo.ts'
import { GOALS_PATH } from './addresses.ts'
import { sayPutAside } from './savings-goals.ts'

type Turn = PayReply['inTurn'][number]

const NAMES: Record<Turn['kind'], string> = { tax: 'Tax reserve', buffer: 'Buffer', goal: 'Goal' }

/** Money above pay, and where it goes in turn: what tax is short of, the buffer, each goal. */
export function SurplusSection({ pay }: { pay: PayReply }): JSX.Element {
  const { surplus, inTurn, left, asOf } = pay
  return (
    <Section title="Money above your pay" id="surplus" aside="to tax, then the buffer, then your goals">
      <Lines>
        <FigureLine label="Above your pay" figure={surplus} />
        {inTurn.map((turn) => (
          <Line
            key={`${turn.kind} ${turn.goalId}`}
            label={turn.kind === 'goal' ? turn.name : NAMES[turn.kind]}
            note={turn.gap.minor === 0 ? 'nothing is missing' : `${moneyText(turn.gap)} is missing`}
            nested={turn.amount.minor > 0 && <Fill turn={turn} asOf={asOf} />}
          >
            {moneyText(turn.amount)}
          </Line>
        ))}
        {left && (
          <Line label="Left when all is filled" kind="total">
            {moneyText(left)}
          </Line>
        )}
      </Lines>
    </Section>
  )
}

/** The one press that fills a gap; without an account for it, how to get one. */
function Fill({ turn, asOf }: { turn: Turn; asOf: string }): JSX.Element {
  const action = useAction(async (key, lateReason) => {
    if (turn.move) {
      const { value } = await call<RecordedReply>('POST', '/api/v1/transfers', {
        key,
        lateReason,
        body: { date: asOf, ...turn.move },
      })
      sayDone(
        `Moved ${moneyText(value.event.amount)}, ${value.event.account}.`,
        takingBack([value.event.id], lateReason),
      )
      return
    }
    const body = { as: 'put-aside', amount: turn.amount, date: asOf }
    const { value } = await call<SavingsGoalReply>('POST', `${GOALS_PATH}/${turn.goalId}/steps`, { key, body })
    sayPutAside(value, turn.amount, asOf)
  })
  if (turn.kind !== 'goal' && !turn.move) {
    return (
      <p class="note">
        Keep it where it is, or <a href="/settings#accounts">add an account</a> for it.
      </p>
    )
  }
  const says = `${turn.move ? 'Move' : 'Put aside'} ${moneyText(turn.amount)}`
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-label={`${says}: ${turn.name}`}
        disabled={action.isSending.value}
        onClick={() => void action.submit()}
      >
        {says}
      </button>
      <FormTrouble form={action} title="This was not recorded" />
    </>
  )
}
