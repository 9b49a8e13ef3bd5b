import type { CalendarDate } from '../calendar.ts'
import type { Confidence, Figure, Input, UnknownFigure } from '../figure.ts'
import { withHistory } from '../income/month-facts.ts'
import { amountOf } from '../living/amount.ts'
import type { BenefitsStanding, NeededBenefit } from '../living/benefits.ts'
import { dividedText, monthsIfIncomeStopped, monthsText } from '../living/runway.ts'
import { money } from '../money.ts'
import { chanceText, dateStyleOf, longDateText, moneyText, numberText, wholeMoneyText } from '../words.ts'
import { LONGEST_JOB_MONTHS } from './course.ts'
import type { TestKey } from './judge.ts'
import { floorToTenThousandth } from './pipeline.ts'
import { freeAtQuit, type Situation } from './situation.ts'
import { listText, type Mode, monthsCount } from './words.ts'

/** The figures that the evidence rests on, in the home currency. */
export interface EvidenceFacts {
  currency: string
  country: string
  mode: Mode
  /** The day that is tested. */
  quitDate: CalendarDate
  confidence: Confidence
  /** Its inputs are the months. */
  meanMonth: Figure
  freeCash: Figure
  needs: Figure
  living: Figure
  afterTaxPlanOn: Figure
  recommendedMonths: Figure
  topShare: Figure
  benefits: BenefitsStanding
  pipeline: Figure
  shortfall: Figure
  /** The day job's net pay of a month; 0 without one. */
  salaryMinor: number
}

export const BENEFIT_WORDS: Record<NeededBenefit, string> = {
  health: 'health',
  retirement: 'retirement',
  disability: 'disability',
  'time-off': 'paid time off',
}

/** Each test's number as a figure that explains itself. Source: docs/figures.md, chapter 8. */
export function evidenceOf(facts: EvidenceFacts, situation: Situation): Record<TestKey, Figure> {
  return {
    record: recordFigure(facts),
    buffer: coveredFigure(facts, situation),
    'low-end': lowEndFigure(facts),
    solvent: solventFigure(facts, situation),
    benefits: benefitsFigure(facts),
    clients: facts.topShare,
    pipeline: facts.pipeline,
    tax: facts.shortfall,
  }
}

function recordFigure({ confidence, meanMonth }: EvidenceFacts): Figure {
  const { months } = confidence
  return {
    state: 'known',
    value: months,
    unit: 'months',
    says:
      months === 0
        ? 'No month of receipts is complete yet: a month counts once it has ended. Earlier months can be typed in Settings.'
        : `${monthsCount(months)} of receipts ${months === 1 ? 'is' : 'are'} complete.`,
    because: {
      says: 'Complete calendar months from the first receipt to last month, at most the last 24. Months in between without receipts count.',
      inputs: meanMonth.state === 'known' ? [{ label: 'Average month', figure: meanMonth, sign: 'none' }] : [],
      notes: ['Six months tell a pattern from luck; twelve show the seasons.'],
      confidence,
    },
  }
}

/** Free cash on the day of quitting: the middle of the imagined futures. */
function freeAtQuitFigure(facts: EvidenceFacts, situation: Situation): Figure {
  const { freeCash, currency, country, quitDate, salaryMinor, confidence } = facts
  const { jobMonths, course } = situation
  if (freeCash.state !== 'known' || jobMonths === 0 || course === null) return freeCash
  const freeMinor = freeAtQuit(situation)
  if (freeMinor === null) return beyondHorizon()
  const value = money(freeMinor, currency)
  const day = longDateText(quitDate, dateStyleOf(country))
  return {
    state: 'known',
    value,
    says: `As likely as not, ${wholeMoneyText(value, 'down')} is free on ${day}.`,
    because: withHistory(
      {
        says: `The middle of ${numberText(course.paths)} imagined futures at the end of the month before, with the day job’s pay until then.`,
        inputs: [
          { label: 'Free cash today', figure: freeCash, sign: 'none' },
          {
            label: 'Day job, net, a month',
            value: money(salaryMinor, currency),
            sign: 'none',
            link: '/settings#needs',
          },
          { label: 'Months of pay until then', value: jobMonths, unit: 'months', sign: 'none' },
        ],
      },
      confidence,
    ),
  }
}

function coveredFigure(facts: EvidenceFacts, situation: Situation): Figure {
  const { needs, currency, confidence, recommendedMonths } = facts
  if (needs.state !== 'known') return needs
  const free = freeAtQuitFigure(facts, situation)
  if (free.state !== 'known') return free
  const value = monthsIfIncomeStopped(amountOf(free), amountOf(needs)) ?? 0
  const isToday = situation.jobMonths === 0 || situation.course === null
  return {
    state: 'known',
    value,
    unit: 'months',
    says: `Free cash ${isToday ? 'covers' : 'would cover'} ${monthsText(value)} of needs.`,
    because: {
      says: 'Free cash on the day of quitting ÷ monthly needs, rounded down to one decimal.',
      worked: dividedText(currency, amountOf(free), amountOf(needs)),
      inputs: [
        { label: isToday ? 'Free cash' : 'Free cash on that day', figure: free, sign: 'none' },
        { label: 'Monthly needs', figure: needs, sign: 'none' },
        { label: 'Months recommended', figure: recommendedMonths, sign: 'none' },
      ],
      notes: [
        'Needs have the benefits in them that you pay for yourself; the day job’s pay is not counted.',
        ...(isToday && situation.jobMonths > 0
          ? ['It is what is free today: what there would be on that day takes three complete months to imagine.']
          : []),
      ],
      confidence,
    },
  }
}

function lowEndFigure({ afterTaxPlanOn, living, currency, confidence }: EvidenceFacts): Figure {
  if (living.state !== 'known') return living
  if (afterTaxPlanOn.state !== 'known') return afterTaxPlanOn
  const value = floorToTenThousandth(amountOf(afterTaxPlanOn) / amountOf(living))
  const text = (figure: Figure) => moneyText(money(amountOf(figure), currency))
  return {
    state: 'known',
    value,
    unit: 'ratio',
    says: 'How much of living a low-end month pays after business costs and tax.',
    because: withHistory(
      {
        says: 'Low-end take-home ÷ living.',
        worked: `${text(afterTaxPlanOn)} ÷ ${text(living)} = ${numberText(value, 4)}`,
        inputs: [
          { label: 'Low-end take-home', figure: afterTaxPlanOn, sign: 'none' },
          { label: 'Living', figure: living, sign: 'none' },
        ],
      },
      confidence,
    ),
  }
}

function solventFigure(facts: EvidenceFacts, situation: Situation): Figure {
  const { currency, confidence, freeCash, needs, living, salaryMinor, mode } = facts
  const { course, jobMonths } = situation
  if (living.state !== 'known') return living
  if (freeCash.state !== 'known') return freeCash
  if (course === null) return tooEarly(confidence)
  const share = course.quitting[jobMonths]?.solventYearAfter
  if (share === undefined) return beyondHorizon()
  const job: Input[] =
    salaryMinor === 0 || mode === 'independent'
      ? []
      : [
          {
            label: 'Day job, net, a month',
            value: money(salaryMinor, currency),
            sign: 'none',
            link: '/settings#needs',
          },
          { label: 'Months of pay until quitting', value: jobMonths, unit: 'months', sign: 'none' },
        ]
  const when = mode === 'quitting' ? 'a year after quitting' : 'a year from now'
  return {
    state: 'known',
    value: floorToTenThousandth(share),
    unit: 'ratio',
    says: `${chanceText(share)} of 100 imagined futures are still solvent ${when}.`,
    because: withHistory(
      {
        says: `The share of ${numberText(course.paths)} imagined futures in which free cash never falls below zero up to ${when}.`,
        worked: `${numberText(Math.round(share * course.paths))} ÷ ${numberText(course.paths)} = ${numberText(share, 4)}, ± 1 of 100`,
        inputs: [
          { label: 'Free cash today', figure: freeCash, sign: 'none' },
          ...job,
          { label: 'Monthly needs', figure: needs, sign: 'none' },
        ],
        notes: [
          'We assume no growth, and no client lost beyond what your past shows.',
          'The benefits you pay for yourself count once the job has ended.',
        ],
      },
      confidence,
    ),
  }
}

function benefitsFigure({ benefits, currency }: EvidenceFacts): Figure {
  const inputs = benefits.each.map(({ benefit, state, amountMinor, coveredBy }): Input => {
    const label = upperFirst(BENEFIT_WORDS[benefit])
    if (state === 'priced') return { label, value: money(amountMinor, currency), link: '/living#budget' }
    if (state === 'missing') return { label, note: 'not answered', sign: 'none', link: '/living#budget' }
    const note = `covered otherwise: ${coveredBy.join(', ')}`
    return { label, value: money(0, currency), note, sign: 'none', link: '/living#budget' }
  })
  if (benefits.notToldApartMinor > 0)
    inputs.push({
      label: 'Not told apart yet',
      value: money(benefits.notToldApartMinor, currency),
      note: 'it says for none of them',
      sign: 'none',
      link: '/living#benefits',
    })
  const paid = money(
    benefits.each.reduce((total, { amountMinor }) => total + amountMinor, 0),
    currency,
  )
  const missing = benefits.missing.map((benefit) => BENEFIT_WORDS[benefit])
  return {
    state: 'known',
    value: paid,
    says:
      missing.length === 0
        ? `Every benefit has an amount or somebody who carries it: ${wholeMoneyText(paid, 'up')} a month.`
        : `Nobody has answered yet for ${listText(missing)}: enter an amount, or who carries it.`,
    because: {
      says: 'What an employer used to pay, each with the amount that you pay in its place, or who else carries it.',
      inputs,
      notes: ['An amount of zero is no answer: say who carries the benefit instead.'],
    },
  }
}

function tooEarly({ months }: Confidence): UnknownFigure {
  return {
    state: months === 0 ? 'no-data' : 'too-little-history',
    says: `Imagined futures take three complete months of receipts; there ${months === 1 ? 'is' : 'are'} ${months === 0 ? 'none' : months} yet. Earlier months can be typed in Settings.`,
  }
}

function beyondHorizon(): UnknownFigure {
  return {
    state: 'beyond-horizon',
    says: `It is looked ${LONGEST_JOB_MONTHS / 12} years ahead: choose an earlier day of quitting.`,
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
