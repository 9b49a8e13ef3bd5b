/**
 * A drawing as data: the web draws it as SVG, the server into the PDF, so that screen and paper show the same picture.
 * Units are px from the top left corner; one unit on screen is one px, never scaled.
 */
export type Mark =
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; look: Look }
  | { kind: 'rect'; x: number; y: number; width: number; height: number; look: Look; hatched?: boolean }
  | { kind: 'path'; points: readonly (readonly [number, number])[]; closed?: boolean; look: Look }
  | { kind: 'circle'; cx: number; cy: number; r: number; look: Look }
  | { kind: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; look: TextLook }

/** What a mark stands for; the style sheet and the PDF give each its paint. They are the class names of the sheet. */
export type Look =
  | 'axis' // the zero line, in ink
  | 'grid' // a hairline at a round number
  | 'tick'
  | 'bar' // your money, what happened
  | 'bar-2' // set aside
  | 'bar-3' // costs, fees
  | 'outline' // empty
  | 'outline-1' // the edge of a hatched bar
  | 'missing' // hatched in red: it should be there and is not
  | 'plan' // a line across bars
  | 'halo-line' // its halo in the colour of the surface
  | 'past' // a solid line: it happened
  | 'mark-line' // dotted: a mark to compare with
  | 'band' // a tinted stretch
  | 'edge' // where the range of a simulation ends
  | 'mid' // dashed: the middle of a simulation
  | 'scenario' // dotted: the middle of another one
  | 'below' // tinted: less than nothing
  | 'now' // an upright at a day
  | 'dot'
  | 'due' // a small solid pointer
export type TextLook = 'plain' | 'ink' | 'strong' | 'halo' | 'halo-ink'

export interface Chart {
  width: number
  height: number
  /** The message of the picture in a sentence, for people who cannot see it. */
  says: string
  marks: Mark[]
  /** What can be read off along the axis, from left to right; none where the drawing has no axis to walk along. */
  readings?: Reading[]
}

/** One place on the axis and what stands there, in words: 'March 2026: $4,200.00'. */
export interface Reading {
  x: number
  says: string
}
