import { expect, test } from 'vitest'
import { type AccountBalance, earmarked, freeCash, liquidMoney } from '../../shared/living/free-cash.ts'

function account(role: AccountBalance['role'], balanceMinor: number): AccountBalance {
  return { id: 1, name: role, role, balanceMinor }
}

test.each([
  {
    liquid: 1_800_000,
    required: 600_000,
    reserved: 400_000,
    held: 0,
    free: 1_200_000,
    why: 'more is needed than set aside',
  },
  { liquid: 1_800_000, required: 300_000, reserved: 400_000, held: 100_000, free: 1_300_000, why: 'more is set aside' },
  { liquid: 100_000, required: 150_000, reserved: 0, held: 0, free: -50_000, why: 'it may be negative' },
])(
  '$liquid, required $required, reserved $reserved, held $held: $free ($why)',
  ({ liquid, required, reserved, held, free }) => {
    expect(freeCash(liquid, required, reserved, held)).toBe(free)
  },
)

test('a card’s debt lowers liquid money; investments are none', () => {
  const accounts = [
    account('spending', 1_491_218),
    account('buffer', 1_975_000),
    account('tax-reserve', 1_012_911),
    account('spending', 31_840),
    account('card', -106_477),
    account('other', 9_000_000),
  ]
  expect(liquidMoney(accounts)).toBe(4_404_492)
})

test.each([
  { why: 'everything', salesTax: 21_285, clientMoney: 60_000, goals: 5000, held: 86_285 },
  {
    why: 'sales tax that is to come back is not money yet',
    salesTax: -5000,
    clientMoney: 60_000,
    goals: 0,
    held: 60_000,
  },
  {
    why: 'what clients overpaid goes back to them',
    salesTax: 0,
    clientMoney: 0,
    overpaid: 40_000,
    goals: 0,
    held: 40_000,
  },
  { why: 'nothing', salesTax: 0, clientMoney: 0, goals: 0, held: 0 },
])('$why: $held', ({ salesTax, clientMoney, overpaid = 0, goals, held }) => {
  const earmarks = {
    salesTaxHeldMinor: salesTax,
    clientMoneyMinor: clientMoney,
    overpaidMinor: overpaid,
    goalsMinor: goals,
  }
  expect(earmarked(earmarks)).toBe(held)
})
