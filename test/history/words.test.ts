import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isTold } from '../../shared/history/sentence.ts'
import { KINDS } from '../../web/history/kinds.ts'

// What the server writes into the history is read from its own text: whoever adds a kind of change gives it words.

const SERVER = join(import.meta.dirname, '../../server')

/** What stands between the brackets of every recordChange call of a file. */
function callsIn(text: string): string[] {
  return [...text.matchAll(/(?<!function )\brecordChange\(/g)].map(({ index }) => {
    let depth = 0
    for (let at = text.indexOf('(', index); at < text.length; at++) {
      if (text[at] === '(') depth++
      if (text[at] === ')' && --depth === 0) return text.slice(index, at)
    }
    throw new Error('a bracket is not closed')
  })
}

const sources = readdirSync(SERVER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
const calls = sources.flatMap((text) => callsIn(text).map((call) => ({ text, call })))

// Where a call takes its action from a name, every word of that form in its file is one.
const actions = new Set(
  calls.flatMap(({ text, call }) => {
    const named = call.match(/action: '([^']+)'/)?.[1]
    return named ? [named] : [...text.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)].map(([, word]) => word)
  }),
)
const entities = new Set(calls.flatMap(({ call }) => call.match(/entity: '([^']+)'/)?.[1] ?? []))

test('the calls are found', () => {
  expect(calls.length).toBeGreaterThan(35)
  expect([...actions]).toEqual(
    expect.arrayContaining(['event.recorded', 'event.reversed', 'invoice.written-off', 'reconciliation.ticked']),
  )
})

test.each([...actions].toSorted())('%s has a sentence of its own', (action) => {
  expect(isTold(String(action))).toBe(true)
})

test.each([...entities].toSorted())('%s is a kind in the page’s filter', (entity) => {
  expect(KINDS.some(({ by }) => by.entity === entity)).toBe(true)
})

test.each(KINDS.flatMap(({ by }) => by.action ?? []))('%s, a kind by what was done, is done', (action) => {
  expect([...actions].some((one) => one?.startsWith(`${action}.`))).toBe(true)
})
