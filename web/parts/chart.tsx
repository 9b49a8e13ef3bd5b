import type { ComponentChildren, JSX, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Chart as Drawing, Look, Mark, Reading } from '../../shared/charts/marks.ts'

interface ChartProps {
  /** Draws at a width in px; undefined while what draws is still being loaded. */
  draw: ((width: number) => Drawing) | undefined
  /** How high the drawing will be, so that nothing moves when it comes. */
  height: number
  look?: 'gauge' | 'split'
  /** "Table: receipts by month" */
  tableName?: string
  /** The same numbers as a table. */
  table?: ComponentChildren
  /** What is said about the picture, between it and its table. */
  children?: ComponentChildren
}

/** A chart at the width of its place, one unit to the px, with its message for screen readers and its table beneath. */
export function Chart({ draw, height, look, tableName, table, children }: ChartProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const drawing = draw && width > 0 ? draw(width) : undefined
  return (
    <>
      <div ref={box} class={look ? `chart ${look}` : 'chart'}>
        {drawing &&
          (drawing.readings?.length ? (
            <Readable drawing={drawing} readings={drawing.readings} />
          ) : (
            <Picture drawing={drawing} />
          ))}
        {!drawing && width > 0 && <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />}
      </div>
      {children}
      {table && (
        <details class="chart-table">
          <summary>{tableName}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section class="scroll-x" tabIndex={0} aria-label={tableName}>
            {table}
          </section>
        </details>
      )}
    </>
  )
}

/** The width of an element in whole px, kept up to date; 0 before it is on screen. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => setWidth(Math.floor(box.clientWidth))
    measure()
    // In the next frame: drawing at once would change heights while the browser still tells of sizes.
    const observer = new ResizeObserver(() => requestAnimationFrame(measure))
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return width
}

/** A picture to read values off: the pointer, or ← → once it has the focus, moves a line along its axis. */
function Readable({ drawing, readings }: { drawing: Drawing; readings: readonly Reading[] }): JSX.Element {
  const [at, setAt] = useState<number>()
  const reading = at === undefined ? undefined : readings[Math.min(at, readings.length - 1)]
  const move = (event: KeyboardEvent) => {
    const next = stepTo(event.key, at, readings.length)
    if (next === undefined) return
    event.preventDefault()
    setAt(next)
  }
  const follow = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    setAt(nearest(readings, x))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that takes ← → is no fieldset
    <div
      class="readable"
      role="group"
      aria-label="Values of the chart: left and right arrow"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what takes keys must be reachable by keyboard
      tabIndex={0}
      onKeyDown={move}
      onBlur={() => setAt(undefined)}
      onPointerMove={follow}
      onPointerLeave={() => setAt(undefined)}
    >
      <Picture drawing={drawing} crosshair={reading?.x} />
      <p class="reading" aria-live="polite">
        {reading?.says}
      </p>
    </div>
  )
}

function stepTo(key: string, at: number | undefined, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowLeft':
      return at === undefined ? last : Math.max(0, at - 1)
    case 'ArrowRight':
      return at === undefined ? 0 : Math.min(last, at + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

function nearest(readings: readonly Reading[], x: number): number {
  return readings.reduce((best, reading, index) => {
    const other = readings[best]
    return other && Math.abs(other.x - x) <= Math.abs(reading.x - x) ? best : index
  }, 0)
}

function Picture({ drawing, crosshair }: { drawing: Drawing; crosshair?: number | undefined }): JSX.Element {
  const id = useId()
  const hatches = new Set(drawing.marks.flatMap((mark) => (mark.kind === 'rect' && isHatched(mark) ? [mark.look] : [])))
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={drawing.says}>
      <defs>
        {[...hatches].map((look) => (
          <pattern
            key={look}
            id={hatchId(id, look)}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="5" class={HATCH_LOOKS.get(look) ?? 'h1'} stroke-width="2" />
          </pattern>
        ))}
      </defs>
      {drawing.marks.map((mark, index) => (
        <MarkShape key={index} mark={mark} id={id} />
      ))}
      {crosshair !== undefined && <line x1={crosshair} x2={crosshair} y1="0" y2={drawing.height} class="crosshair" />}
    </svg>
  )
}

/** The colour of the hatching that stands for a look. */
const HATCH_LOOKS = new Map<Look, string>([
  ['bar', 'h1'],
  ['bar-2', 'h2'],
  ['bar-3', 'h3'],
  ['missing', 'hb'],
])

function MarkShape({ mark, id }: { mark: Mark; id: string }): JSX.Element {
  switch (mark.kind) {
    case 'line':
      return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} class={mark.look} />
    case 'rect':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} {...fillOf(mark, id)} />
    case 'path':
      return <path d={pathOf(mark.points, mark.closed)} class={mark.look} />
    case 'circle':
      return <circle cx={mark.cx} cy={mark.cy} r={mark.r} class={mark.look} />
    case 'text':
      return (
        <text x={mark.x} y={mark.y} text-anchor={mark.anchor} class={mark.look === 'plain' ? undefined : mark.look}>
          {mark.text}
        </text>
      )
  }
}

type Rect = Extract<Mark, { kind: 'rect' }>

function isHatched({ hatched, look }: Rect): boolean {
  return hatched === true || look === 'missing'
}

/** A hatched rectangle has no class that fills it: a rule of the sheet would win over the pattern. */
function fillOf(mark: Rect, id: string): { class?: string; fill?: string } {
  if (!isHatched(mark)) return { class: mark.look }
  const fill = `url(#${hatchId(id, mark.look)})`
  return mark.look === 'missing' ? { class: mark.look, fill } : { fill }
}

function hatchId(id: string, look: Look): string {
  return `${id}-${look}`
}

function pathOf(points: readonly (readonly [number, number])[], isClosed = false): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${isClosed ? 'Z' : ''}`
}
