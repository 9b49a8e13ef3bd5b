import { addDays } from '../calendar.ts'
import { RUNNING_MONTH, type Stage } from './stage.ts'

/** How somebody got here: which niche was chosen, what there is to show, what was registered, and who may become a client. */
export function tellOwnWay(stage: Stage): void {
  tellNiches(stage)
  tellPortfolio(stage)
  tellTickedSteps(stage)
  tellPastLeads(stage)
  tellOpenLeads(stage)
}

function tellNiches(stage: Stage): void {
  const niche = { kind: 'niche', isChosen: false } as const
  stage.tell(stage.day(2, 14), {
    ...niche,
    name: 'Print design for food makers',
    skills: 4,
    interest: 5,
    demand: 4,
    note: 'A bakery and a dairy asked without being asked. Labels change with every season.',
    isChosen: true,
  })
  stage.tell(stage.day(2, 14), {
    ...niche,
    name: 'Annual reports of small firms',
    skills: 5,
    interest: 3,
    demand: 4,
    note: 'Pays well, comes once a year, and always in the same months.',
  })
  stage.tell(stage.day(2, 14), {
    ...niche,
    name: 'Wedding stationery',
    skills: 3,
    interest: 4,
    demand: 2,
    note: 'Lovely, and nobody orders twice.',
  })
}

function tellPortfolio(stage: Stage): void {
  const piece = (index: number, title: string, note: string) =>
    stage.tell(stage.day(index, 25), { kind: 'portfolio', what: 'piece', title, note })
  const said = (index: number, title: string, note: string) =>
    stage.tell(stage.day(index, 26), { kind: 'portfolio', what: 'testimonial', title, note })
  piece(2, 'Label series for a bakery', 'robin.example.com/labels')
  piece(3, 'Translated edition, 70 pages', 'robin.example.com/edition')
  piece(4, 'Annual report of a dairy', 'robin.example.com/report')
  said(4, 'Cleo Madeup, Made-up Meadow Dairy', '“On time, and for once somebody read our report to the end.”')
  piece(6, 'Exhibition texts', 'robin.example.com/exhibition')
  piece(11, 'Glaze guide with drawings', 'robin.example.com/glaze')
  said(15, 'Ada Sample, Sample Harbor Press', '“Robin finds the mistake that three of us missed.”')
}

function tellTickedSteps(stage: Stage): void {
  const register = 'Registered with the City of Sampletown; the license comes up once a year.'
  stage.tell(stage.day(5, 18), { kind: 'step', step: 'register', note: register })
  const insurance = 'Example Mutual Insurance, professional liability, monthly.'
  stage.tell(stage.day(6, 14), { kind: 'step', step: 'professional-insurance', note: insurance })
}

/** One that became a client, and one that did not. */
function tellPastLeads(stage: Stage): void {
  stage.tell(stage.day(4, 20), {
    kind: 'lead',
    name: 'Pretend Pottery Studio',
    contact: 'Eli Pretend',
    source: 'Craft fair',
    minor: stage.minor(1400),
    chance: '0.6',
    nextStep: 'Bring two glaze cards as a sample',
    nextStepOn: stage.day(5, 4),
    note: 'Wants a guide that survives wet hands.',
  })
  stage.tell(stage.day(6, 11), { kind: 'lead-won', lead: 'Pretend Pottery Studio', client: 'pottery' })
  stage.tell(stage.day(13, 9), {
    kind: 'lead',
    name: 'Imaginary Garden Guides',
    contact: 'Hal Imaginary',
    source: 'Letter out of the blue',
    minor: stage.minor(3200),
    chance: '0.25',
    nextStep: 'Send the offer',
    nextStepOn: stage.day(13, 20),
    note: '',
  })
  stage.tell(stage.day(15, 18), {
    kind: 'lead-lost',
    lead: 'Imaginary Garden Guides',
    note: 'They lay out the guides in house from now on.',
  })
}

/** What may come next: one step is a little late, one is for the coming days, one has time. */
function tellOpenLeads(stage: Stage): void {
  const fromToday = (days: number) => addDays(stage.today, days)
  const lead = { kind: 'lead', note: '' } as const
  stage.tell(stage.day(RUNNING_MONTH - 2, 22), {
    ...lead,
    name: 'Fictional Film Festival',
    contact: 'Ida Fictional',
    source: 'Example & Daughters Bakery',
    minor: stage.minor(4200),
    chance: '0.5',
    nextStep: 'Send the offer for the program',
    nextStepOn: fromToday(4),
  })
  stage.tell(stage.day(RUNNING_MONTH - 1, 8), {
    ...lead,
    name: 'Nowhere Hiking Club',
    contact: 'Jo Nowhere',
    source: 'Talk at the library',
    minor: stage.minor(1500),
    chance: '0.25',
    nextStep: 'Ask whether the route book goes ahead',
    nextStepOn: fromToday(-2),
  })
  stage.tell(stage.day(RUNNING_MONTH - 1, 19), {
    ...lead,
    name: 'Supposed Seed Catalog',
    contact: 'Kim Supposed',
    source: 'Made-up Meadow Dairy',
    minor: stage.minor(2600),
    chance: '0.75',
    nextStep: 'Meet about paper and format',
    nextStepOn: fromToday(9),
  })
}
