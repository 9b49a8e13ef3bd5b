import { expect, test } from 'vitest'
import { Aside } from '../../server/aside/aside.ts'

const WORDS = { slow: 'It is slow.', crowded: 'Too many wait.', broken: 'It broke.' }

/** A program that answers each question with itself. */
const ECHO = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ question }) => parentPort.postMessage({ is: 'answer', answer: question }))`

const asideOf = (program: string) => new Aside(new URL(`data:text/javascript,${encodeURIComponent(program)}`), WORDS)

test('fifty wait at the most, the next is refused at once, and those who wait are answered in their order', async () => {
  const aside = asideOf(ECHO)
  const answered: unknown[] = []
  const places = Array.from({ length: 50 }, (_, place) => place)
  const waiting = places.map((place) =>
    aside.ask({ file: 'data.db', question: place }).then((answer) => answered.push(answer)),
  )
  await expect(aside.ask({ file: 'data.db', question: 50 })).rejects.toMatchObject({
    status: 503,
    message: 'Too many wait. Nothing was changed; try again.',
  })
  await Promise.all(waiting)
  expect(answered).toEqual(places)
  expect(await aside.ask({ file: 'data.db', question: 51 })).toBe(51)
})

test('a program that ends is said to whoever it worked for, and the next who asks gets another one', async () => {
  const aside = asideOf(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ question }) => question === 'end' ? process.exit() : parentPort.postMessage({ is: 'answer', answer: question }))`)
  const [ended, after] = await Promise.allSettled([
    aside.ask({ file: 'data.db', question: 'end' }),
    aside.ask({ file: 'data.db', question: 'after' }),
  ])
  expect(ended).toMatchObject({
    status: 'rejected',
    reason: { status: 503, message: expect.stringMatching(/^It broke\./) },
  })
  expect(after).toEqual({ status: 'fulfilled', value: 'after' })
})
