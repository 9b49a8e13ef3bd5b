import type { JSX } from 'preact'
import type { ToDoReply } from '../../shared/today/contract.ts'
import { Section } from '../parts/section.tsx'
import { MoveButton } from './move-button.tsx'

/** What to do, the most pressing first, each with the one press that does it or leads to it. */
export function DoNow({ toDo, asOf }: { toDo: readonly ToDoReply[]; asOf: string }): JSX.Element {
  const [first] = toDo
  return (
    <Section title="Do now" aside={first && `${toDo.length} ${toDo.length === 1 ? 'thing' : 'things'}`}>
      {first ? (
        <ul class="todo">
          {toDo.map((item) => (
            <li key={item.kind}>
              <div>
                <b>{item.title}</b>
                <span class="sub">{item.detail}</span>
              </div>
              {item.move ? (
                <MoveButton toDo={item} asOf={asOf} label={item.action} isPrimary={item === first} />
              ) : (
                <a
                  class={item === first ? 'button small primary' : 'button small'}
                  href={item.link}
                  aria-label={`${item.action}: ${item.title}`}
                >
                  {item.action}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="note">Nothing waits for you.</p>
      )}
    </Section>
  )
}
