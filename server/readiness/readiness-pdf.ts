import type { CalendarDate } from '../../shared/calendar.ts'
import { fan, fanHeight } from '../../shared/charts/fan.ts'
import type { Figure } from '../../shared/figure.ts'
import { money } from '../../shared/money.ts'
import type { ReadinessReply, ReadinessTestReply } from '../../shared/readiness/contract.ts'
import { CAREERS_SENTENCE, RESULT_WORDS } from '../../shared/readiness/words.ts'
import {
  chanceText,
  dateStyleOf,
  longDateText,
  moneyText,
  monthText,
  numberText,
  wholeMoneyText,
} from '../../shared/words.ts'
import { drawChart } from '../pdf/chart.ts'
import { paperOf, TEXT_WIDTH } from '../pdf/paper.ts'
import { print, type Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'

/** The verdict as it is printed: for whom, where, and the answer itself. */
export interface PrintedReadiness {
  ownerName: string
  country: string
  readiness: ReadinessReply
}

const NAME = 'Ready to go independent?'
const NAME_ON_OWN = 'Does it carry?'
/** So many rows of the free cash ahead are enough to see where it goes. */
const EVERY_MONTHS = 3

/** The verdict to sleep on, or to show to a partner. The same answer gives the same bytes. */
export async function renderReadinessPdf(printed: PrintedReadiness): Promise<Buffer> {
  const { ownerName, country, readiness } = printed
  const title = readiness.mode === 'quitting' ? NAME : NAME_ON_OWN
  const options = {
    paper: paperOf(country),
    title,
    createdDate: readiness.asOf as CalendarDate,
    foot: { left: `${title} · ${ownerName}`, middle: 'A simulation, not a promise. Estimate, not tax advice.' },
    explainsBoxes: true,
  }
  return print(options, (sheets) => {
    sheets.newPage()
    sheets.runningHead = { left: title, right: ownerName }
    drawHead(sheets, printed, title)
    drawTests(sheets, readiness)
    drawAssumptions(sheets, readiness)
    drawAhead(sheets, readiness, country)
    drawWorking(sheets, readiness)
  })
}

function drawHead(sheets: Sheets, { ownerName, country, readiness }: PrintedReadiness, title: string): void {
  const { asOf, headline, sentences, notice, quitDate, confidence } = readiness
  const style = dateStyleOf(country)
  const day = (date: string) => longDateText(date as CalendarDate, style)
  sheets.paragraph(title, TYPE.cover, { tag: 'H1' })
  const months = `${confidence.months} complete ${confidence.months === 1 ? 'month' : 'months'} of receipts`
  sheets.paragraph(`${ownerName}, as of ${day(asOf)}, from ${months}.`, TYPE.muted)
  sheets.y += 12
  const date = headline.date === null ? '' : ` ${day(headline.date)}.`
  sheets.paragraph([{ text: headline.verdict, weight: 'semibold' }, { text: ` ${headline.says}${date}` }], TYPE.lead)
  sheets.y += 4
  sheets.paragraph(sentences.join(' '), TYPE.body)
  if (notice === null) return
  sheets.paragraph(
    notice.tooLate === null
      ? `For ${day(quitDate)} as your first day on your own, notice is due by ${day(notice.giveBy)}.`
      : `The notice period is longer than the time left: with notice given today, your first day on your own is ${day(notice.tooLate)}.`,
    TYPE.body,
  )
}

function drawTests(sheets: Sheets, { tests }: ReadinessReply): void {
  sheets.section('Eight tests', 200)
  const row = ({ label, yours, toPass, result, missing }: ReadinessTestReply): Row => ({
    cells: [{ text: label, ...(missing && { sub: missing }) }, yours, toPass, RESULT_WORDS[result]],
  })
  drawTable(sheets, {
    columns: [
      { head: 'Test; below it, what is missing', grows: true },
      { head: 'Yours', isNumber: true },
      { head: 'To pass', isNumber: true },
      { head: 'Result' },
    ],
    rows: [
      { kind: 'group', cells: [{ text: 'Critical: all five must pass', span: 4 }] },
      ...tests.filter(({ isCritical }) => isCritical).map(row),
      { kind: 'group', cells: [{ text: 'Good to have', span: 4 }] },
      ...tests.filter(({ isCritical }) => !isCritical).map(row),
    ],
  })
}

/** Where free cash goes, drawn; then its numbers, and beside them what would change the verdict. */
function drawAhead(sheets: Sheets, readiness: ReadinessReply, country: string): void {
  drawFan(sheets, readiness, country)
  sheets.sideBySide(
    () => drawFreeCash(sheets, readiness),
    () => drawFlips(sheets, readiness),
    { height: 250 },
  )
}

/** The range of eight futures of ten, with the day of quitting; the table below it says the same in numbers. */
function drawFan(sheets: Sheets, readiness: ReadinessReply, country: string): void {
  const { asOf, freeCash, freeToday, needs, paths, quitDate, mode, currency } = readiness
  if (freeCash.length === 0 || freeToday === null || paths === null) return
  const times = (months: number) => (needs === null || needs.minor <= 0 ? null : needs.minor * months)
  const chart = fan({
    asOf: asOf as CalendarDate,
    freeCashMinor: freeToday.minor,
    past: [],
    ahead: freeCash.map(({ low, middle, high }) => ({
      p10Minor: low.minor,
      p50Minor: middle.minor,
      p90Minor: high.minor,
    })),
    scenario: null,
    threeMonthsMinor: times(3),
    sixMonthsMinor: times(6),
    taxDue: [],
    quitDate: mode === 'quitting' ? (quitDate as CalendarDate) : null,
    paths,
    currency,
    dateStyle: dateStyleOf(country),
    width: TEXT_WIDTH,
  })
  sheets.section('Free cash in imagined futures', fanHeight(TEXT_WIDTH, false) + 40)
  sheets.y += 8
  drawChart(sheets, chart)
  sheets.y += 12
}

/** The fan in numbers. */
function drawFreeCash(sheets: Sheets, { freeCash, currency }: ReadinessReply): void {
  if (freeCash.length === 0) return
  sheets.section('The same in numbers', 0)
  const shown = freeCash.filter((_, index) => index % EVERY_MONTHS === 0 || index === freeCash.length - 1)
  drawTable(sheets, {
    columns: [
      { head: `End of, ${currency}`, grows: true },
      { head: '1 in 10 below', isNumber: true },
      { head: 'Middle', isNumber: true },
      { head: '1 in 10 above', isNumber: true },
    ],
    rows: shown.map(({ month, low, middle, high }): Row => {
      const cells = [low, middle, high].map(({ minor }) => wholeText(minor, currency))
      return { cells: [monthText(month, { year: true }), ...cells] }
    }),
  })
}

function drawFlips(sheets: Sheets, { flips }: ReadinessReply): void {
  if (flips.length === 0) return
  sheets.section('What would flip it', 0)
  const chance = (share: number | null) => (share === null ? '—' : chanceText(share))
  drawTable(sheets, {
    columns: [
      { head: 'If', grows: true },
      { head: 'Solvent, of 100', isEnd: true },
    ],
    rows: flips.map(({ label, says, from, to }) => ({
      cells: [{ text: label, sub: says }, `${chance(from)} → ${chance(to)}`],
    })),
  })
}

function drawAssumptions(sheets: Sheets, { mode, confidence }: ReadinessReply): void {
  sheets.section('What it rests on', 110)
  sheets.bullets([
    'Futures are imagined from your own months: no growth is assumed, and no client lost beyond what the past shows.',
    ...(mode === 'quitting'
      ? [
          'The day job’s pay counts in whole months, up to the first day on your own; from then on you pay for your own benefits.',
        ]
      : []),
    'Needs are what you entered, not what you spent. Tax is your set-aside rate: an estimate, not tax advice.',
    ...(confidence.months < 12 ? ['Less than a full year is in the book, so seasons are not known yet.'] : []),
    CAREERS_SENTENCE,
  ])
}

/** How each number was worked out. */
function drawWorking(sheets: Sheets, { tests, earliest, mode }: ReadinessReply): void {
  sheets.section('How each number was worked out', 140)
  const named: [string, Figure][] = tests.map(({ label, figure }) => [label, figure])
  const rows = mode === 'quitting' ? [...named, ['Earliest date', earliest] satisfies [string, Figure]] : named
  drawTable(sheets, {
    columns: [
      { head: 'Number', most: 190 },
      { head: 'Working', grows: true },
    ],
    rows: rows.map(([label, figure]): Row => {
      const { because } = figure
      const says = because?.says ?? figure.says ?? ''
      const sub = because?.worked ?? inputsText(figure)
      return { cells: [label, { text: says, ...(sub && { sub }) }] }
    }),
  })
}

/** Whole units, rounded down: it is counted on. */
function wholeText(minor: number, currency: string): string {
  return wholeMoneyText(money(minor, currency), 'down')
}

/** 'Free cash today $12,000.00, Months of pay 5': what went in, in one line. */
function inputsText({ because }: Figure): string {
  return (because?.inputs ?? [])
    .flatMap(({ label, value, figure, note }) => {
      const known = value ?? (figure?.state === 'known' ? figure.value : undefined)
      if (known === undefined) return []
      const shown =
        typeof known === 'object' ? moneyText(known) : typeof known === 'number' ? numberText(known, 4) : known
      return [`${label} ${shown}${note ? ` (${note})` : ''}`]
    })
    .join(', ')
}
