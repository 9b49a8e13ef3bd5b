import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReconciliationReply } from '../../shared/accounts/reconcile-contract.ts'
import { call } from '../api.ts'
import { telling } from '../telling.ts'

export interface Ticking {
  /** The reconciliation as it stands after the last tick that was answered. */
  shown: ReconciliationReply
  isTicked: (eventId: number) => boolean
  set: (eventId: number, isTicked: boolean) => void
  /** Ticks everything of the list up to an entry and with it. */
  upTo: (eventId: number) => void
}

/** Ticks are sent one after the other, each under the version that the one before left; what was pressed shows at once. */
export function useTicking(read: ReconciliationReply): Ticking {
  const [answered, setAnswered] = useState(read)
  const [pending, setPending] = useState<ReadonlyMap<number, boolean>>(new Map())
  const shown = answered.id === read.id && answered.version > read.version ? answered : read
  const version = useRef(shown.version)
  const queue = useRef(Promise.resolve())
  useEffect(() => {
    version.current = Math.max(version.current, read.version)
  }, [read.version])

  const send = (method: 'PUT' | 'DELETE', body: object, done: () => void) => {
    const path = `/api/v1/reconciliations/${read.id}/ticks`
    const tick = async () => {
      const { value } = await call<ReconciliationReply>(method, path, { body, ifMatch: `"${version.current}"` })
      version.current = value.version
      setAnswered(value)
    }
    queue.current = queue.current.then(() => telling('Not ticked.', tick).finally(done))
  }
  const ticks = new Map(shown.lines.map(({ eventId, isTicked }) => [eventId, isTicked]))
  return {
    shown,
    isTicked: (eventId) => pending.get(eventId) ?? ticks.get(eventId) ?? false,
    set: (eventId, isTicked) => {
      setPending((before) => new Map(before).set(eventId, isTicked))
      send(isTicked ? 'PUT' : 'DELETE', { eventIds: [eventId] }, () =>
        setPending((before) => new Map([...before].filter(([id]) => id !== eventId))),
      )
    },
    upTo: (upToEventId) => send('PUT', { upToEventId }, () => undefined),
  }
}
