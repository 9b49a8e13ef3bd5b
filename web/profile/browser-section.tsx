import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { singleKeys } from '../keys.ts'
import { Section } from '../parts/section.tsx'
import { theme } from '../theme.ts'
import { KeyList } from './key-list.tsx'

/** What this browser keeps for itself: it changes at once, and only here. */
export function BrowserSection(): JSX.Element {
  return (
    <Section title="This browser" id="browser" aside="changes at once">
      <div class="form form-narrow">
        <Preference
          kept={theme}
          label="Light or dark"
          choices={{ system: 'As the system has it', light: 'Light', dark: 'Dark' }}
        />
        <Preference
          kept={singleKeys}
          label="Keys such as n for a new invoice"
          choices={{ on: 'On', off: 'Off, for tools that type letters' }}
        />
      </div>
      <KeyList />
    </Section>
  )
}

interface PreferenceProps<Word extends string> {
  kept: Signal<Word>
  label: string
  choices: Record<Word, string>
}

function Preference<Word extends string>({ kept, label, choices }: PreferenceProps<Word>): JSX.Element {
  const name = useId()
  return (
    <fieldset>
      <legend>{label}</legend>
      <div class="choice-row">
        {(Object.entries(choices) as [Word, string][]).map(([word, text]) => (
          <label key={word} class="choice">
            <input
              type="radio"
              name={name}
              checked={kept.value === word}
              onChange={() => {
                kept.value = word
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
