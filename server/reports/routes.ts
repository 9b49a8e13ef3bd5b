import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import {
  type CalendarDate,
  calendarDate,
  isQuarter,
  type Quarter,
  quarterDates,
  quarterOf,
  shiftQuarter,
} from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import {
  ClosingReply,
  ClosingsReply,
  PackQuery,
  ProfitAndLossQuery,
  ProfitAndLossReply,
  QuarterReportReply,
  QuartersReply,
  ReopenBody,
} from '../../shared/reports/contract.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import { firstMovementDate } from '../accounts/flows.ts'
import type { Context } from '../context.ts'
import { versionUpTo } from '../db/changes-by-month.ts'
import { leaveDrawing } from '../drawing/draw.ts'
import { sendFile } from '../http/download.ts'
import { keptReply } from '../http/kept-reply.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, oneAtATime, wasAnswered } from '../http/write.ts'
import { requireProfile } from '../profile/repository.ts'
import { profitAndLossReply } from './accrual.ts'
import { closeQuarter, reopenQuarter } from './close-quarter.ts'
import { closedQuarters, listClosings } from './closings.ts'
import { quarterFacts } from './facts.ts'
import { QUARTER_FILES, type QuarterFile } from './pack-files.ts'
import { quarterFile } from './quarter-files.ts'

const QuarterParams = z.strictObject({ quarter: z.string().refine(isQuarter, 'Use a quarter such as 2026-Q3.') })
const FileParams = QuarterParams.extend({ file: z.enum(QUARTER_FILES) })
const NoBody = z.strictObject({}).nullish()

type QuarterAndToday = `${Quarter} ${CalendarDate}`

/** Kept by the quarter and the day it is, until something is entered that is dated up to the quarter's last day. */
const reportReply = keptReply(
  (db, key: QuarterAndToday) => {
    const { quarter, today } = partsOf(key)
    return quarterReport(quarterFacts(db, quarter, today))
  },
  (db, key) => {
    const { quarter, today } = partsOf(key)
    const { to } = quarterDates(quarter)
    return versionUpTo(db, to < today ? to : today)
  },
)

function partsOf(key: QuarterAndToday): { quarter: Quarter; today: CalendarDate } {
  const [quarter = '', today = ''] = key.split(' ')
  return { quarter, today: calendarDate(today) }
}

export function reportRoutes(app: App, context: Context): void {
  const { db, today } = context
  app.addHook('onClose', () => leaveDrawing(db))

  app.get('/api/v1/reports/quarters', { schema: { response: { 200: QuartersReply } } }, async () => {
    requireProfile(db)
    const running = quarterOf(today())
    const first = quarterOf(firstMovementDate(db) ?? today())
    const closed = closedQuarters(db)
    const items: z.infer<typeof QuartersReply>['items'] = []
    for (let quarter = running; quarter >= first; quarter = shiftQuarter(quarter, -1)) {
      const isClosed = closed.has(quarter)
      items.push({ quarter, ...quarterDates(quarter), isRunning: quarter === running, isClosed })
    }
    return { items, nextCursor: null }
  })
  app.get(
    '/api/v1/reports/quarters/:quarter',
    { schema: { params: QuarterParams, response: { 200: QuarterReportReply } } },
    (request, reply) => reportReply(context, `${begun(request.params.quarter)} ${today()}`, request, reply),
  )
  app.get(
    '/api/v1/reports/quarters/:quarter/profit-and-loss',
    { schema: { params: QuarterParams, querystring: ProfitAndLossQuery, response: { 200: ProfitAndLossReply } } },
    async ({ params, query }) => profitAndLossReply(db, begun(params.quarter), today(), query.basis),
  )

  const pack = { schema: { params: QuarterParams, querystring: PackQuery } }
  const send = async (
    reply: FastifyReply,
    quarter: Quarter,
    file: QuarterFile,
    { current, closing }: z.infer<typeof PackQuery>,
  ) => {
    const found = await quarterFile(db, begun(quarter), file, today(), { current: current === '1', closing })
    return sendFile(reply, found, found.mediaType)
  }
  app.get('/api/v1/reports/quarters/:quarter.pdf', pack, async ({ params, query }, reply) =>
    send(reply, params.quarter, 'quarter.pdf', query),
  )
  app.get('/api/v1/reports/quarters/:quarter.zip', pack, async ({ params, query }, reply) =>
    send(reply, params.quarter, 'quarter.zip', query),
  )
  app.get(
    '/api/v1/reports/quarters/:quarter/:file',
    { schema: { params: FileParams, querystring: PackQuery } },
    async ({ params, query }, reply) => send(reply, params.quarter, params.file, query),
  )

  app.get(
    '/api/v1/reports/quarters/:quarter/closings',
    { schema: { params: QuarterParams, response: { 200: ClosingsReply } } },
    async ({ params }) => ({ items: listClosings(db, params.quarter), nextCursor: null }),
  )
  app.post(
    '/api/v1/reports/quarters/:quarter/close',
    { schema: { params: QuarterParams, body: NoBody, response: { 201: ClosingReply } } },
    async (request, reply) => {
      const { quarter } = request.params
      const commit = (close: Parameters<typeof answerOnce<ClosingReply>>[4]) =>
        answerOnce(context, request, reply, 201, close)
      if (wasAnswered(context, request)) return commit(() => listClosings(db, quarter)[0] as ClosingReply)
      return oneAtATime(request, () => closeQuarter(db, quarter, today(), commit))
    },
  )
  app.post(
    '/api/v1/reports/quarters/:quarter/reopen',
    { schema: { params: QuarterParams, body: ReopenBody, response: { 200: ClosingReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 200, (tx) => reopenQuarter(tx, request.params.quarter, request.body.reason)),
  )

  /** Throws: DomainError 'not-found' for a quarter that has not begun. */
  function begun(quarter: Quarter): Quarter {
    if (quarter > quarterOf(today())) throw new DomainError('not-found', `${quarter} has not begun yet.`)
    return quarter
  }
}
