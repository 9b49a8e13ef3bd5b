import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const SERVER = join(import.meta.dirname, '../server')
const { engines } = JSON.parse(readFileSync(join(SERVER, '../package.json'), 'utf8'))
// By a name that is put together: it is plain JavaScript, which the types of the tests do not reach.
const { refusalOf } = await import(join(SERVER, 'node-versions.mjs'))

describe('the version of Node', () => {
  test.each([
    { version: '20.19.0', why: 'the first that will do' },
    { version: '20.20.2', why: 'a later one of 20' },
    { version: '22.13.0', why: 'the first of 22' },
    { version: '22.21.1', why: 'a later one of 22' },
    { version: '24.0.0', why: 'the first of 24' },
    { version: '25.2.0', why: 'whatever comes after 24' },
    { version: process.versions.node, why: 'the one that runs this' },
  ])('$version will do: $why', ({ version }) => {
    expect(refusalOf(version, engines.node)).toBeUndefined()
  })

  test.each(['18.20.8', '20.18.3', '21.7.3', '22.0.0', '22.12.0', '23.11.1'])('%s is refused', (version) => {
    expect(refusalOf(version, engines.node)).toMatch(/^Evenkeel needs Node 20 .* this is \d+\.\d+\.\d+\./)
  })

  test('is looked at before anything is installed or built', () => {
    const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.12.0' } })"
    const args = ['--import', `data:text/javascript,${encodeURIComponent(old)}`, join(SERVER, 'bootstrap.mjs')]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Evenkeel needs Node 20 from 20.19 on, or 22 from 22.13 on, or 24 or newer; this is 22.12.0. Node 24 is a good choice.\n',
    })
  })

  test('the lock file asks for the same one as package.json', () => {
    const { packages } = JSON.parse(readFileSync(join(SERVER, '../package-lock.json'), 'utf8'))
    expect(packages[''].engines).toEqual(engines)
  })
})
