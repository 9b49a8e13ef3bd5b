// What a browser with an empty cache loads for the first page, in bytes as they come over the wire.
import { chromium } from 'playwright'
import { launchOptions } from '../test/support/browser.mjs'
import { bookOf } from './books.mjs'
import { startEvenkeel } from './servers.mjs'

export const FIRST_LOAD_LIMIT_KIB = 60

/** KiB of everything that Today fetches until it is quiet, by what it is. */
export async function firstLoad() {
  const server = await startEvenkeel(bookOf('small').folder)
  const browser = await chromium.launch(launchOptions())
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map()
  const bytes = {}
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other'
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
  })
  await page.goto(server.url, { waitUntil: 'networkidle' })
  await browser.close()
  await server.stop()
  return Object.fromEntries(Object.entries(bytes).map(([kind, count]) => [kind, count / 1024]))
}
