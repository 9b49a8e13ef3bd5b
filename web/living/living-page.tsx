import type { JSX } from 'preact'
import type { BudgetReply, PayReply, SavingsGoalsReply } from '../../shared/living/contract.ts'
import { moneyText, wholeMoneyText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useKeys } from '../keys.ts'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { amountIn } from '../today/amount-in.ts'
import { BUDGET_PATH, GOALS_PATH, PAY_PATH } from './addresses.ts'
import { BenefitsSection } from './benefits-section.tsx'
import { BudgetSection } from './budget-section.tsx'
import { DaysOffSection } from './days-off-section.tsx'
import { SavingsGoalsSection } from './savings-goals-section.tsx'
import { SurplusSection } from './surplus-section.tsx'
import { OtherWay, ThisMonth } from './this-month.tsx'

/** What living costs, what is paid for it, and what money above it is for. */
export default function LivingPage(): JSX.Element {
  const pay = useResource<PayReply>(PAY_PATH)
  const budget = useResource<BudgetReply>(BUDGET_PATH)
  const goals = useResource<SavingsGoalsReply>(GOALS_PATH)
  useKeys([
    { key: 'd', says: 'Add days off', press: () => showDialog({ kind: 'day-off' }) },
    { key: 'g', says: 'Add a savings goal', press: () => showDialog({ kind: 'savings-goal' }) },
  ])
  return (
    <>
      <PageHead
        title="Living"
        actions={[
          {
            label: 'Add item',
            short: 'Item',
            hotkey: 'n',
            onPress: () => showDialog({ kind: 'budget-item' }),
            isPrimary: true,
          },
        ]}
      />
      <Loaded resource={pay} says="Working out your pay…">
        {(value) => <PaySentence pay={value} />}
      </Loaded>
      <div class="cols standing">
        <div>
          <Loaded resource={pay} says="Working out your pay…">
            {(value) => (
              <Section title="This month" id="month">
                <ThisMonth pay={value} />
                <OtherWay pay={value} />
              </Section>
            )}
          </Loaded>
        </div>
        <div>
          <Loaded resource={budget} says="Reading the budget…">
            {(value) => (
              <>
                <BudgetSection budget={value} etag={budget.etag} />
                <BenefitsSection benefits={value.benefits} />
              </>
            )}
          </Loaded>
          <Loaded resource={goals} says="Reading the goals…">
            {(value) => <SavingsGoalsSection goals={value} />}
          </Loaded>
          <DaysOffSection />
        </div>
        <div>
          {pay.value && (
            <>
              <SurplusSection pay={pay.value} />
              <PaySection pay={pay.value} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

/** "You can pay yourself $3,250 a month, to Dec 31. $1,850 of this month’s may still be spent." */
function PaySentence({ pay: { pay, mayBeSpent, isOverspent, holdsTo } }: { pay: PayReply }): JSX.Element {
  const [set, left] = [amountIn(pay), amountIn(mayBeSpent)]
  if (!set) return <p class="sentence">{pay.state === 'known' ? pay.because.says : pay.says}</p>
  const text = wholeMoneyText(set, 'down')
  return (
    <>
      <p class="sentence">
        You can pay yourself <b>{text}</b> a month, to {dayText(holdsTo)}. <Why figure={pay} name={`${text} a month`} />
      </p>
      {left && (
        <p class="sentence-more">
          {isOverspent ? (
            <>
              This month is overspent by <b class="bad">{moneyText({ ...left, minor: -left.minor })}</b>.
            </>
          ) : (
            <>
              <b>{wholeMoneyText(left, 'down')}</b> of this month’s pay may still be spent.
            </>
          )}
        </p>
      )}
    </>
  )
}

/** The pay of the quarter, and what it comes to if it were set today. */
function PaySection({ pay: { pay, payAnew, setOn, holdsTo } }: { pay: PayReply }): JSX.Element {
  return (
    <Section title="Your pay" id="pay" aside="set each quarter, paid each month">
      <Lines isOpenEnded>
        <FigureLine label="Pay a month" figure={pay} note={pay.says} />
        <Line label="Set">{dayText(setOn)}</Line>
        <Line label="Holds to">{dayText(holdsTo)}</Line>
        <FigureLine label="If it were set today" figure={payAnew} note="the next quarter sets it anew" />
      </Lines>
    </Section>
  )
}
