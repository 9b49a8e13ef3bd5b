import type { CalendarDate } from '../calendar.ts'
import { money } from '../money.ts'
import type { ProfilePatch, SetUpBody } from '../profile/contract.ts'
import { tellClients } from './client-stories.ts'
import { demoClients } from './clients.ts'
import { tellCosts } from './costs.ts'
import { makeDice } from './dice.ts'
import { tellOwnHour } from './own-hour.ts'
import { tellOwnLiving } from './own-living.ts'
import { tellOwnMoney } from './own-money.ts'
import { tellOwnWay } from './own-way.ts'
import type { DemoPlace } from './place.ts'
import { Sales } from './sales.ts'
import { Stage } from './stage.ts'
import type { DemoAccount, DemoClient, DemoStep } from './steps.ts'

/** The demo book as a plan: what is answered at the start, and what then happens day by day. */
export interface DemoStory {
  setUp: SetUpBody
  profile: ProfilePatch
  /** What the accounts that the deeds name are called in the book. */
  accounts: Record<DemoAccount, string>
  clients: DemoClient[]
  /** In the order of their days; none lies after today. */
  steps: DemoStep[]
}

const SEED = 20_417

/**
 * Two years of a freelancer who is made up, up to today: work beside a day job at first, then alone; a client who always
 * pays late, one who went quiet, one abroad, a retainer; a bad quarter; taxes paid when they were due, once late; the way
 * there, goals, and a review of most of the last months.
 *
 * The same today, place and seed give the same story. Amounts are those of the place, in minor units.
 */
export function demoStory(today: CalendarDate, place: DemoPlace, seed: number = SEED): DemoStory {
  const stage = new Stage(today, place, makeDice(seed))
  const clients = demoClients(place)
  tellClients(new Sales(stage, clients))
  tellCosts(stage)
  tellOwnMoney(stage)
  tellOwnLiving(stage)
  tellOwnWay(stage)
  tellOwnHour(stage)
  const accounts = { spending: place.spendingName, reserve: 'Tax reserve', buffer: 'Buffer', card: 'Card' }
  return {
    setUp: setUpOf(stage, accounts),
    profile: {
      address: '7 Example Street\nSampletown',
      email: 'robin@example.com',
      howToPay: `Bank transfer to Example Bank, account 0000 0000, ${accounts.spending} of Robin Sample`,
    },
    accounts,
    clients,
    // What happens on one day stays in the order in which it was told.
    steps: stage.steps
      .filter(({ date }) => date <= today)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  }
}

function setUpOf(stage: Stage, accounts: Record<DemoAccount, string>): SetUpBody {
  const { country, currency, timeZone } = stage.place
  const amount = (units: number) => money(stage.minor(units), currency)
  return {
    name: 'Robin Sample',
    trade: 'Editorial design',
    work: 'employed',
    country,
    currency,
    timeZone,
    setAsideRate: '0.25',
    setAsideBase: 'profit',
    essentials: amount(2480),
    benefits: amount(140),
    irregularYearly: amount(2160),
    businessCosts: amount(240),
    dayJobNet: amount(3150),
    poorMonth: null,
    accounts: [
      { name: accounts.spending, role: 'spending', balance: amount(4150) },
      { name: accounts.reserve, role: 'tax-reserve', balance: amount(0) },
      { name: accounts.buffer, role: 'buffer', balance: amount(1400) },
      { name: accounts.card, role: 'card', balance: amount(-214.6) },
    ],
    openingDate: stage.day(0, 1),
    earlierMonths: [],
  }
}
