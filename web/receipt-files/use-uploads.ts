import { type ReadonlySignal, signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { ApiProblem, NoAnswer, submission } from '../api.ts'
import { sayDone } from '../parts/toast.tsx'
import { attachReceipt, faultOf } from './attach.ts'

/** A file on its way, or one that did not get through. */
export interface Upload {
  /** Tells two of the same name apart: all pasted pictures are called image.png. */
  id: string
  name: string
  /** Why it was not attached; undefined while it is being sent. */
  fault: string | undefined
  /** Sends it once more, with the same key; only where that can help. */
  retry: (() => void) | undefined
}

export interface Uploads {
  readonly list: ReadonlySignal<readonly Upload[]>
  /** Attaches files to the entry, one after the other. */
  add(files: Iterable<File>): Promise<void>
  leave(upload: Upload): void
}

/** The files that are being attached to one entry. */
export function useUploads(eventId: number): Uploads {
  return useState(() => makeUploads(eventId))[0]
}

function makeUploads(eventId: number): Uploads {
  const list = signal<readonly Upload[]>([])
  const put = (before: Upload | undefined, after: Upload | undefined) => {
    const others = list.value.filter((upload) => upload !== before)
    list.value = after ? [...others, after] : others
  }
  const send = async (name: string, attach: () => Promise<void>, before?: Upload) => {
    const id = before?.id ?? crypto.randomUUID()
    const upload = { id, name, fault: undefined, retry: undefined }
    put(before, upload)
    const fail = (fault: string, canRetry: boolean) => {
      const failed: Upload = { id, name, fault, retry: canRetry ? () => void send(name, attach, failed) : undefined }
      put(upload, failed)
    }
    try {
      await attach()
      put(upload, undefined)
      sayDone(`Attached ${name}.`)
    } catch (error) {
      if (error instanceof ApiProblem) fail(error.message, error.problem.status >= 500)
      else if (error instanceof NoAnswer) fail(`${name} may not have arrived: Evenkeel does not answer.`, true)
      else throw error
    }
  }
  const add = async (files: Iterable<File>) => {
    for (const file of files) {
      const fault = faultOf(file)
      if (fault) put(undefined, { id: crypto.randomUUID(), name: file.name, fault, retry: undefined })
      else
        await send(
          file.name,
          submission(async (key) => void (await attachReceipt(eventId, file, key))),
        )
    }
  }
  return { list, add, leave: (upload) => put(upload, undefined) }
}
