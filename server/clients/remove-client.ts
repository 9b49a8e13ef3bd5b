import { isRemovedWholly, nameAfterRemoval, type RemovalFacts } from '../../shared/clients/removal.ts'
import { DomainError } from '../../shared/errors.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared, undoInMemory } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { deleteLead } from '../readiness/lead-repository.ts'
import { contentsOf, removalFacts } from './removal-facts.ts'
import { requireClient, updateClient } from './repository.ts'

const statements = prepared(({ $client }) => ({
  running: $client
    .prepare<[number], string>(
      "SELECT text FROM recurring_items WHERE entry ->> '$.clientId' = ? AND state <> 'ended' LIMIT 1",
    )
    .pluck(),
  drafts: $client
    .prepare<[number], number>("SELECT id FROM invoices WHERE client_id = ? AND state = 'draft' ORDER BY id")
    .pluck(),
  removeLines: $client.prepare('DELETE FROM invoice_lines WHERE invoice_id = ?'),
  removeInvoice: $client.prepare('DELETE FROM invoices WHERE id = ?'),
  leads: $client.prepare<[number], number>('SELECT id FROM leads WHERE client_id = ? ORDER BY id').pluck(),
  removeContents: $client.prepare('DELETE FROM history_contents WHERE number = ?'),
  removeAnswers: $client.prepare(
    `DELETE FROM idempotency_keys WHERE route = 'POST /api/v1/clients' AND body ->> '$.id' = @id
       OR route IN ('POST /api/v1/invoices', 'POST /api/v1/contracts') AND body ->> '$.clientId' = @id`,
  ),
  removeAnswersWith: $client.prepare('DELETE FROM idempotency_keys WHERE instr(body, ?) > 0'),
  removeContracts: $client.prepare('DELETE FROM contracts WHERE client_id = ?'),
  removeClient: $client.prepare('DELETE FROM clients WHERE id = ?'),
}))

/**
 * Takes everything about a client out of the book that the books do not need: contact, addresses, drafts, contracts, the
 * lead they were, what the history says of them, stored answers. Issued documents and entries stay as they are. A client
 * that nothing needs goes wholly. It cannot be undone.
 *
 * Throws: DomainError 'not-found', 'stale', 'client-in-use' (drafts that were not asked for, a running recurring item).
 */
export function removeClient(
  tx: Tx,
  dataDir: string,
  id: number,
  { expected, withDrafts }: { expected: number; withDrafts: boolean },
): RemovalFacts {
  refuseStale(requireClient(tx.db, id).version, expected)
  const facts = removalFacts(tx.db, dataDir, id)
  refuseUnasked(tx.db, id, facts, withDrafts)
  const contents = contentsOf(tx.db, id)
  removeDrafts(tx.db, id)
  statements(tx.db).removeContracts.run(id)
  for (const number of contents) statements(tx.db).removeContents.run(number)
  for (const lead of statements(tx.db).leads.all(id)) deleteLead(tx.db, lead)
  const isWhole = isRemovedWholly(facts)
  if (isWhole) statements(tx.db).removeClient.run(id)
  else blank(tx, id, expected, facts)
  removeAnswers(tx.db, id, [facts.contact, facts.email, facts.address, ...(isWhole ? [facts.name] : [])])
  recordChange(tx, {
    action: 'client.removed',
    entity: 'client',
    entityId: id,
    after: {
      isWhole,
      contentsOf: contents,
      drafts: facts.drafts,
      leads: facts.leads,
      invoices: facts.invoices,
      entries: facts.entries,
    },
  })
  return facts
}

/**
 * Writes the whole file anew, so that nothing of what was removed lies in it any more, its free pages included. Gives
 * false when that was not possible, because another program reads the file or the disk is full.
 */
export function rewriteFile({ $client }: Db): boolean {
  try {
    // The new file is made beside the book, not in memory.
    $client.pragma('temp_store = FILE')
    $client.exec('VACUUM')
    const [state] = $client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return state?.busy === 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^SQLITE_(BUSY|FULL|IOERR|LOCKED)/.test(String(error.code)))
      return false
    throw error
  } finally {
    undoInMemory($client)
  }
}

function refuseUnasked(db: Db, id: number, { name, drafts }: RemovalFacts, withDrafts: boolean): void {
  const running = statements(db).running.get(id)
  if (running !== undefined)
    throw new DomainError(
      'client-in-use',
      `The recurring item “${running}” still brings income from ${name}. End it first.`,
    )
  if (drafts > 0 && !withDrafts)
    throw new DomainError(
      'client-in-use',
      'There are drafts that were never issued. Issue them first, or let them go too.',
      '#/withDrafts',
    )
}

function removeDrafts(db: Db, clientId: number): void {
  const { drafts, removeLines, removeInvoice } = statements(db)
  for (const id of drafts.all(clientId)) {
    removeLines.run(id)
    removeInvoice.run(id)
  }
}

function blank(tx: Tx, id: number, expected: number, facts: RemovalFacts): void {
  updateClient(tx.db, id, expected, {
    name: nameAfterRemoval(facts) ?? facts.name,
    contact: '',
    email: '',
    address: '',
    archivedOn: requireClient(tx.db, id).archivedOn ?? tx.today,
    removedOn: tx.today,
  })
}

/**
 * Stored answers that repeat the words go too: a retry of such a request makes nothing twice, for what it was about is
 * gone or refuses it.
 */
function removeAnswers(db: Db, id: number, words: readonly string[]): void {
  const { removeAnswers: ofClient, removeAnswersWith } = statements(db)
  ofClient.run({ id })
  // As they stand within an answer, in JSON. Short words would also be found where they mean something else.
  for (const word of words.filter((one) => one.length >= 4)) removeAnswersWith.run(JSON.stringify(word))
}
