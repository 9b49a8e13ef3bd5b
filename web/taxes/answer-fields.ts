import type { Money } from '../../shared/money.ts'
import type { TaxProfileReply } from '../../shared/taxes/contract.ts'
import { amountText, percentText } from '../../shared/words.ts'
import { readAmount } from '../amount-entry.ts'
import { type Field, makeField } from '../form.ts'
import { readPercent } from '../number-entry.ts'
import { optional, type Reading, refused, understood } from '../reading.ts'

export type Question = TaxProfileReply['fields'][number]
type Answer = TaxProfileReply['answers'][string]

/** One question of the tax profile with its field; what the field means is what the API takes, undefined for no answer. */
export interface AnswerField {
  question: Question
  field: Field<Answer | undefined>
}

/** A field for each question, filled in with the answers given. Amounts are read in the currency of the book. */
export function answerFields(
  id: string,
  questions: readonly Question[],
  answers: TaxProfileReply['answers'],
  currency: string,
): AnswerField[] {
  return questions.map((question) => ({
    question,
    field: makeField<Answer | undefined>(`${id}-${question.key}`, readerOf(question, currency), {
      start: textOf(question, answers[question.key]),
      pointer: `#/answers/${question.key}`,
      ...(question.kind === 'money' && { show: (value) => textOf(question, value) }),
    }),
  }))
}

/** Those that are asked for as things stand: some only where another answer calls for them. */
export function askedFields(fields: readonly AnswerField[]): AnswerField[] {
  const textAt = (key: string) => fields.find(({ question }) => question.key === key)?.field.text.value
  return fields.filter(({ question: { onlyFor } }) => !onlyFor || onlyFor.values.includes(textAt(onlyFor.key) ?? ''))
}

/** What is sent: every answer that was given; a question that is not asked has none. */
export function answersIn(fields: readonly AnswerField[]): Record<string, Answer> {
  const given = askedFields(fields).map(({ question, field }) => {
    const reading = field.read()
    return [question.key, reading.ok ? reading.value : undefined] as const
  })
  return Object.fromEntries(given.filter((each): each is readonly [string, Answer] => each[1] !== undefined))
}

function readerOf({ kind, most, isNeeded }: Question, currency: string): (text: string) => Reading<Answer | undefined> {
  switch (kind) {
    case 'money':
      return optional((text) => amountOf(readAmount(text, currency, 'any'), currency))
    case 'rate':
      return optional((text) => readPercent(text, 3))
    case 'count':
      return optional((text) => readCount(text, most))
    case 'flag':
      return (text) => understood(text === 'yes' ? true : undefined)
    case 'choice':
      return (text) => (text === '' && isNeeded ? refused('Choose one.') : understood(text === '' ? undefined : text))
    default:
      return optional((text) => understood(text.trim()))
  }
}

function amountOf(reading: Reading<number>, currency: string): Reading<Money> {
  return reading.ok ? understood({ minor: reading.value, currency }) : reading
}

function readCount(text: string, most: number | undefined): Reading<number> {
  if (!/^\d{1,6}$/.test(text.trim())) return refused('Enter a whole number.')
  const count = Number(text)
  return most !== undefined && count > most ? refused(`Enter at most ${most}.`) : understood(count)
}

/** An answer as it stands in its field. */
export function textOf({ kind }: Question, answer: Answer | undefined): string {
  if (answer === undefined) return ''
  if (typeof answer === 'object') return amountText(answer.minor, answer.currency)
  if (typeof answer === 'boolean') return answer ? 'yes' : ''
  if (kind === 'rate') return percentText(String(answer)).replace('%', '')
  return String(answer)
}
