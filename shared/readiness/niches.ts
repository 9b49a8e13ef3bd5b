/** The three sides of a niche, each scored from 1 to 5. */
export const SIDES = ['skills', 'interest', 'demand'] as const
export type Side = (typeof SIDES)[number]
export type Scores = Record<Side, number>

const ADVICE: Record<Side, string> = {
  skills: 'Skills are its weakest side: what would you have to learn before somebody pays for it?',
  interest: 'Interest is its weakest side: would you still want to do it in a bad month?',
  demand: 'Demand is its weakest side: find out who pays for it, and what, before you build on it.',
}

/** The points of all three sides together, from 3 to 15. */
export function totalOf({ skills, interest, demand }: Scores): number {
  return skills + interest + demand
}

/** The sides with the fewest points; none when all three have the same. */
export function weakestSides(scores: Scores): Side[] {
  const least = Math.min(...SIDES.map((side) => scores[side]))
  const weakest = SIDES.filter((side) => scores[side] === least)
  return weakest.length === SIDES.length ? [] : weakest
}

/** What the scores say, in words: they are guesses, so nothing finer is read from them. */
export function nicheWords(scores: Scores): string {
  const weakest = weakestSides(scores)
  const [first, second] = weakest
  if (first === undefined) return `All three sides are alike, at ${scores.skills} of 5.`
  if (second === undefined) return ADVICE[first]
  const word = first.charAt(0).toUpperCase() + first.slice(1)
  return `${word} and ${second} are its weaker sides, at ${scores[first]} of 5.`
}
