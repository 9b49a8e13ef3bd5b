import type { ComponentChildren, JSX } from 'preact'
import type { Problem } from '../../shared/contract.ts'
import { stopped, tryAgain } from '../connection.ts'

interface MessageProps {
  tone?: 'bad' | 'warn' | 'good'
  title: string
  /** Buttons: what one can do about it. */
  actions?: ComponentChildren
  /** True when it must be heard at once; otherwise it waits for a pause. */
  isUrgent?: boolean
  children?: ComponentChildren
}

/** A name, a sentence and a next step. */
export function Message({ tone, title, actions, isUrgent = false, children }: MessageProps): JSX.Element {
  return (
    <div class={tone ? `message ${tone}-box` : 'message'} role={isUrgent ? 'alert' : 'status'}>
      <h2>{title}</h2>
      {children}
      {actions && <div class="row">{actions}</div>}
    </div>
  )
}

interface ProblemMessageProps {
  /** What did not happen: "The payment was not recorded". */
  title: string
  problem: Problem
  /** Buttons that help with this problem; the page chooses them by its type. */
  actions?: ComponentChildren
}

/** The server's own sentence, and what to tell whoever looks into it. */
export function ProblemMessage({ title, problem, actions }: ProblemMessageProps): JSX.Element {
  return (
    <Message tone="bad" title={title} actions={actions} isUrgent>
      <p>
        {problem.status === 500
          ? 'Your data was not changed. The fault is in the program, not in what you typed.'
          : problem.detail}
      </p>
      <details class="chart-table">
        <summary>Details for a report</summary>
        <p class="note-gap">
          <code>
            {problem.status} {problem.type}
          </code>{' '}
          <code>{problem.instance}</code> {problem.requestId && <code>{problem.requestId}</code>}
        </p>
      </details>
    </Message>
  )
}

/** While the program does not answer: from when the figures are, and how to go on. */
export function StoppedMessage(): JSX.Element | null {
  const silence = stopped.value
  if (!silence) return null
  return (
    <Message
      tone="warn"
      title="Evenkeel does not answer"
      actions={
        <>
          <button type="button" class="button" onClick={() => void tryAgain()}>
            Try again
          </button>
          <span class="muted at-center">
            If it was stopped, start it with <code>npm start</code>.{' '}
            <span aria-hidden="true">Trying again in {silence.tryInSeconds} s.</span>
          </span>
        </>
      }
    >
      <p>
        You see the figures of {silence.figuresOf}. What was confirmed is saved, and this page keeps what you typed.
      </p>
    </Message>
  )
}
