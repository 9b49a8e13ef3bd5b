import type { JSX } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SurplusSection } from '../../web/living/surplus-section.tsx'
import { ThisMonth } from '../../web/living/this-month.tsx'
import { MoveButton } from '../../web/today/move-button.tsx'
import { Around, answerRequests, pressUndo, refuseLate, refuseRequests } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'
import { MOVE, PAY } from './samples-of-pay.ts'

afterEach(() => vi.unstubAllGlobals())

const TO_DO = {
  kind: 'set-aside',
  title: 'Set money aside',
  detail: '',
  action: 'Move $620.00',
  link: '/taxes',
  move: MOVE,
} as const

interface OnePress {
  button: string
  path: string
  /** What is said when it is refused for another reason. */
  title: string
  draw: () => JSX.Element
}

const ONE_PRESS: OnePress[] = [
  {
    button: 'Pay yourself $2,500.00',
    path: '/api/v1/draws',
    title: 'The pay was not recorded',
    draw: () => <ThisMonth pay={PAY} />,
  },
  {
    button: 'Move $620.00: Tax reserve',
    path: '/api/v1/transfers',
    title: 'This was not recorded',
    draw: () => <SurplusSection pay={PAY} />,
  },
  {
    button: 'Move $620.00: Set money aside',
    path: '/api/v1/transfers',
    title: 'The move was not recorded',
    draw: () => <MoveButton toDo={TO_DO} asOf="2026-09-30" label="Move $620.00" />,
  },
]

describe.each(ONE_PRESS)('“$button”', ({ button, path, title, draw }) => {
  test('in a closed quarter asks for the reason and takes it along; its Undo does too', async () => {
    const sent = answerRequests({})
    refuseLate()
    mount(<Around>{draw()}</Around>)
    await userEvent.click(page.getByRole('button', { name: button }))
    await expect.element(page.getByLabelText('Reason for the late change')).toHaveFocus()
    await userEvent.keyboard('It was forgotten{Enter}')
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    expect(sent).toMatchObject([{ path, body: { date: '2026-09-30', lateChange: { reason: 'It was forgotten' } } }])
    expect(page.getByLabelText('Reason for the late change').elements()).toEqual([])
    pressUndo()
    await expect.element(page.getByText('Taken back.')).toBeVisible()
    expect(sent[1]?.body['lateChange']).toEqual({ reason: 'Undone: It was forgotten' })
  })

  test('says in its own words when it is refused for another reason', async () => {
    answerRequests({})
    refuseRequests({ type: 'account-closed', detail: 'Spending was closed.' }, (_path, { method }) => method !== 'GET')
    mount(<Around>{draw()}</Around>)
    await userEvent.click(page.getByRole('button', { name: button }))
    await expect.element(page.getByRole('alert')).toHaveTextContent(`${title}Spending was closed.`)
  })
})
