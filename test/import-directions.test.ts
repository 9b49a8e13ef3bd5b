import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

// Inside shared a slice may use those before it; ARCHITECTURE.md names the nouns in the same order.
const KERNEL = ['currencies', 'errors', 'calendar', 'money', 'words', 'printable', 'figure', 'contract', 'charts']
const SLICES = [
  ...['accounts', 'profile', 'clients', 'invoices', 'payments', 'expenses', 'recurring', 'imports'],
  ...['income', 'taxes', 'living', 'forecast', 'readiness', 'reviews', 'reports', 'history', 'today', 'demo'],
]
const ORDER = [...KERNEL, ...SLICES]

const PACKAGES_OF_SHARED = new Map([
  ['', ['zod', 'decimal.js']],
  ['calendar.ts', ['zod', 'temporal-polyfill']],
  ['charts', ['d3-array']],
])

function sources(layer: string): string[] {
  return readdirSync(join(ROOT, layer), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map((match) => match[1] ?? '')
}

function target(file: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier
}

const layerOf = (path: string) => path.split(sep)[0] ?? ''
const sliceOf = (path: string) => (path.split(sep)[1] ?? '').replace(/\.ts$/, '')
const rankOf = (slice: string) => ORDER.indexOf(slice)

describe('imports run server → shared ← web', () => {
  test.each([
    { layer: 'shared', allowed: ['shared'] },
    { layer: 'server', allowed: ['server', 'shared', 'dist', 'test'] },
    { layer: 'web', allowed: ['web', 'shared'] },
  ])('$layer imports only $allowed and packages', ({ layer, allowed }) => {
    const uphill = sources(layer).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.') && !allowed.includes(layerOf(target(file, specifier))))
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(uphill, 'move what both need to shared/, or reach the server over HTTP').toEqual([])
  })

  test('only what installs and builds reaches outside the server', () => {
    const outside = sources('server').flatMap((file) =>
      importsOf(file)
        .filter((specifier) => ['dist', 'test'].includes(layerOf(target(file, specifier))))
        .map(() => file),
    )
    expect(new Set(outside)).toEqual(new Set(['server/bootstrap.mjs']))
  })
})

describe('inside shared', () => {
  test('a slice uses only those to its left', () => {
    const uphill = sources('shared').flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => target(file, specifier))
        .filter((path) => rankOf(sliceOf(path)) > rankOf(sliceOf(file)))
        .map((path) => `${file} imports ${path}`),
    )
    expect(uphill, 'move the common idea left, or join the two in a use case of the server').toEqual([])
  })

  test('every slice has its place in the order', () => {
    const unknown = sources('shared')
      .map(sliceOf)
      .filter((slice) => rankOf(slice) < 0)
    expect(unknown).toEqual([])
  })

  test('ARCHITECTURE.md names the slices in this order', () => {
    const [, list = ''] = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').match(/nouns return \(([^)]*)\)/) ?? []
    const named = [...list.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.split(/\s+/))
    expect(named.filter((noun) => SLICES.includes(noun))).toEqual(SLICES)
  })

  test('it imports no packages but its own few', () => {
    const foreign = sources('shared').flatMap((file) => {
      const allowed = PACKAGES_OF_SHARED.get(file.split(sep)[1] ?? '') ?? PACKAGES_OF_SHARED.get('') ?? []
      return importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && !allowed.includes(specifier))
        .map((specifier) => `${file} imports ${specifier}`)
    })
    expect(foreign, 'shared is pure: no I/O, no clock, no platform').toEqual([])
  })
})
