import { LocationProvider, Route, Router } from 'preact-iso'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { App } from '../../web/app.tsx'
import { FaultBoundary } from '../../web/fault-boundary.tsx'
import { lazyPage } from '../../web/lazy-page.tsx'
import { aToday, noForecast } from '../today/samples.ts'
import { mount } from './mount.ts'
import { book } from './samples.ts'

beforeEach(async () => {
  await page.viewport(1280, 800)
  history.replaceState(null, '', '/')
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/api/v1/book') return Response.json(book)
    return Response.json(path === '/api/v1/forecast/today' ? noForecast(aToday()) : aToday())
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

test('the app opens with Today, its date and whose book it is', async () => {
  mount(<App />)
  await expect.element(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect.element(page.getByText('Thursday, November 19, 2026')).toBeVisible()
  await expect.element(page.getByRole('banner')).toHaveTextContent('Wanda PretendBook design, full-time')
})

test('a place is opened without loading the app anew, and is read from its start', async () => {
  mount(<App />)
  history.replaceState(null, '', '/nowhere')
  dispatchEvent(new PopStateEvent('popstate'))
  await expect.element(page.getByRole('heading', { level: 1, name: 'No such page' })).toBeVisible()
  await expect.element(page.getByRole('main')).toHaveFocus()
  await userEvent.click(page.getByRole('link', { name: 'Go to Today' }))
  await expect.element(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  expect(location.pathname).toBe('/')
})

function Broken(): never {
  throw new Error('a fault made up for this test')
}

function Pages({ path }: { path: string }) {
  return (
    <LocationProvider>
      <FaultBoundary path={path}>
        <Router>
          <Route path="/" component={path === 'broken' ? Broken : page1} />
          <Route default component={page2} />
        </Router>
      </FaultBoundary>
    </LocationProvider>
  )
}

const page1 = lazyPage(async () => () => <p>loaded later</p>)
const page2 = lazyPage(() => Promise.reject(new Error('no such chunk')))

test('a page is loaded when it is opened', async () => {
  mount(<Pages path="fine" />)
  await expect.element(page.getByText('loaded later')).toBeVisible()
})

test('a page that cannot be loaded says so', async () => {
  history.replaceState(null, '', '/elsewhere')
  mount(<Pages path="fine" />)
  await expect.element(page.getByRole('alert')).toHaveTextContent('This page could not be loaded')
})

test('a fault stays in its page, with what to tell about it', async () => {
  mount(<Pages path="broken" />)
  await expect.element(page.getByRole('alert')).toHaveTextContent('This page could not be shown')
  await expect.element(page.getByText('a fault made up for this test')).toBeInTheDocument()
})
