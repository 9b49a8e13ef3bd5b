import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Db, readBook } from '../../server/db/open.ts'
import { inTransaction } from '../../server/db/transaction.ts'
import { whileUnchanged } from '../../server/db/while-unchanged.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { openedTwice } from '../support/folder.ts'

const who = { actor: 'owner', today: calendarDate('2026-11-19') }

/** A book over two connections, and something kept of it that tells how often it was worked out. */
function aBook() {
  const { folder, db, other } = openedTwice()
  let worked = 0
  const names = whileUnchanged((book: Db, key: string) => {
    worked += 1
    return `${key}: ${book.$client.prepare('SELECT name FROM clients').pluck().all().join()}`
  })
  const add = (book: Db, name: string) =>
    book.$client
      .prepare(
        "INSERT INTO clients (name, contact, email, address, terms_days, tax_e5, version) VALUES (?, '', '', '', 30, 0, 1)",
      )
      .run(name)
  return { folder, db, other, names, add, worked: () => worked }
}

test('what is kept is worked out once while nothing is written, for each key', () => {
  const { db, names, add, worked } = aBook()
  add(db, 'Sample & Co')
  expect([names(db, 'a'), names(db, 'a'), names(db, 'b')]).toEqual([
    'a: Sample & Co',
    'a: Sample & Co',
    'b: Sample & Co',
  ])
  expect(worked()).toBe(2)
})

test('it is worked out anew after a commit of its own connection, and of any other one', () => {
  const { db, other, names, add } = aBook()
  expect(names(db, 'a')).toBe('a: ')
  add(db, 'Sample & Co')
  expect(names(db, 'a')).toBe('a: Sample & Co')
  add(other, 'Example Ltd')
  expect(names(db, 'a')).toBe('a: Sample & Co,Example Ltd')
  expect(names(other, 'a')).toBe('a: Sample & Co,Example Ltd')
  other.$client.prepare('DELETE FROM clients').run()
  expect(names(db, 'a')).toBe('a: ')
})

test('a transaction reads what it wrote, and when it is rolled back nothing of it is left', () => {
  const { db, other, names, add } = aBook()
  expect(names(db, 'a')).toBe('a: ')
  const rolledBack = () =>
    inTransaction(db, who, () => {
      add(db, 'Sample & Co')
      expect(names(db, 'a')).toBe('a: Sample & Co')
      expect(names(other, 'a')).toBe('a: ')
      throw new Error('no')
    })
  expect(rolledBack).toThrow('no')
  expect(names(db, 'a')).toBe('a: ')
  inTransaction(db, who, () => add(db, 'Sample & Co'))
  expect([names(db, 'a'), names(other, 'a')]).toEqual(['a: Sample & Co', 'a: Sample & Co'])
})

test('a connection that only reads sees each commit too, and keeps no more than some answers', () => {
  const { folder, db, names, add, worked } = aBook()
  const reader = readBook(join(folder, 'data.db'))
  onTestFinished(() => void reader.$client.close())
  for (let index = 0; index < 200; index += 1) expect(names(reader, `key ${index}`)).toBe(`key ${index}: `)
  add(db, 'Sample & Co')
  expect(names(reader, 'key 199')).toBe('key 199: Sample & Co')
  expect(worked()).toBe(201)
})
