import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientShares, concentration } from '../../shared/clients/concentration.ts'
import { expectSound } from '../figure/expect-sound.ts'

const NAMES = ['Cloud Button Factory', 'Tin Lantern Theatre', 'Snail Mail Logistics', 'Moonbeam Ladder Co.']
const clients = (receiptsMinor: readonly number[]) =>
  receiptsMinor.map((minor, index) => ({
    clientId: index + 1,
    name: NAMES[index] ?? `Client ${index + 1}`,
    receiptsMinor: minor,
  }))

test.each([
  { receipts: [3_000_000, 1_000_000, 500_000, 500_000], topShare: 0.6, herfindahl: 0.42, effectiveClients: 2.381 },
  { receipts: [4_000_000, 1_000_000], topShare: 0.8, herfindahl: 0.68, effectiveClients: 1.4706 },
  { receipts: [123_456], topShare: 1, herfindahl: 1, effectiveClients: 1 },
  { receipts: [100, 100, 100], topShare: 0.3333, herfindahl: 0.3333, effectiveClients: 3 },
  { receipts: [4_000_000, 1_000_000, 0, -50_000], topShare: 0.8, herfindahl: 0.68, effectiveClients: 1.4706 },
])('$receipts: top $topShare, index $herfindahl, as $effectiveClients clients', ({ receipts, ...shares }) => {
  expect(clientShares(receipts)).toEqual(shares)
})

test.each([[[]], [[0]], [[-100, -5]]])('%j: no client paid, no share', (receipts) => {
  expect(clientShares(receipts)).toBeNull()
  const figures = concentration(clients(receipts), 'USD')
  expect(figures.top).toBeNull()
  expect(figures.topShare).toMatchObject({ state: 'no-data', says: expect.stringContaining('Record a payment') })
})

test('the sentence names the biggest client and how many equal ones it is like', () => {
  const { topShare, effectiveClients, top } = concentration(clients([1_000_000, 3_000_000, 500_000, 500_000]), 'USD')
  expect(top).toEqual({ clientId: 2, name: 'Tin Lantern Theatre' })
  expect(topShare).toMatchObject({
    value: 0.6,
    unit: 'ratio',
    says: '60% of your income comes from Tin Lantern Theatre; it is as if you had 2.3 clients of the same size.',
    because: { worked: '$30,000.00 ÷ $50,000.00 = 0.6', notes: [expect.stringContaining('Above 40%')] },
  })
  expect(topShare.because?.inputs[0]).toMatchObject({ link: '/invoices?client=2', value: { minor: 3_000_000 } })
  expect(effectiveClients).toMatchObject({ value: 2.381, unit: 'count' })
})

test('a single client is one client', () => {
  expect(concentration(clients([500]), 'USD').topShare).toMatchObject({
    says: '100% of your income comes from Cloud Button Factory; it is as if you had 1 client of that size.',
  })
})

test('40% is not yet a reason for caution', () => {
  const { topShare } = concentration(clients([400, 300, 300]), 'USD')
  expect(topShare).toMatchObject({ value: 0.4 })
  expect(topShare.because?.notes).toBeUndefined()
})

test('there are at least one and at most as many effective clients as clients', () => {
  const anyReceipts = fc.array(fc.integer({ min: 1, max: 100_000_000_000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(anyReceipts, (receipts) => {
      const shares = clientShares(receipts)
      expect(shares?.effectiveClients).toBeGreaterThanOrEqual(1)
      expect(shares?.effectiveClients).toBeLessThanOrEqual(receipts.length)
      expect(shares?.herfindahl).toBeLessThanOrEqual(shares?.topShare ?? 0)
      const { top: _, ...figures } = concentration(clients(receipts), 'EUR')
      for (const [name, figure] of Object.entries(figures)) expectSound(figure, name)
    }),
  )
})

test('of many clients the largest stand by name and the others in one sum, and every one counts', () => {
  const many = clients(Array.from({ length: 30 }, (_, index) => 100_000 - index * 1000))
  const { topShare, effectiveClients } = concentration(many, 'USD')
  expectSound(topShare, 'top share')
  expect(topShare).toMatchObject({ value: 0.039 })
  expect(effectiveClients).toMatchObject({
    value: clientShares(many.map((one) => one.receiptsMinor))?.effectiveClients,
  })
  const inputs = topShare.because?.inputs ?? []
  expect(inputs.map(({ label }) => label).slice(-2)).toEqual(['Client 20', '10 other clients together'])
  expect(inputs.at(-1)).toMatchObject({ value: { minor: 755_000 } })
})

test.each([20, 21])('%i clients all stand by name', (count) => {
  const { topShare } = concentration(clients(Array.from({ length: count }, () => 500)), 'USD')
  expect(topShare.because?.inputs.at(-1)?.label).toBe(`Client ${count}`)
})
