import { z } from 'zod'
import { counted, moneyText } from '../words.ts'

export const RemovalBody = z.strictObject({
  /** True when drafts that were not issued go too; as long as there are any, nothing is removed without it. */
  withDrafts: z.boolean(),
})

/** What a removal takes away, what it leaves, and why: before it is done, and after it. */
export const RemovalReply = z
  .strictObject({
    clientId: z.int(),
    /** What the client is called afterwards: the name on the newest document; null when nothing of them remains. */
    name: z.string().nullable(),
    removedOn: z.string().nullable(),
    drafts: z.int(),
    goes: z.array(z.string()),
    stays: z.array(z.strictObject({ what: z.string(), why: z.string(), where: z.string().nullable() })),
    warnings: z.array(z.string()),
    version: z.int(),
  })
  .meta({ id: 'Removal' })
export const RemovedReply = RemovalReply.extend({
  /** False when old bytes may still lie in data.db: ask again, and the file is written anew once more. */
  isFileRewritten: z.boolean(),
}).meta({ id: 'Removed' })

export type RemovalReply = z.infer<typeof RemovalReply>
export type RemovedReply = z.infer<typeof RemovedReply>

/** What the book has of a client. */
export interface RemovalFacts {
  name: string
  contact: string
  email: string
  address: string
  /** The name on the newest document, if one was issued. */
  documentName: string | null
  drafts: number
  /** Invoices that were issued or voided since, and credit notes. */
  invoices: number
  creditNotes: number
  /** Entries of money that name the client. */
  entries: number
  /** Recurring items that have ended. */
  recurring: number
  /** Leads that became this client. */
  leads: number
  /** Contracts that the forecast counts on. */
  contracts: number
  owed: { minor: number; currency: string }
  /** History rows whose contents can be taken out, and older ones that hold them for good. */
  historyApart: number
  historyInline: number
  /** Packs of closed quarters, which name the clients of their time. */
  closedPacks: number
  /** Monthly reviews that are done: their figures are kept as they were, and name clients. */
  reviews: number
  /** Copies of the whole book beside it, with the folder that they lie in. */
  dailyBackups: number
  otherCopies: readonly string[]
  dataDir: string
}

/** True when nothing in the books needs the client: then the record goes wholly, its name too. */
export function isRemovedWholly({ invoices, creditNotes, entries, recurring }: RemovalFacts): boolean {
  return invoices + creditNotes + entries + recurring === 0
}

/** What the client is called once the rest is gone, as the books know them; null when they need no name. */
export function nameAfterRemoval(facts: RemovalFacts): string | null {
  return isRemovedWholly(facts) ? null : (facts.documentName ?? facts.name)
}

/** What goes, in words: only what is there. */
export function whatGoes(facts: RemovalFacts): string[] {
  const after = nameAfterRemoval(facts)
  const goes = [
    after === null && `The name, ${facts.name}, and the whole record`,
    after !== null && after !== facts.name && `The name ${facts.name}; documents say ${after}`,
    facts.contact && `The contact, ${facts.contact}`,
    facts.email && `The e-mail address, ${facts.email}`,
    facts.address && `The address, ${facts.address.split('\n').join(', ')}`,
    facts.drafts > 0 && `${counted(facts.drafts, 'draft')} that ${were(facts.drafts)} never issued`,
    facts.leads > 0 && `${counted(facts.leads, 'lead')} that became this client`,
    facts.contracts > 0 && `${counted(facts.contracts, 'contract')} that the forecast counts on`,
    facts.historyApart > 0 && `What ${counted(facts.historyApart, 'row')} of the history say of them`,
  ]
  return goes.filter((words) => typeof words === 'string' && words !== '') as string[]
}

/** What stays, why, and where: books must be kept, and a copy that was made earlier is as it was. */
export function whatStays(facts: RemovalFacts): RemovalReply['stays'] {
  const { invoices, creditNotes, entries, recurring, historyInline, closedPacks, reviews } = facts
  const { dailyBackups, otherCopies, dataDir } = facts
  const after = nameAfterRemoval(facts)
  const stays: (RemovalReply['stays'][number] | false)[] = [
    invoices > 0 && {
      what: `${counted(invoices, 'invoice')}${creditNotes > 0 ? ` and ${counted(creditNotes, 'credit note')}` : ''}, as issued, with the name, contact and address on them, and their PDFs`,
      why: 'Tax law asks for issued documents to be kept unchanged, for six to ten years in most countries.',
      where: null,
    },
    entries > 0 && {
      what: `${counted(entries, 'entry', 'entries')} of money, with the words and notes that you recorded, and receipts`,
      why: 'They are the books: every amount must show who paid it.',
      where: null,
    },
    recurring > 0 && {
      what: `${counted(recurring, 'recurring item')} that ${recurring === 1 ? 'has' : 'have'} ended`,
      why: 'Entries were booked by them.',
      where: null,
    },
    after !== null && {
      what: `The name ${after}`,
      why: 'It stands on those documents and entries, and finds them.',
      where: null,
    },
    historyInline > 0 && {
      what: `${counted(historyInline, 'row')} of the history, written by an earlier version of Evenkeel`,
      why: 'Their words are part of the chain that proves the history, and cannot be taken out of it.',
      where: null,
    },
    closedPacks > 0 &&
      invoices + entries > 0 && {
        what: `${counted(closedPacks, 'pack')} of closed quarters, with the names that stood in them`,
        why: 'A closed quarter is kept as it was given to an accountant or an office.',
        where: null,
      },
    reviews > 0 && {
      what: `${counted(reviews, 'monthly review')} whose figures name them`,
      why: 'A review that is done keeps the figures of its day as they were.',
      where: null,
    },
    dailyBackups > 0 && {
      what: counted(dailyBackups, 'daily backup'),
      why: 'A backup is a copy of the day it was made. Each goes once fourteen newer ones are there.',
      where: `${dataDir}/backups`,
    },
    otherCopies.length > 0 && {
      what: `${otherCopies.length === 1 ? 'A copy' : `${otherCopies.length} copies`} from before an upgrade or a restore: ${otherCopies.join(', ')}`,
      why: 'They stay until you delete them.',
      where: dataDir,
    },
    {
      what: 'Backups, exports and PDFs that you put elsewhere or sent',
      why: 'Evenkeel does not know where they are. A backup that is restored brings everything back: remove it again then.',
      where: null,
    },
  ]
  return stays.filter((one) => one !== false)
}

/** What to think of before it is done. */
export function removalWarnings({ owed, invoices }: RemovalFacts): string[] {
  if (owed.minor <= 0 || invoices === 0) return []
  return [`They still owe you ${moneyText(owed)}. Afterwards their address stands only on the invoices.`]
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were'
}
