import { fileURLToPath } from 'node:url'

// The kept set of books, the program that makes up others, and the one that asks hledger what a set comes to.

export const BOOKS = fileURLToPath(new URL('../fixtures/books/books.ndjson', import.meta.url))
export const TRUTH = fileURLToPath(new URL('../fixtures/books/oracle.csv', import.meta.url))
export const GENERATOR = fileURLToPath(new URL('../fixtures/books/generate.mjs', import.meta.url))
export const ORACLE = fileURLToPath(new URL('../fixtures/books/oracle.sh', import.meta.url))
