import type { LeadReply } from '../../shared/readiness/leads-contract.ts'
import { call } from '../api.ts'
import { sayDone } from '../parts/toast.tsx'
import { telling } from '../telling.ts'
import { LEADS_PATH } from './addresses.ts'

/** What can be done with a lead in a dialog. */
export type LeadDeed = 'change' | 'win' | 'remove'

/** Changes a lead under the version that was read. */
export async function changeLead({ id, version }: Pick<LeadReply, 'id' | 'version'>, body: object): Promise<LeadReply> {
  return (await call<LeadReply>('PATCH', `${LEADS_PATH}/${id}`, { ifMatch: `"${version}"`, body })).value
}

/** Says that a lead was closed, with the way back: it is then open again. */
export function sayClosed(lead: LeadReply, says: string): void {
  sayDone(says, () => {
    void telling('Not taken back.', async () => {
      await changeLead(lead, { state: 'open' })
      sayDone(lead.clientId === null ? 'The lead is open again.' : 'The lead is open again. The client stays.')
    })
  })
}

/** An e-mail address within what was typed as the contact: "Kim Sample, kim@sample.example". */
export function emailIn(contact: string): string {
  return /[^\s,;<>()]+@[^\s,;<>()]+\.[^\s,;<>()]+/.exec(contact)?.[0] ?? ''
}

/** The rest of the contact, which is a name as a rule. */
export function nameIn(contact: string): string {
  const rest = contact.replace(emailIn(contact), '').replace(/[<>()]/g, '')
  return rest.replace(/^[\s,;]+|[\s,;]+$/g, '')
}
