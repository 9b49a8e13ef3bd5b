import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { StepReply, StepsReply } from '../../shared/readiness/steps-contract.ts'
import { monthText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { STEPS_PATH } from './addresses.ts'
import { StepDialog } from './step-dialog.tsx'

/** The way there, step by step: ticked by the book where it has the facts, by hand where it has not. */
export function WaySection(): JSX.Element {
  const steps = useResource<StepsReply>(STEPS_PATH)
  const known = steps.value
  return (
    <Section title="The way there" id="way" aside={known && `${known.done} of ${known.wanted} done`}>
      <Loaded resource={steps} says="Reading the steps…">
        {({ items }) => <Steps items={items} />}
      </Loaded>
      <p class="note note-gap row-of loose">
        <a href="/independence/leads">Leads</a>
        <a href="/independence/niche">Niche and portfolio</a>
        <a href="/independence/rate">Lowest rate</a>
      </p>
    </Section>
  )
}

function Steps({ items }: { items: readonly StepReply[] }): JSX.Element {
  const open = useSignal<StepReply | undefined>(undefined)
  const show = (step: StepReply) => {
    open.value = step
  }
  return (
    <>
      <ol class="steps">
        {items.map((step) => (
          <Step key={step.step} step={step} onOpen={() => show(step)} />
        ))}
      </ol>
      {open.value && (
        <StepDialog
          key={open.value.step}
          step={open.value}
          onClose={() => {
            open.value = undefined
          }}
        />
      )}
    </>
  )
}

const MARKS: Record<StepReply['state'], { look: string; says: string }> = {
  done: { look: 'mark done', says: 'Done: ' },
  'under-way': { look: 'mark part', says: 'Under way: ' },
  'to-do': { look: 'mark', says: 'To do: ' },
  waiting: { look: 'mark blocked', says: 'Waiting: ' },
  'left-out': { look: 'mark out', says: 'Left out: ' },
}

function Step({ step, onOpen }: { step: StepReply; onOpen: () => void }): JSX.Element {
  const { look, says } = MARKS[step.state]
  return (
    <li class={step.state === 'left-out' ? 'left-out' : undefined}>
      <span class={look}>
        <span class="sr">{says}</span>
      </span>
      <div>
        <button type="button" aria-haspopup="dialog" onClick={onOpen}>
          {step.title}
        </button>
        {step.says && <span class="sub">{step.says}</span>}
      </div>
      <span class="src">
        <WhoSays step={step} onOpen={onOpen} />
      </span>
    </li>
  )
}

/** Whose word it is: the book's, with the way to its facts, or the person's own, with the way to change it. */
function WhoSays({ step, onOpen }: { step: StepReply; onOpen: () => void }): JSX.Element {
  const { title, state, from, link, since, doneOn } = step
  const hand = (says: string) => (
    <button type="button" aria-haspopup="dialog" aria-label={`${says}: ${title}`} onClick={onOpen}>
      {says}
    </button>
  )
  if (state === 'left-out') return hand('left out')
  if (from === 'book' && link)
    return (
      <a href={link} aria-label={`from the book: ${title}`}>
        from the book
      </a>
    )
  if (step.step === 'give-notice' && state !== 'done') return <>{since ? longDayText(since) : hand('no day yet')}</>
  const says =
    state === 'done' ? `you said so${since ? `, ${monthText(since.slice(0, 7), { year: true })}` : ''}` : undefined
  if (link?.startsWith('/independence/') && doneOn === null)
    return (
      <a href={link} aria-label={`${says ?? 'open'}: ${title}`}>
        {says ?? 'open'}
      </a>
    )
  return hand(says ?? 'tick by hand')
}
