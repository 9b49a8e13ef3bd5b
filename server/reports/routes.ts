import { z } from 'zod'
import { isQuarter, type Quarter, quarterDates, quarterOf, shiftQuarter } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { QuarterReportReply, QuartersReply } from '../../shared/reports/contract.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import { firstMovementDate } from '../accounts/flows.ts'
import type { Context } from '../context.ts'
import { sendFile } from '../http/download.ts'
import type { App } from '../http/routes.ts'
import { requireProfile } from '../profile/repository.ts'
import { quarterFacts } from './facts.ts'
import { QUARTER_FILES, quarterFile } from './quarter-files.ts'

const QuarterParams = z.strictObject({ quarter: z.string().refine(isQuarter, 'Use a quarter such as 2026-Q3.') })
const FileParams = QuarterParams.extend({ file: z.enum(QUARTER_FILES) })

export function reportRoutes(app: App, context: Context): void {
  const { db, today } = context

  app.get('/api/v1/reports/quarters', { schema: { response: { 200: QuartersReply } } }, async () => {
    requireProfile(db)
    const running = quarterOf(today())
    const first = quarterOf(firstMovementDate(db) ?? today())
    const items: { quarter: Quarter; from: string; to: string; isRunning: boolean }[] = []
    for (let quarter = running; quarter >= first; quarter = shiftQuarter(quarter, -1)) {
      items.push({ quarter, ...quarterDates(quarter), isRunning: quarter === running })
    }
    return { items, nextCursor: null }
  })
  app.get(
    '/api/v1/reports/quarters/:quarter',
    { schema: { params: QuarterParams, response: { 200: QuarterReportReply } } },
    async ({ params }) => quarterReport(quarterFacts(db, begun(params.quarter), today())),
  )
  app.get('/api/v1/reports/quarters/:quarter.pdf', { schema: { params: QuarterParams } }, async ({ params }, reply) =>
    sendFile(reply, await quarterFile(db, begun(params.quarter), 'quarter.pdf', today()), 'application/pdf'),
  )
  app.get('/api/v1/reports/quarters/:quarter/:file', { schema: { params: FileParams } }, async ({ params }, reply) => {
    const type = params.file.endsWith('.pdf') ? 'application/pdf' : 'text/csv; charset=utf-8'
    return sendFile(reply, await quarterFile(db, begun(params.quarter), params.file, today()), type)
  })

  /** Throws: DomainError 'not-found' for a quarter that has not begun. */
  function begun(quarter: Quarter): Quarter {
    if (quarter > quarterOf(today())) throw new DomainError('not-found', `${quarter} has not begun yet.`)
    return quarter
  }
}
