import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { Because, Figure, Input, Source, Value } from '../../shared/figure.ts'
import { confidenceText, figureText, termText, valueText } from '../value-text.ts'
import { Line, Lines, PlaceLink } from './lines.tsx'

/** How a figure came about: the formula in words and with its numbers, what went in, and what to keep in mind. */
export function Derivation({ figure }: { figure: Figure }): JSX.Element {
  const { because } = figure
  const result = figure.state === 'known' ? figure.value : undefined
  const isSum = addsUp(because?.inputs ?? [], result)
  const parts = isSum ? [] : (because?.inputs ?? []).filter(isOpened)
  const plain = (because?.inputs ?? []).filter((input) => !parts.includes(input))
  return (
    <>
      <Part title="How it is worked out">
        {because && <Formula because={because} />}
        {figure.says && <p class="note note-gap">{figure.says}</p>}
        {figure.state === 'known' && figure.source && (
          <p class="note note-gap">
            Source: <PlaceLink href={figure.source.url}>{figure.source.title}</PlaceLink>
          </p>
        )}
      </Part>
      {plain.length > 0 && (
        <Part title={isSum && result !== undefined ? `The sum, ${valueText(result)}` : 'What goes into it'}>
          <Inputs inputs={plain} label="Together" result={result} />
        </Part>
      )}
      {parts.map((input) => (
        <Part key={input.label} title={`${input.label}, ${input.figure ? figureText(input.figure) : ''}`}>
          <Nested input={input} />
        </Part>
      ))}
      {(because?.notes || because?.confidence) && (
        <Part title="What to keep in mind">
          {because.notes && (
            <ul class="stack note bullets">
              {because.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {because.confidence && <p class="note note-gap">{confidenceText(because.confidence)}</p>}
        </Part>
      )}
    </>
  )
}

/** A rule, a name, and what stands under it in a drawer. */
export function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  )
}

function Formula({ because }: { because: Because }): JSX.Element {
  return (
    <>
      <p class="formula">{because.says}</p>
      {because.worked && <p class="formula">{because.worked}</p>}
    </>
  )
}

/** Whether an input is a figure with a derivation of its own. */
function isOpened({ figure }: Input): boolean {
  return figure?.because !== undefined
}

/** A sum speaks for itself; any other formula stands over its inputs. */
function Nested({ input }: { input: Input }): JSX.Element | null {
  const because = input.figure?.because
  if (!because) return null
  const result = valueIn(input)
  return (
    <>
      {!addsUp(because.inputs, result) && <Formula because={because} />}
      {because.inputs.length > 0 && <Inputs inputs={because.inputs} label={input.label} result={result} />}
    </>
  )
}

/** Inputs in lines. Only where they add up to the result does a total stand under them. */
function Inputs({
  inputs,
  label,
  result,
}: {
  inputs: readonly Input[]
  label: string
  result: Value | undefined
}): JSX.Element {
  if (!addsUp(inputs, result)) {
    return (
      <Lines isOpenEnded>
        {inputs.map((input) => (
          <InputLine key={input.label} input={input} />
        ))}
      </Lines>
    )
  }
  const terms = inputs.filter(({ sign }) => sign !== 'none')
  return (
    <>
      <Lines>
        {terms.map((input, index) => (
          <Term key={input.label} input={input} isFirst={index === 0} />
        ))}
        {result !== undefined && (
          <Line label={label} kind="total">
            {valueText(result)}
          </Line>
        )}
      </Lines>
      {terms.length < inputs.length && (
        <Inputs inputs={inputs.filter(({ sign }) => sign === 'none')} label={label} result={undefined} />
      )}
    </>
  )
}

/** A sum that begins with a sum shows that one's lines and draws a subtotal under them. */
function Term({ input, isFirst }: { input: Input; isFirst: boolean }): JSX.Element {
  const inner = input.figure?.because?.inputs ?? []
  const value = valueIn(input)
  if (!isFirst || input.sign === '-' || value === undefined || !addsUp(inner, value)) return <InputLine input={input} />
  return (
    <>
      {inner.map((one) => (
        <InputLine key={one.label} input={one} />
      ))}
      <Line label={input.label} note={input.note} href={input.link} kind="subtotal">
        {termText(value, input.unit, '+')}
      </Line>
    </>
  )
}

/** One thing that went into a figure, with the law, the form or the place it comes from, and its own working beneath. */
export function InputLine({ input }: { input: Input }): JSX.Element {
  const value = valueIn(input)
  const words = input.figure ? figureText(input.figure) : ''
  return (
    <Line
      label={input.label}
      note={input.note ?? sourceOf(input)?.title}
      href={input.link ?? sourceOf(input)?.url}
      nested={
        isOpened(input) && (
          <details class="chart-table">
            <summary>How this is worked out</summary>
            <Nested input={input} />
          </details>
        )
      }
    >
      {value === undefined ? words : termText(value, input.unit ?? unitOf(input), input.sign)}
    </Line>
  )
}

function valueIn({ value, figure }: Input): Value | undefined {
  return value ?? (figure?.state === 'known' ? figure.value : undefined)
}

/** A figure of the tax rules names its law or form. */
function sourceOf({ figure }: Input): Source | undefined {
  return figure?.state === 'known' ? figure.source : undefined
}

function unitOf({ figure }: Input): Input['unit'] {
  return figure?.state === 'known' ? figure.unit : undefined
}

/** Whether the inputs, each added or taken off as it says, come to the result exactly. */
function addsUp(inputs: readonly Input[], result: Value | undefined): boolean {
  if (typeof result !== 'object') return false
  let totalMinor = 0
  const terms = inputs.filter(({ sign }) => sign !== 'none')
  for (const input of terms) {
    const value = valueIn(input)
    if (typeof value !== 'object' || value.currency !== result.currency) return false
    totalMinor += input.sign === '-' ? -value.minor : value.minor
  }
  return terms.length > 0 && totalMinor === result.minor
}
