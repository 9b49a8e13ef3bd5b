import { money } from '../money.ts'
import { moneyText } from '../words.ts'
import { type Band, bandParts, given, type Line, worked } from './engine.ts'
import { percent } from './entered.ts'
import { cautions, type Parameter } from './parameters.ts'

/**
 * What each band of a rate schedule takes of an income: one line for each band that the income reaches. The line that
 * adds them up should mention the income.
 *
 * Units: minor units.  Rounds: the whole tax once, half away from zero; the lines add up to it.
 */
export function bandLines(income: Line, bands: readonly Band[], parameter: Parameter<unknown>, place: string): Line[] {
  const { minor, currency } = income.value
  const country = parameter.path.slice(0, 2)
  const parts = bandParts(minor, bands)
  return bands.flatMap(({ rate, upToMinor }, index) => {
    const from = bands[index - 1]?.upToMinor ?? 0
    if (index > 0 && minor <= from) return []
    const inBand = money((upToMinor === null ? minor : Math.min(upToMinor, minor)) - from, currency)
    const span =
      upToMinor === null
        ? `above ${moneyText(money(from, currency))}`
        : `up to ${moneyText(money(upToMinor, currency))}`
    const part = money(parts[index] ?? 0, currency)
    return [
      given(
        {
          key: `${country}.band-${index + 1}`,
          label: `${percent(rate)} ${span}`,
          source: parameter.source,
          from: `${parameter.path}/${place}/${index}`,
        },
        part,
        {
          says: `${percent(rate)} of what lies in this band.`,
          worked: worked(`${moneyText(inBand)} × ${percent(rate)}`, part),
          notes: cautions(parameter),
        },
      ),
    ]
  })
}
