import { expect, test } from 'vitest'
import { answerFields, answersIn, askedFields, type Question } from '../../web/taxes/answer-fields.ts'
import { usd } from '../web/samples.ts'

const QUESTIONS: Question[] = [
  {
    key: 'filingStatus',
    label: 'Filing status',
    kind: 'choice',
    isNeeded: true,
    choices: [
      { value: 'single', label: 'Single' },
      { value: 'joint', label: 'Married filing jointly' },
    ],
  },
  { key: 'wages', label: 'Wages', kind: 'money', isNeeded: false },
  { key: 'isBlind', label: 'Blind', kind: 'flag', isNeeded: false },
  { key: 'stateRate', label: 'State rate', kind: 'rate', isNeeded: false },
  { key: 'area', label: 'Area', kind: 'count', most: 300, isNeeded: false },
  {
    key: 'spouseWages',
    label: 'Spouse’s wages',
    kind: 'money',
    isNeeded: false,
    onlyFor: { key: 'filingStatus', values: ['joint'] },
  },
]

const made = (answers: Parameters<typeof answerFields>[2]) => answerFields('f', QUESTIONS, answers, 'USD')
const fieldOf = (fields: ReturnType<typeof made>, key: string) => {
  const found = fields.find(({ question }) => question.key === key)
  if (!found) throw new Error(`there is no question ${key}`)
  return found.field
}

test('answers come back as they were given, and what is empty is not sent', () => {
  const answers = { filingStatus: 'joint', wages: usd(4_200_000), isBlind: true, stateRate: '0.0495', area: 120 }
  expect(answersIn(made(answers))).toEqual(answers)
  expect(answersIn(made({ filingStatus: 'single' }))).toEqual({ filingStatus: 'single' })
})

test('a question that another answer calls for is asked and sent only then', () => {
  const fields = made({ filingStatus: 'joint', spouseWages: usd(100) })
  expect(askedFields(fields)).toHaveLength(6)
  fieldOf(fields, 'filingStatus').text.value = 'single'
  expect(askedFields(fields)).toHaveLength(5)
  expect(answersIn(fields)).toEqual({ filingStatus: 'single' })
})

test.each([
  { key: 'filingStatus', text: '', says: 'Choose one.' },
  { key: 'area', text: '301', says: 'Enter at most 300.' },
  { key: 'area', text: 'a lot', says: 'Enter a whole number.' },
  { key: 'stateRate', text: '5 in 100', says: 'Write a percentage like 27.5.' },
])('"$text" for $key is refused: $says', ({ key, text, says }) => {
  const field = fieldOf(made({}), key)
  field.text.value = text
  expect(field.check()).toBe(false)
  expect(field.error.value).toBe(says)
})

test('each field points to its answer in the request', () => {
  expect(fieldOf(made({}), 'wages').pointer).toBe('#/answers/wages')
})
