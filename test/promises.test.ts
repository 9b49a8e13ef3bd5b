import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const CODE = '(?:[A-I]-\\d{1,2}|R\\d)'
// At the beginning of a test's name, of the reason in its table or of a comment: 'D-1: …', '// C-1, C-2: …'.
const USED = new RegExp(`(?:['"\`]|// )(${CODE}(?:, ${CODE})*): `, 'g')

function codesOfTests(): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name) && name !== 'promises.test.ts')
    .flatMap((name) => [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(USED)])
    .flatMap(([, codes = '']) => codes.split(', '))
}

test('every code that a test bears stands in docs/promises.md once, and every promise there has a test', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/promises.md'), 'utf8')
  const promised = [...text.matchAll(/^- \*\*(\S+)\*\* /gm)].map(([, code = '']) => code)
  expect(promised.toSorted()).toEqual([...new Set(codesOfTests())].toSorted())
})
