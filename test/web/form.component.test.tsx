import { useSignal } from '@preact/signals'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { call } from '../../web/api.ts'
import { useField, useForm } from '../../web/form.ts'
import { FormDialog } from '../../web/parts/dialog.tsx'
import { FormBox } from '../../web/parts/form-box.tsx'
import { MoneyField, useAmount } from '../../web/parts/number-fields.tsx'
import { TextField } from '../../web/parts/text-fields.tsx'
import { readText } from '../../web/reading.ts'
import { mount } from './mount.ts'

afterEach(() => vi.unstubAllGlobals())

function PaymentForm({ send }: { send: (key: string, amountMinor: number) => Promise<unknown> }) {
  const amount = useAmount('USD', { pointer: '#/amount' })
  const client = useField(readText('Choose a client.'), { pointer: '#/clientId' })
  const form = useForm([amount, client], async (key) => {
    const reading = amount.read()
    if (reading.ok) await send(key, reading.value)
  })
  return (
    <FormBox form={form} says="Payment">
      <MoneyField field={amount} label="Amount" hint="As on the statement." currency="USD" />
      <TextField field={client} label="Client" />
      <button type="submit">Save</button>
    </FormBox>
  )
}

const amountField = page.getByRole('textbox', { name: 'Amount' })
const clientField = page.getByRole('textbox', { name: 'Client' })
const save = page.getByRole('button', { name: 'Save' })

function problem(status: number, errors: object[] = []) {
  const body = {
    type: '/problems/x',
    title: 'X',
    status,
    detail: 'The payment is larger than the balance due.',
    instance: '/',
    errors,
  }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

test('sending in vain moves the focus to a list of what is wrong, and each line leads to its field', async () => {
  const send = vi.fn()
  mount(<PaymentForm send={send} />)
  await userEvent.click(save)
  const summary = page.getByRole('alert', { name: '2 things keep this from being saved' })
  await expect.element(summary).toHaveFocus()
  await userEvent.click(summary.getByRole('link', { name: 'Choose a client.' }))
  await expect.element(clientField).toHaveFocus()
  expect(send).not.toHaveBeenCalled()
})

test('the error stands between label and field, and the field is described by it', async () => {
  mount(<PaymentForm send={vi.fn()} />)
  await userEvent.fill(amountField, '1.234,50')
  expect(document.querySelector('.error-text'), 'nothing is said while typing').toBeNull()
  await userEvent.tab()
  await expect.element(amountField).toHaveAttribute('aria-invalid', 'true')
  await expect
    .element(amountField)
    .toHaveAccessibleDescription(/^As on the statement\..*Write a number like 1,234\.50, or a sum like 3\*85\.$/)
  const [label, error] = [document.querySelector('label'), document.querySelector('.error-text')]
  expect(label && error && label.getBoundingClientRect().bottom <= error.getBoundingClientRect().top).toBe(true)
  expect((error?.getBoundingClientRect().bottom ?? 0) <= amountField.element().getBoundingClientRect().top).toBe(true)
})

test('a sum becomes its result on leaving, and the amount is sent in minor units', async () => {
  const send = vi.fn(async () => undefined)
  mount(<PaymentForm send={send} />)
  await userEvent.fill(amountField, '3*85')
  await userEvent.tab()
  await expect.element(amountField).toHaveValue('255.00')
  await userEvent.fill(clientField, 'Paper Whale Press')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => send.mock.calls.length).toBe(1)
  expect(send).toHaveBeenCalledWith(expect.any(String), 25_500)
})

test('a refusal that points at a field shows there; what was typed stays', async () => {
  vi.stubGlobal('fetch', async () =>
    problem(422, [{ pointer: '#/amount/minor', code: 'too_big', detail: 'Enter $10.00 or less.' }]),
  )
  mount(<PaymentForm send={(key) => call('POST', '/api/v1/payments', { key, body: {} })} />)
  await userEvent.fill(amountField, '20')
  await userEvent.fill(clientField, 'Paper Whale Press')
  await userEvent.click(save)
  await expect.element(page.getByRole('alert')).toHaveFocus()
  await expect.element(page.getByRole('link', { name: 'Enter $10.00 or less.' })).toBeVisible()
  await expect.element(amountField).toHaveValue('20.00')
})

test('a refusal stays at its field when the focus leaves it for the list of what is wrong', async () => {
  vi.stubGlobal('fetch', async () =>
    problem(409, [{ pointer: '#/amount/minor', code: 'overpayment', detail: 'This is more than is owed.' }]),
  )
  mount(<PaymentForm send={(key) => call('POST', '/api/v1/payments', { key, body: {} })} />)
  await userEvent.fill(clientField, 'Paper Whale Press')
  await userEvent.fill(amountField, '20.00')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('alert')).toHaveFocus()
  await expect.element(amountField).toHaveAttribute('aria-invalid', 'true')
  await userEvent.fill(amountField, '10.00')
  await userEvent.tab()
  await expect.element(amountField).not.toHaveAttribute('aria-invalid')
})

test('a refusal about no field stands above the form in the server’s own words', async () => {
  vi.stubGlobal('fetch', async () => problem(409))
  mount(<PaymentForm send={(key) => call('POST', '/api/v1/payments', { key, body: {} })} />)
  await userEvent.fill(amountField, '20')
  await userEvent.fill(clientField, 'Paper Whale Press')
  await userEvent.click(save)
  await expect.element(page.getByRole('alert')).toHaveTextContent('The payment is larger than the balance due.')
})

function DialogOwner() {
  const isOpen = useSignal(false)
  const open = () => {
    isOpen.value = true
  }
  const close = () => {
    isOpen.value = false
  }
  return (
    <>
      <button type="button" onClick={open}>
        Record payment
      </button>
      {isOpen.value && <PaymentDialog onClose={close} />}
    </>
  )
}

function PaymentDialog({ onClose }: { onClose: () => void }) {
  const amount = useAmount('USD')
  const form = useForm([amount], async () => onClose())
  return (
    <FormDialog title="Record payment" action="Record" consequence="It can be reversed." form={form} onClose={onClose}>
      <MoneyField field={amount} label="Amount" currency="USD" />
    </FormDialog>
  )
}

test.each([
  ['Esc', '{Escape}'],
  ['doing it', '20{Control>}{Enter}{/Control}'],
])('a dialog begins in its first field; after %s the focus is back at its button', async (_, keys) => {
  mount(<DialogOwner />)
  const opener = page.getByRole('button', { name: 'Record payment' })
  await userEvent.click(opener)
  await expect.element(page.getByRole('dialog', { name: 'Record payment' })).toBeVisible()
  await expect.element(amountField).toHaveFocus()
  await userEvent.keyboard(keys)
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(opener).toHaveFocus()
})
