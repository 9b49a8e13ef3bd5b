import { expect, test } from 'vitest'
import { nicheWords, totalOf, weakestSides } from '../../shared/readiness/niches.ts'

test.each([
  {
    scores: { skills: 5, interest: 4, demand: 2 },
    total: 11,
    weakest: ['demand'],
    says: /^Demand is its weakest side:/,
  },
  {
    scores: { skills: 2, interest: 5, demand: 5 },
    total: 12,
    weakest: ['skills'],
    says: /^Skills are its weakest side:/,
  },
  {
    scores: { skills: 5, interest: 1, demand: 5 },
    total: 11,
    weakest: ['interest'],
    says: /^Interest is its weakest side:/,
  },
  {
    scores: { skills: 3, interest: 5, demand: 3 },
    total: 11,
    weakest: ['skills', 'demand'],
    says: /^Skills and demand are its weaker sides, at 3 of 5\.$/,
  },
  {
    scores: { skills: 4, interest: 4, demand: 4 },
    total: 12,
    weakest: [],
    says: /^All three sides are alike, at 4 of 5\.$/,
  },
])('skills $scores.skills, interest $scores.interest, demand $scores.demand', ({ scores, total, weakest, says }) => {
  expect(totalOf(scores)).toBe(total)
  expect(weakestSides(scores)).toEqual(weakest)
  expect(nicheWords(scores)).toMatch(says)
})
