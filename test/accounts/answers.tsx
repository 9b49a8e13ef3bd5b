import type { ComponentChildren, JSX } from 'preact'
import { LocationProvider } from 'preact-iso'
import { vi } from 'vitest'
import { page } from 'vitest/browser'
import type { AccountReply, CategoryReply, EventDetailReply, EventReply } from '../../shared/accounts/contract.ts'
import { BOOK_PATH } from '../../web/book.ts'
import { Toast } from '../../web/parts/toast.tsx'
import { useResource } from '../../web/resource.ts'
import { book, usd } from '../web/samples.ts'

/** One request that would have changed something. */
export interface Sent {
  path: string
  body: Record<string, unknown>
}

type Answers = Record<string, unknown>

/**
 * Answers requests by their path, without its query; `answer` may ask for the query too. What is sent to be recorded is
 * kept, and answered with an event.
 */
export function answerRequests(answers: Answers, answer?: (path: string, query: URLSearchParams) => unknown): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (address: string, { method, body }: RequestInit) => {
    const { pathname, searchParams } = new URL(address, location.origin)
    if (method === 'GET')
      return Response.json(answer?.(pathname, searchParams) ?? { [BOOK_PATH]: book, ...answers }[pathname])
    if (body instanceof FormData) {
      sent.push({ path: pathname, body: Object.fromEntries(body) })
      return Response.json({}, { status: 201 })
    }
    sent.push({ path: pathname, body: JSON.parse(String(body ?? '{}')) })
    if (method === 'DELETE') return new Response(null, { status: 204 })
    return Response.json({ event: anEvent(), proposal: PROPOSAL }, { status: 201 })
  })
  return sent
}

/** Refuses what `isRefused` names from now on; everything else is answered as before. */
export function refuseRequests(
  { type, status = 409, detail }: { type: string; status?: number; detail: string },
  isRefused: (path: string, request: RequestInit) => boolean,
): void {
  const answer = fetch
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    if (!isRefused(address, request)) return answer(address, request)
    const problem = { type: `/problems/${type}`, title: type, status, detail, instance: address }
    return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } })
  })
}

/** Refuses every write as a closed quarter does, until it brings its reason along. */
export function refuseLate(): void {
  const detail = 'The day lies in 2026-Q3, which is closed.'
  refuseRequests(
    { type: 'quarter-closed', detail },
    (_path, { method, body }) => method !== 'GET' && !String(body).includes('lateChange'),
  )
}

/** Presses the Undo of the toast, also while a dialog that only the page would take away lies over it. */
export function pressUndo(): void {
  const undo = page.getByRole('button', { name: 'Undo' }).element()
  if (undo instanceof HTMLElement) undo.click()
}

const PROPOSAL = { added: usd(0), missingBefore: usd(0), total: usd(0), releasable: usd(5_500), rate: '0.275' }

/** What stands around every page: the book, the address, and the place of the toast. */
export function Around({ children }: { children: ComponentChildren }): JSX.Element {
  useResource(BOOK_PATH)
  return (
    <LocationProvider>
      <main>{children}</main>
      <Toast />
    </LocationProvider>
  )
}

function anAccount(id: number, name: string, role: AccountReply['role'], minor = 100_000): AccountReply {
  const known = {
    openedOn: null,
    openingBalance: usd(0),
    closedOn: null,
    reconciled: null,
    openReconciliationId: null,
    position: id,
    version: 1,
  }
  return { id, name, role, balance: usd(minor), ...known }
}

function aCategory(id: number, name: string, deductibleRate = '1'): CategoryReply {
  return { id, name, role: 'expense', formKey: null, formLine: null, deductibleRate, version: 1 }
}

export const ACCOUNTS = [
  anAccount(8, 'Spending', 'spending'),
  anAccount(9, 'Tax savings', 'tax-reserve'),
  anAccount(10, 'Credit card', 'card', -20_000),
  anAccount(11, 'Bank loan', 'other', -500_000),
]

export const CATEGORIES = [aCategory(21, 'Supplies'), aCategory(22, 'Meals', '0.5'), aCategory(23, 'Travel')]

export function anEvent(changes: Partial<EventReply> = {}): EventReply {
  return {
    id: 1,
    kind: 'expense',
    date: '2026-11-18',
    text: 'Pretend Paper',
    purpose: 'Supplies',
    account: 'Spending',
    direction: 'out',
    amount: usd(11_840),
    clientId: null,
    note: '',
    reversedById: null,
    reversesId: null,
    replacesId: null,
    forEventId: null,
    isImported: false,
    ...changes,
  }
}

export function aDetail(changes: Partial<EventDetailReply> = {}): EventDetailReply {
  return {
    ...anEvent(),
    taxYear: null,
    instalment: null,
    documentAmount: null,
    movements: [],
    allocations: [],
    relatedIds: [],
    canReverse: true,
    receiptFiles: [],
    recordedAt: null,
    corrections: [],
    ...changes,
  }
}

export function aMovement(
  from: AccountReply | CategoryReply | { id: number; name: string; role: 'living' | 'sales-tax' | 'private' },
  to: AccountReply | CategoryReply | { id: number; name: string; role: 'living' | 'sales-tax' | 'private' },
  minor: number,
): EventDetailReply['movements'][number] {
  const end = ({ id, name, role }: typeof from) => ({ id, name, role })
  return { id: to.id, from: end(from), to: end(to), amount: usd(minor) }
}

/** Chooses files as a person does in the system's own dialog; past the test's driver, for which large ones take long. */
export function chooseFiles(input: Element | null, ...files: File[]): void {
  if (!(input instanceof HTMLInputElement)) throw new Error('there is no field for files')
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  input.files = data.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
