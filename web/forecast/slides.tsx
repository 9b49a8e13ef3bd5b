import type { JSX } from 'preact'
import { monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { longMonthText, wholeMoneyText } from '../../shared/words.ts'
import { Slider } from '../parts/slider.tsx'
import type { Moves } from './moves.ts'
import { type Quitting, quitMonthsAt, quitPlace, quitText } from './quitting.ts'

interface SlidesProps {
  input: ForecastInput
  quitting: Quitting
  moves: Moves
  onMove: (moves: Moves) => void
}

/** What can be moved to see what would be. */
export function Slides({ input, quitting, moves, onMove }: SlidesProps): JSX.Element {
  const { currency, certain } = input
  const { asOf, reach } = quitting
  const whole = (minor: number) => wholeMoneyText({ minor, currency }, 'nearest')
  const needs = (steps: number) => whole(reach.needsMinor + steps * reach.needsStepMinor)
  const retainer = (steps: number) => (steps === 0 ? 'none' : `${whole(steps * reach.retainerStepMinor)} a month`)
  const purchase = (steps: number) => (steps === 0 ? 'none' : whole(steps * reach.purchaseStepMinor))
  const monthName = (month: number) => longMonthText(shiftMonth(monthOf(asOf), month - 1))
  const move = (change: Partial<Moves>) => onMove({ ...moves, ...change })
  return (
    <>
      {certain.salaryMinor > 0 && (
        <Slider
          label="Quit on"
          value={quitPlace(quitting, moves)}
          min={0}
          max={reach.mostQuitMonths}
          show={(place) => quitText(quitting, place)}
          onMove={(place) => move({ quitMonths: quitMonthsAt(quitting, place) })}
        />
      )}
      <Slider
        label="Rates"
        value={moves.ratesPercent}
        min={-20}
        max={40}
        show={ratesText}
        onMove={(ratesPercent) => move({ ratesPercent })}
      />
      <Slider
        label="Needs a month"
        value={moves.needsSteps}
        min={reach.leastNeedsSteps}
        max={reach.mostNeedsSteps}
        show={needs}
        onMove={(needsSteps) => move({ needsSteps })}
      />
      <Slider
        label="A new retainer"
        value={moves.retainerSteps}
        min={0}
        max={reach.mostRetainerSteps}
        show={retainer}
        onMove={(retainerSteps) => move({ retainerSteps })}
      />
      <Slider
        label="A big purchase"
        value={moves.purchaseSteps}
        min={0}
        max={reach.mostPurchaseSteps}
        show={purchase}
        onMove={(purchaseSteps) => move({ purchaseSteps })}
      />
      {moves.purchaseSteps > 0 && (
        <Slider
          label="Bought in"
          value={moves.purchaseMonth}
          min={1}
          max={reach.mostPurchaseMonth}
          show={monthName}
          onMove={(purchaseMonth) => move({ purchaseMonth })}
        />
      )}
    </>
  )
}

function ratesText(percent: number): string {
  if (percent === 0) return 'as now'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}
