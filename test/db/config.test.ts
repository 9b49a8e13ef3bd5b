import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'

test.each([
  {
    environment: { HOST: '0.0.0.0' },
    says: /HOST must be 127\.0\.0\.1/,
    why: 'A-8: every address, without a password',
  },
  { environment: { HOST: '::' }, says: /HOST/, why: 'every address of the other kind' },
  { environment: { HOST: '192.168.1.5' }, says: /HOST/, why: 'an address of the house' },
  { environment: { HOST: 'localhost.evil.example' }, says: /HOST/, why: 'a name that begins like ours' },
  { environment: { HOST: '' }, says: /HOST/, why: 'no host, which Node takes for all' },
  { environment: { PORT: 'http' }, says: /PORT must be a number/, why: 'a word' },
  { environment: { PORT: '65536' }, says: /PORT/, why: 'one too high' },
  { environment: { PORT: '-1' }, says: /PORT/, why: 'one too low' },
  { environment: { PORT: '80.5' }, says: /PORT/, why: 'half a port' },
  { environment: { PORT: '0x50' }, says: /PORT/, why: 'another notation' },
  { environment: { PORT: '' }, says: /PORT/, why: 'an empty port' },
  {
    environment: { DATA_DIR: '' },
    says: /DATA_DIR must name a folder/,
    why: 'an empty name, which would be this folder',
  },
  { environment: { OPEN_BROWSER: 'yes' }, says: /OPEN_BROWSER/, why: 'a word' },
  { environment: { LOG_LEVEL: 'loud' }, says: /LOG_LEVEL/, why: 'an unknown level' },
  { environment: { TODAY: '2026-11-19' }, says: /TODAY is for tests only/, why: 'a day outside of tests' },
  { environment: { TODAY: '2026-11-19', NODE_ENV: 'production' }, says: /TODAY/, why: 'a day in earnest' },
  { environment: { TODAY: '2026-02-30', NODE_ENV: 'test' }, says: /TODAY must be a date/, why: 'no such day' },
])('$environment is refused ($why)', ({ environment, says }) => {
  expect(() => readConfig(environment)).toThrow(ConfigError)
  expect(() => readConfig(environment)).toThrow(says)
})

test('everything that is wrong is said at once', () => {
  expect(() => readConfig({ PORT: 'x', HOST: '0.0.0.0' })).toThrow(/PORT.*\n.*HOST/)
})

test('without an environment the program answers on loopback only', () => {
  expect(readConfig({})).toMatchObject({
    port: 4280,
    host: '127.0.0.1',
    openBrowser: true,
    today: undefined,
    logLevel: 'warn',
    isUnderNpm: false,
  })
})

test.each([
  { environment: { PORT: '0' }, read: { port: 0 } },
  { environment: { PORT: '65535' }, read: { port: 65_535 } },
  { environment: { HOST: '::1' }, read: { host: '::1' } },
  { environment: { HOST: 'localhost' }, read: { host: 'localhost' } },
  { environment: { DATA_DIR: '/some where/Büro 100%' }, read: { dataDir: '/some where/Büro 100%' } },
  { environment: { TODAY: '2026-11-19', NODE_ENV: 'test' }, read: { today: '2026-11-19' } },
  { environment: { npm_lifecycle_event: 'start' }, read: { isUnderNpm: true } },
])('$environment is read as $read', ({ environment, read }) => {
  expect(readConfig(environment)).toMatchObject(read)
})
