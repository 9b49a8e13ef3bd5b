import { moneyText } from '../words.ts'
import type { Chart, Look, Mark } from './marks.ts'
import { px } from './scale.ts'

export interface PartsBar {
  parts: readonly { label: string; minor: number; look: Look }[]
  currency: string
  width: number
  height: number
}

const GAP = 2
const LEAST_WIDTH = 2

/**
 * One amount cut up into its parts, side by side with a gap of 2 px.
 *
 * Units:  minor units in, px out.  Result: parts of zero or less are named in the sentence and not drawn; a part too small
 * to see is 2 px wide; no part at all is an empty outline.
 */
export function partsBar({ parts, currency, width, height }: PartsBar): Chart {
  const drawn = parts.filter((part) => part.minor > 0)
  const total = drawn.reduce((all, part) => all + part.minor, 0)
  const named = parts.map((part) => `${part.label} ${moneyText({ minor: part.minor, currency })}`)
  const says = named.length === 0 ? 'Nothing yet.' : `Of ${moneyText({ minor: total, currency })}: ${named.join(', ')}.`
  if (total === 0) {
    return { width, height, says, marks: [{ kind: 'rect', x: 0.5, y: 0.5, ...inside(width, height), look: 'outline' }] }
  }
  const widths = shareWidths(
    drawn.map((part) => part.minor / total),
    width - GAP * (drawn.length - 1),
  )
  let x = 0
  const marks = drawn.map((part, index): Mark => {
    const wide = widths[index] ?? 0
    const from = x
    x += wide + GAP
    const isEdge = part.look === 'missing' || part.look === 'outline'
    if (!isEdge) return { kind: 'rect', x: px(from), y: 0, width: px(wide), height, look: part.look }
    // A stroked edge is drawn half a px inside, so that it keeps within its part.
    const edge: Mark = { kind: 'rect', x: px(from + 0.5), y: 0.5, ...inside(wide, height), look: part.look }
    return part.look === 'missing' ? { ...edge, hatched: true } : edge
  })
  return { width, height, says, marks }
}

function inside(width: number, height: number): { width: number; height: number } {
  return { width: px(width - 1), height: px(height - 1) }
}

/** Widths in proportion, none below the least that can be seen; what the small ones gain the large ones give. */
function shareWidths(shares: readonly number[], room: number): number[] {
  const least = Math.min(LEAST_WIDTH, room / shares.length)
  const isSmall = (share: number) => share * room < least
  const taken = shares.filter(isSmall).length * least
  const rest = shares.filter((share) => !isSmall(share)).reduce((all, share) => all + share, 0)
  return shares.map((share) => (isSmall(share) ? least : (share / rest) * (room - taken)))
}
