import type { CalendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import { money, unscaled } from '../../shared/money.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { verdictFigure } from '../../shared/readiness/verdict-figure.ts'
import type { Measure } from '../../shared/reviews/measures.ts'
import type { Db } from '../db/open.ts'
import { receiptsByClient } from '../income/repository.ts'
import { homeCurrency } from '../profile/repository.ts'
import { figuresOn } from '../today/figures.ts'

/** The figure that a goal is told by, as it stands on a day. Throws: Error when the verdict is asked for and not given. */
export function measured(db: Db, measure: Measure, asOf: CalendarDate, verdict: ReadinessReply | null): Figure {
  const { buffer, income, living } = figuresOn(db, asOf)
  switch (measure) {
    case 'verdict':
      if (verdict === null) throw new Error('the verdict was not worked out')
      return verdictFigure(verdict)
    case 'months-covered':
      return buffer.covered
    case 'top-client':
      return asRate(income.topClientShare)
    case 'plan-on':
      return income.planOn
    case 'free-cash':
      return living.freeCash
    case 'paying-clients':
      return payingClients(db, asOf)
  }
}

/** A share as goals have it: a fraction in whole basis points. */
function asRate(figure: Figure): Figure {
  if (figure.state !== 'known' || typeof figure.value !== 'number') return figure
  const { unit: _, ...share } = figure
  return { ...share, value: unscaled(Math.round(figure.value * 10_000), 10_000) }
}

function payingClients(db: Db, asOf: CalendarDate): Figure {
  const currency = homeCurrency(db)
  const paying = receiptsByClient(db, asOf).filter(({ receiptsMinor }) => receiptsMinor > 0)
  return {
    state: 'known',
    value: paying.length,
    unit: 'count',
    because: {
      says: 'Clients whose payments of the last twelve months, this one included, come to more than their refunds.',
      inputs: paying.map(({ clientId, name, receiptsMinor }) => ({
        label: name,
        value: money(receiptsMinor, currency),
        link: `/clients/${clientId}`,
        sign: 'none',
      })),
    },
  }
}
