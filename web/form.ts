import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { useId, useRef, useState } from 'preact/hooks'
import type { Problem } from '../shared/contract.ts'
import { ApiProblem, NoAnswer, submission } from './api.ts'
import type { Reading } from './reading.ts'

interface FieldOptions<T> {
  /** What stands in the field at first. */
  start?: string
  /** Where the value goes in the request, as a JSON pointer ('#/amount'): refusals that point there show at the field. */
  pointer?: string
  /** How the value is written once it is understood: "3*85" becomes "255.00". */
  show?: (value: T) => string
}

/** One field: its text, how that is read, and what was last said against it. */
export interface Field<T = unknown> {
  readonly id: string
  readonly text: Signal<string>
  readonly error: ReadonlySignal<string | undefined>
  readonly pointer: string | undefined
  /** What the text means right now; a component that calls it is drawn anew with each letter. */
  read(): Reading<T>
  /** Checks the text and says what is wrong: on sending. */
  check(): boolean
  /** The person leaves the field: checks it, unless it is still empty, and tidies what was typed. */
  leave(): void
  /** The server refuses what stands here. */
  refuse(says: string): void
  /** Nothing is said against it any more. */
  clear(): void
}

/** A field whose text `read` understands. The first `read` stays: what may change it must be read from signals. */
export function useField<T>(read: (text: string) => Reading<T>, options: FieldOptions<T> = {}): Field<T> {
  const id = useId()
  return useState(() => makeField(id, read, options))[0]
}

/** The same outside a component: for the rows of a form, which come and go. */
export function makeField<T>(id: string, read: (text: string) => Reading<T>, options: FieldOptions<T> = {}): Field<T> {
  const text = signal(options.start ?? '')
  const error = signal<string | undefined>(undefined)
  let refusedText: string | undefined
  const check = () => {
    refusedText = undefined
    const reading = read(text.peek())
    error.value = reading.ok ? undefined : reading.says
    return reading.ok
  }
  return {
    id,
    text,
    error,
    pointer: options.pointer,
    read: () => read(text.value),
    check,
    leave: () => {
      // What the server refused stays refused until something else is typed or sent.
      if (text.peek() === refusedText) return
      if (text.peek().trim() === '') error.value = undefined
      else if (check() && options.show) {
        const reading = read(text.peek())
        if (reading.ok) text.value = options.show(reading.value)
      }
    },
    refuse: (says) => {
      refusedText = text.peek()
      error.value = says
    },
    clear: () => {
      refusedText = undefined
      error.value = undefined
    },
  }
}

/** One thing that keeps a form from being sent, and the field it is about. */
export interface Fault {
  fieldId: string
  says: string
}

/** A form on its way: what is wrong with it, and whether it is being sent. */
export interface Form {
  readonly isSending: ReadonlySignal<boolean>
  /** A new list each time the form was sent in vain. */
  readonly faults: ReadonlySignal<readonly Fault[]>
  /** A refusal that belongs to no field. */
  readonly problem: ReadonlySignal<Problem | undefined>
  /** Checks the fields and sends; does nothing while it is being sent. With a reason it may change a closed quarter. */
  submit(lateReason?: string): Promise<void>
  /** Forgets what was last said against it: the person gave it up. */
  forget(): void
}

/** What goes along with the one POST of a form: its key, and the reason when it may change a closed quarter. */
export interface Sending {
  key: string
  lateReason: string | undefined
}

type Send = (key: string, lateReason: string | undefined) => Promise<void>

/**
 * A form of these fields. `send` makes its one POST with the key given; it runs only when every field is understood.
 * A refusal is shown at the fields that it points to, a silence leaves the form as it is, ready to be sent again.
 * Whatever has a day passes the reason of a late change on: a refusal by a closed quarter asks for it.
 */
export function useForm(fields: readonly Field[], send: Send): Form {
  const latest = useRef({ fields, send })
  latest.current = { fields, send }
  return useState(() => makeForm(() => latest.current))[0]
}

function makeForm(latest: () => { fields: readonly Field[]; send: Send }): Form {
  const isSending = signal(false)
  const faults = signal<readonly Fault[]>([])
  const problem = signal<Problem | undefined>(undefined)
  const sendOnce = submission((key, lateReason) => latest().send(key, lateReason))
  const listFaults = () => {
    faults.value = latest().fields.flatMap(({ id, error }) => {
      const says = error.peek()
      return says === undefined ? [] : [{ fieldId: id, says }]
    })
  }
  const submit = async (lateReason?: string) => {
    if (isSending.peek()) return
    // The reason stands beside the refusal that asked for it: both stay until there is an answer.
    if (lateReason === undefined) problem.value = undefined
    const areFine = latest().fields.map((field) => field.check())
    listFaults()
    if (areFine.includes(false)) return
    isSending.value = true
    try {
      await sendOnce(lateReason)
      problem.value = undefined
    } catch (error) {
      if (error instanceof ApiProblem) {
        problem.value = pointAtFields(error.problem, latest().fields)
        listFaults()
      } else if (!(error instanceof NoAnswer)) throw error
    } finally {
      isSending.value = false
    }
  }
  const forget = () => {
    faults.value = []
    problem.value = undefined
  }
  return { isSending, faults, problem, submit, forget }
}

/** Hands each error to the field that it points into. Returns the problem when something in it is about no field. */
function pointAtFields(problem: Problem, fields: readonly Field[]): Problem | undefined {
  const errors = problem.errors ?? []
  const homeless = errors.filter(({ pointer, detail }) => {
    const field = fields.find((one) => one.pointer === pointer || pointer.startsWith(`${one.pointer}/`))
    field?.refuse(detail)
    return field === undefined
  })
  return errors.length === 0 || homeless.length > 0 ? problem : undefined
}

/** One thing that a button does at once, such as moving a set-aside: sent once, with its problem beside it. */
export function useAction(send: Send): Form {
  return useForm([], send)
}
