import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { AgingReply } from '../../shared/invoices/contract.ts'
import { AgingSection, OwedSentence } from '../../web/invoices/owed-section.tsx'
import { untoldTableParts } from '../support/table-parts.ts'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'

const known = (minor: number): AgingReply['owed'] => ({
  state: 'known',
  value: usd(minor),
  because: { says: 'What is open on issued invoices.', inputs: [] },
})
const unknown: AgingReply['owed'] = { state: 'no-data', says: 'Nobody can say yet what is owed.' }

function agingOf(owed: AgingReply['owed']): AgingReply {
  const buckets = (['current', '1-30', '31-60', '61-90', 'over-90'] as const).map((bucket) => ({
    bucket,
    amount: usd(0),
    invoices: 0,
  }))
  return { asOf: '2026-11-19', owed, late: known(0), lateInvoices: 0, daysToGetPaid: unknown, buckets } as AgingReply
}

test.each([
  { owed: known(0), says: 'No client owes you anything.', cell: '0.00', why: 'zero is known' },
  { owed: known(5_000), says: 'Clients owe you $50.00. None of it is late.', cell: '50.00', why: 'an amount' },
  { owed: unknown, says: 'Nobody can say yet what is owed.', cell: '—', why: 'what is not known is no zero' },
])('what clients owe: $says ($why)', async ({ owed, says, cell }) => {
  const aging = agingOf(owed)
  mount(
    <>
      <OwedSentence aging={aging} />
      <AgingSection aging={aging} currency="USD" />
    </>,
  )
  await expect.element(page.getByText(says)).toBeVisible()
  await expect.element(page.getByRole('cell').last()).toHaveTextContent(`${cell}0 invoices`)
  expect(untoldTableParts()).toEqual([])
})
