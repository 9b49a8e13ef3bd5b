import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { call } from '../../web/api.ts'
import { BOOK_PATH } from '../../web/book.ts'
import ClientsPage from '../../web/clients/clients-page.tsx'
import { keepFresh } from '../../web/resource.ts'
import { mount } from '../web/mount.ts'
import { book, usd } from '../web/samples.ts'

const PAGE_SIZE = 2

let names: string[]
let endFresh: () => void

beforeEach(() => {
  names = ['Almost Anvils', 'Borrowed Bells', 'Cloud Buttons', 'Doubtful Doors', 'Early Eggs']
  endFresh = keepFresh()
  history.replaceState(null, '', '/clients')
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, searchParams } = new URL(address, location.origin)
    if (pathname === BOOK_PATH) return new Response(JSON.stringify(book))
    const q = (searchParams.get('q') ?? '').toLowerCase()
    const found = names.filter((name) => name.toLowerCase().includes(q))
    const start = Number(searchParams.get('cursor') ?? 0)
    const items = found.slice(start, start + PAGE_SIZE).map((name, index) => ({
      id: start + index + 1,
      name,
      contact: '',
      email: '',
      address: '',
      termsDays: 30,
      taxRate: '0',
      archivedOn: null,
      removedOn: null,
      owed: usd(0),
      openInvoices: 0,
      credit: usd(0),
      version: 1,
    }))
    const next = start + PAGE_SIZE
    return new Response(JSON.stringify({ items, nextCursor: next < found.length ? String(next) : null }))
  })
})

afterEach(() => {
  endFresh()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

function mountClients(): HTMLElement {
  return mount(
    <LocationProvider>
      <ClientsPage />
    </LocationProvider>,
  )
}

const rows = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((element) => element.textContent)
const more = page.getByRole('button', { name: 'Show more' })

test('the list grows page by page until nothing is left', async () => {
  mountClients()
  await expect.element(page.getByText('2 clients shown, more below')).toBeVisible()
  await userEvent.click(more)
  await expect.poll(rows).toEqual(['Almost Anvils', 'Borrowed Bells', 'Cloud Buttons', 'Doubtful Doors'])
  await userEvent.click(more)
  await expect.element(page.getByText('5 clients shown')).toBeVisible()
  expect(rows()).toEqual(names)
  await expect.element(more).not.toBeInTheDocument()
})

test('after a write as many pages as were shown are read anew', async () => {
  mountClients()
  await userEvent.click(more)
  await expect.poll(() => rows().length).toBe(4)
  names = ['Aardvark Ltd', ...names]
  await call('PATCH', '/api/v1/clients/1', { body: {} })
  await expect.poll(rows).toEqual(['Aardvark Ltd', 'Almost Anvils', 'Borrowed Bells', 'Cloud Buttons'])
})

test('a search waits for the typing to pause, stands in the address, and starts at the first page', async () => {
  mountClients()
  await userEvent.click(more)
  await expect.poll(() => rows().length).toBe(4)
  await userEvent.fill(page.getByRole('searchbox'), 'bu')
  await expect.poll(() => location.search).toBe('?q=bu')
  await expect.poll(rows).toEqual(['Cloud Buttons'])
  await userEvent.fill(page.getByRole('searchbox'), 'nobody')
  await expect.element(page.getByText('No client is called that')).toBeVisible()
  await userEvent.fill(page.getByRole('searchbox'), '')
  await expect.poll(() => location.search).toBe('')
  await expect.element(page.getByRole('link', { name: 'Almost Anvils' })).toBeVisible()
})
