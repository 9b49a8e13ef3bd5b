import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { ApiProblem, NoAnswer } from '../api.ts'
import { type Field, useField } from '../form.ts'
import { FieldFrame } from '../parts/field-frame.tsx'
import { refused, understood } from '../reading.ts'
import { ACCEPTED, attachReceipt, faultOf, MAY_BE } from './attach.ts'

/** A file that is to be attached to an entry as soon as that is recorded. */
export interface ReceiptChoice {
  field: Field<File | undefined>
  choose(file: File | undefined): void
}

export function useReceiptChoice(): ReceiptChoice {
  const chosen = useRef<File | undefined>(undefined)
  const field = useField<File | undefined>(() => {
    const fault = chosen.current && faultOf(chosen.current)
    return fault ? refused(fault) : understood(chosen.current)
  })
  return useState(() => ({
    field,
    choose: (file: File | undefined) => {
      chosen.current = file
      field.text.value = file?.name ?? ''
      field.check()
    },
  }))[0]
}

interface ReceiptFieldProps {
  choice: ReceiptChoice
  /** True when the receipts of the entry before come along. */
  isCorrection: boolean
  span?: string
}

export function ReceiptField({ choice: { field, choose }, isCorrection, span }: ReceiptFieldProps): JSX.Element {
  const hint = isCorrection ? `One more. Those of the entry before come along. ${MAY_BE}` : MAY_BE
  const described = [`${field.id}-hint`, field.error.value && `${field.id}-error`].filter(Boolean).join(' ')
  return (
    <FieldFrame field={field} label="Receipt" hint={hint} span={span}>
      <input
        id={field.id}
        class="input file"
        type="file"
        accept={ACCEPTED}
        aria-describedby={described}
        aria-invalid={field.error.value ? 'true' : undefined}
        onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
      />
    </FieldFrame>
  )
}

/**
 * Attaches what was chosen to an entry that is recorded already, and says so in words that follow on those about the
 * entry. It fails on its own: the entry stays, and the person is told.
 */
export async function attachChosen(file: File | undefined, eventId: number): Promise<string> {
  if (!file) return ''
  try {
    await attachReceipt(eventId, file, crypto.randomUUID())
    return ` ${file.name} is attached.`
  } catch (error) {
    if (error instanceof ApiProblem)
      return ` ${file.name} was not attached. ${error.message} Attach it on the entry’s page.`
    if (error instanceof NoAnswer) return ` ${file.name} may not be attached: look on the entry’s page.`
    throw error
  }
}
