import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import { AS_BUILT, Program } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import { aForm, aPart, aPdf } from '../support/uploads.ts'

// The program as `npm start` runs it. What a command needs is loaded with it, and must find the program that runs.

/** Looking at a file's kind loads a library that can only be imported. */
async function sendReceipt(address: string): Promise<Response> {
  const { items } = (await (await fetch(`${address}/api/v1/events?kind=expense&limit=1`)).json()) as EventsReply
  const { payload, headers } = aForm(aPart(aPdf(), { filename: 'bill.pdf' }))
  const url = `${address}/api/v1/events/${items[0]?.id}/receipt-files`
  return fetch(url, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: new Uint8Array(payload),
  })
}

test('the built program runs once, and each command says what it has to say and nothing else', async () => {
  const places = { DATA_DIR: emptyFolder(), NODE_ENV: 'test', TODAY: '2026-11-19' }
  const [backups, reports] = [emptyFolder(), emptyFolder()]
  for (const beginning of ['Making a new book\n', '']) {
    const demo = new Program(['start', '--demo'], places, AS_BUILT)
    const address = await demo.address()
    expect((await fetch(`${address}/api/v1/reports/quarters/2026-Q3.zip`)).status).toBe(200)
    expect((await fetch(`${address}/docs`)).status).toBe(200)
    expect((await sendReceipt(address)).status).toBe(201)
    expect(await demo.stop()).toBe(0)
    expect(demo.said).toBe(`${beginning}Ready: ${address}\nThe demo book is in ${places.DATA_DIR}. Stop with Ctrl+C.\n`)
  }
  for (const [args, says] of [
    [['today'], /^Robin Sample, November 19, 2026\n/],
    [['readiness'], /^Robin Sample/],
    [['check'], /^$/],
    [['report', '2026-Q3', '--out', reports], /2026-Q3\.pdf\n/],
    [['report', '2026', '--out', reports], /2026\.pdf\n/],
    [['backup', backups], /^Backup written and checked: /],
  ] as const) {
    const command = new Program(args, places, AS_BUILT)
    expect([args[0], await command.end()]).toEqual([args[0], 0])
    expect(command.said).toMatch(says)
    expect(command.said).not.toMatch(/running|Error/)
  }
})
