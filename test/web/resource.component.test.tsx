import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { call } from '../../web/api.ts'
import { heard } from '../../web/connection.ts'
import { StoppedMessage } from '../../web/parts/message.tsx'
import { Loaded } from '../../web/parts/skeleton.tsx'
import { keepFresh, useResource } from '../../web/resource.ts'
import { mount } from './mount.ts'

let answer: (headers: Headers) => Promise<Response>
let endFresh: () => void
let addressCount = 0

beforeEach(() => {
  endFresh = keepFresh()
  vi.stubGlobal('fetch', (_address: string, init?: RequestInit) => answer(new Headers(init?.headers)))
})

afterEach(() => {
  endFresh()
  heard()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const reply = (body: object) => new Response(JSON.stringify(body), { status: 200 })
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function Name({ path }: { path: string }) {
  const resource = useResource<{ name: string }>(path)
  return (
    <>
      <StoppedMessage />
      <Loaded resource={resource} says="Reading the book…">
        {({ name }) => <p data-testid="name">{name}</p>}
      </Loaded>
    </>
  )
}

/** Each test reads an address of its own: what was read stays known. */
function mountName() {
  addressCount += 1
  return mount(<Name path={`/api/v1/test-${addressCount}`} />)
}

test('a skeleton comes only when the answer takes longer than 300 ms', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  answer = () => wait(600).then(() => reply({ name: 'Wanda' }))
  const place = mountName()
  // The request starts with the effects, somewhere in the first step.
  await vi.advanceTimersByTimeAsync(100)
  await vi.advanceTimersByTimeAsync(190)
  expect(place.textContent).toBe('')
  await vi.advanceTimersByTimeAsync(150)
  expect(place.textContent).toBe('Reading the book…')
  await vi.advanceTimersByTimeAsync(600)
  expect(place.textContent).toBe('Wanda')
})

test('what is on screen is read again after a write, and stays until the new answer is there', async () => {
  let name = 'before'
  answer = async () => reply({ name })
  mountName()
  await expect.element(page.getByTestId('name')).toHaveTextContent('before')
  name = 'after'
  await call('PUT', '/api/v1/name', { body: { name } })
  expect(page.getByTestId('name').element().textContent).toBe('before')
  await expect.element(page.getByTestId('name')).toHaveTextContent('after')
})

test('a problem is shown in the server’s words, and one can try again', async () => {
  const body = { type: '/problems/x', title: 'X', status: 404, detail: 'There is no such book.', instance: '/x' }
  answer = async () =>
    new Response(JSON.stringify(body), { status: 404, headers: { 'content-type': 'application/problem+json' } })
  mountName()
  await expect.element(page.getByRole('alert')).toHaveTextContent('There is no such book.')
  answer = async () => reply({ name: 'Wanda' })
  await userEvent.click(page.getByRole('button', { name: 'Try again' }))
  await expect.element(page.getByTestId('name')).toHaveTextContent('Wanda')
})

test('when the program has stopped the page says so, and reads itself anew once it is back', async () => {
  answer = async () => reply({ name: 'before' })
  mountName()
  await expect.element(page.getByTestId('name')).toHaveTextContent('before')
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  await call('PUT', '/api/v1/name', { body: {} }).catch(() => undefined)
  await expect.element(page.getByRole('status')).toHaveTextContent('Evenkeel does not answer')
  expect(page.getByTestId('name').element().textContent, 'the figures of before stay').toBe('before')
  answer = async () => reply({ name: 'after' })
  await userEvent.click(page.getByRole('button', { name: 'Try again' }))
  await expect.element(page.getByTestId('name')).toHaveTextContent('after')
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
})

test('what was read is asked for by its ETag, and stays where it is still so', async () => {
  const asked: (string | null)[] = []
  answer = async (headers) => {
    asked.push(headers.get('if-none-match'))
    if (asked.length === 1) return new Response(JSON.stringify({ name: 'Wanda' }), { headers: { etag: 'W/"one"' } })
    return new Response(null, { status: 304 })
  }
  mountName()
  await expect.element(page.getByTestId('name')).toHaveTextContent('Wanda')
  document.dispatchEvent(new Event('visibilitychange'))
  await expect.poll(() => asked).toEqual([null, 'W/"one"'])
  await expect.element(page.getByTestId('name')).toHaveTextContent('Wanda')
  expect(page.getByRole('alert').elements()).toEqual([])
})
