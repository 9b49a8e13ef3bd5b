import { LocationProvider } from 'preact-iso'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { BOOK_PATH } from '../../web/book.ts'
import { singleKeys } from '../../web/keys.ts'
import { PageHead } from '../../web/parts/page-head.tsx'
import { sayDone } from '../../web/parts/toast.tsx'
import { useResource } from '../../web/resource.ts'
import { Shell } from '../../web/shell.tsx'
import { mount } from './mount.ts'
import { book } from './samples.ts'

const onPay = vi.fn()

afterEach(() => {
  onPay.mockClear()
  singleKeys.value = 'on'
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What reads the book for the whole app. */
function Reader() {
  useResource(BOOK_PATH)
  return null
}

function mountShell(shown = book) {
  return mount(
    <LocationProvider>
      <Shell book={shown}>
        <PageHead
          title="Today"
          actions={[{ label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: onPay }]}
        />
        <input type="search" aria-label="Search" />
      </Shell>
    </LocationProvider>,
  )
}

test('the rail names the places and what waits in them; the present one is marked', async () => {
  await page.viewport(1280, 800)
  mountShell()
  const places = page.getByRole('navigation', { name: 'Places', exact: true })
  await expect.element(places.getByRole('link', { name: 'Today' })).toHaveTextContent('Today4 things to do')
  await expect.element(places.getByRole('link', { name: 'Invoices' })).toHaveTextContent('Invoices3 overdue')
  expect(places.getByRole('link', { name: 'Money' }).element().textContent, 'nothing waits').toBe('Money')
  const links = places.getByRole('link').elements()
  const names = links.map((link) => [...link.childNodes].find((node) => node instanceof Text)?.data)
  expect(names).toEqual(['Today', 'Money', 'Invoices', 'Taxes', 'Independence', 'Reports', 'History', 'Settings'])
  await expect.poll(() => document.title).toBe('Today – Evenkeel')
})

test('the last backup is said by the clock of this computer, once there is one', async () => {
  await page.viewport(1280, 800)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 19, 9, 0) })
  const lastBackupAt = new Date(2026, 10, 18, 8, 12)
  mountShell({ ...book, lastBackupAt: lastBackupAt.toISOString() })
  await expect.element(page.getByRole('banner')).toHaveTextContent(/Last backup Nov 18(, 2026)? 08:12, checked\./)
  const onThatDay = { ...book, today: '2026-11-18', lastBackupAt: lastBackupAt.toISOString() }
  vi.stubGlobal('fetch', async () => Response.json(onThatDay))
  mount(<Reader />)
  mountShell(onThatDay)
  await expect.element(page.getByRole('banner').last()).toHaveTextContent('Last backup today 08:12, checked.')
})

test('a backup that was not made says why and what to do; one older than two days is red', async () => {
  await page.viewport(1280, 800)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 20, 9, 0) })
  const rail = page.getByRole('banner').last()
  const red = (container: HTMLElement) => container.querySelector('.rail-foot .bad')?.textContent
  const lastBackupAt = new Date(2026, 10, 18, 9, 1).toISOString()
  const first = mountShell({ ...book, lastBackupAt })
  await expect.element(rail).toHaveTextContent(/Last backup .* 09:01, checked\.(?!.*By hand)/)
  expect(red(first)).toBeUndefined()

  const second = mountShell({ ...book, lastBackupAt: new Date(2026, 10, 18, 8, 59).toISOString() })
  await expect
    .element(rail)
    .toHaveTextContent(/checked: more than two days ago\. Leave Evenkeel open.* By hand: npx evenkeel backup FOLDER/)
  expect(red(second)).toMatch(/Last backup/)

  const failedBackup = { at: new Date(2026, 10, 20, 8, 12).toISOString(), says: 'There is no room left on the disk.' }
  const third = mountShell({ ...book, lastBackupAt, failedBackup })
  await expect
    .element(rail)
    .toHaveTextContent(
      /The backup of .* 08:12 was not made: There is no room left on the disk\. .* By hand: npx evenkeel backup FOLDER/,
    )
  expect(red(third)).toMatch(/was not made/)
})

test('every page of a demo book says what it is', async () => {
  mountShell()
  expect(page.getByText('This is a demo book with invented entries.').query()).toBeNull()
  mountShell({ ...book, isDemo: true })
  await expect.element(page.getByText('This is a demo book with invented entries.')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Start afresh' })).toHaveAttribute('href', '/settings#demo')
})

test('under 1024 px the places stand at the bottom', async () => {
  await page.viewport(1023, 800)
  mountShell()
  await expect.element(page.getByRole('navigation', { name: 'Places, at the bottom' })).toBeVisible()
  expect(page.getByRole('navigation', { name: 'Places', exact: true }).query()).toBeNull()
})

test('a key works outside fields only, and not once keys are switched off', async () => {
  mountShell()
  await userEvent.keyboard('p')
  expect(onPay).toHaveBeenCalledTimes(1)
  await userEvent.keyboard('/')
  await expect.element(page.getByRole('searchbox')).toHaveFocus()
  await userEvent.keyboard('p')
  await expect.element(page.getByRole('searchbox')).toHaveValue('p')
  expect(onPay).toHaveBeenCalledTimes(1)
  ;(document.activeElement as HTMLElement).blur()
  singleKeys.value = 'off'
  await userEvent.keyboard('p')
  expect(onPay).toHaveBeenCalledTimes(1)
})

test('? lists the keys of the page', async () => {
  mountShell()
  await userEvent.keyboard('?')
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toHaveTextContent('Record paymentp')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('what was done is said, can be undone, and goes after ten seconds unless the focus is in it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const undo = vi.fn()
  mountShell()
  sayDone('Moved $620.00 to Tax reserve.', undo)
  await vi.advanceTimersByTimeAsync(9_000)
  const button = document.querySelector<HTMLElement>('.toast button')
  button?.focus()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(document.querySelector('[role="status"] .toast')?.textContent).toBe('Moved $620.00 to Tax reserve.Undo')
  button?.blur()
  await vi.advanceTimersByTimeAsync(11_000)
  expect(document.querySelector('.toast')).toBeNull()
  sayDone('Moved $620.00 to Tax reserve.', undo)
  await vi.advanceTimersByTimeAsync(100)
  document.querySelector<HTMLElement>('.toast button')?.click()
  await vi.advanceTimersByTimeAsync(100)
  expect(undo).toHaveBeenCalledOnce()
  expect(document.querySelector('.toast')).toBeNull()
})
