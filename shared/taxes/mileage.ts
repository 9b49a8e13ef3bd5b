import type { Figure, Source } from '../figure.ts'
import { type Money, money, portion, sum } from '../money.ts'
import { dateStyleOf, dateText, moneyText, numberText } from '../words.ts'
import type { Country, Trip } from './country.ts'
import { given, type Line, line, PER_UNIT, plus, sumLine } from './engine.ts'
import {
  cautions,
  count,
  inForce,
  loadHistory,
  orNone,
  type Parameter,
  rate,
  record,
  type Shape,
} from './parameters.ts'

/** What one unit of distance may take off, by vehicle: of a whole unit of money, per 100 000. */
interface MileageRates {
  car: number
  /** Beyond so many units in a tax year a car has a lower rate. */
  carBeyond: { distance: number; rate: number } | null
  motorcycle: number | null
  bicycle: number | null
}

const MILEAGE: Shape<MileageRates> = record({
  car: rate,
  carBeyond: orNone(record({ distance: count, rate })),
  motorcycle: orNone(rate),
  bicycle: orNone(rate),
})

/** The rates of a mile by the day of the trip, read and checked. Throws: RangeError as loadHistory. */
export function loadMileage(
  path: string,
  history: Parameters<typeof loadHistory>[2],
): readonly Parameter<MileageRates>[] {
  return loadHistory(path, MILEAGE, history)
}

/** Which country's rates these are: what its amounts and dates look like. */
interface Place {
  country: string
  currency: string
  unit: 'mile' | 'kilometer'
}

const LOG: Source = { title: 'Your mileage log', url: '/taxes#mileage' }

interface Part {
  key: string
  label: string
  tenths: number
  rate: number
  parameter: Parameter<MileageRates>
}

/**
 * What the business trips of one tax year take off the profit, by the rate of each trip's own day.
 *
 * Where the rate falls beyond a distance, that distance is counted over the tax year, the earlier trips first. A trip
 * whose day or vehicle has no rate takes nothing off, and the line says so.
 *
 * Units:  tenths of a mile or kilometer in, minor units of a currency with cents out.
 * Rounds: the distance at each rate once, half away from zero.
 */
export function mileageDeduction(
  trips: readonly Trip[],
  rates: readonly Parameter<MileageRates>[],
  { country, currency, unit }: Place,
): Line {
  const { parts, withoutRate } = partsOf(trips, rates, country)
  const lines = parts.map((part): Line => partLine(part, currency, unit, country))
  const heading = { key: `${country.toLowerCase()}.mileage`, label: 'Business mileage', source: LOG }
  const without = `${distanceText(withoutRate, unit)} are without a rate for their day or vehicle, and take nothing off.`
  const notes = [
    'The rate stands in the place of what the vehicle costs: fuel, repairs, insurance. Do not take those off as well.',
    ...(withoutRate === 0 ? [] : [without]),
  ]
  const deduction =
    lines.length === 0
      ? line(heading, money(0, currency), { says: 'No business trips with a rate.', notes })
      : sumLine(heading, lines.map(plus), { says: 'Each trip at the rate of its own day.', notes })
  return withoutRate === 0 ? deduction : { ...deduction, says: without }
}

/** What business trips take off, or the state in its place: no rate in the country, or none for any of the trips. */
export function mileageFigure(
  country: Country | undefined,
  trips: readonly Trip[],
  { code, currency }: { code: string; currency: string },
): Figure {
  const deduction = country?.currency === currency ? country.mileage?.(trips) : undefined
  if (deduction === undefined) {
    return {
      state: 'no-rate',
      says: `There is no mileage rate for ${code} in ${currency} here. The log is kept all the same.`,
    }
  }
  if (trips.length > 0 && deduction.because.inputs.length === 0) {
    return { state: 'no-rate', says: `${deduction.says ?? 'No trip has a rate.'} The log is kept all the same.` }
  }
  return deduction
}

function partsOf(
  trips: readonly Trip[],
  rates: readonly Parameter<MileageRates>[],
  country: string,
): { parts: Part[]; withoutRate: number } {
  const parts = new Map<string, Part>()
  let withoutRate = 0
  let byCar = 0
  const add = (key: string, label: string, tenths: number, perUnit: number, parameter: Parameter<MileageRates>) => {
    if (tenths === 0) return
    const found = parts.get(key) ?? { key, label, tenths: 0, rate: perUnit, parameter }
    parts.set(key, { ...found, tenths: found.tenths + tenths })
  }
  for (const { date, distanceTenths, vehicle } of [...trips].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const parameter = inForce(rates, date)
    const perUnit = parameter?.value[vehicle] ?? null
    if (parameter === undefined || perUnit === null) {
      withoutRate += distanceTenths
      continue
    }
    const key = `${parameter.path}/${vehicle}`
    const { carBeyond } = parameter.value
    const label = `${LABELS[vehicle]}${spanText(parameter, rates, country)}`
    if (vehicle !== 'car' || carBeyond === null) {
      add(key, label, distanceTenths, perUnit, parameter)
      continue
    }
    const first = Math.max(0, Math.min(distanceTenths, carBeyond.distance * 10 - byCar))
    byCar += distanceTenths
    add(key, `${label}, the first ${numberText(carBeyond.distance)}`, first, perUnit, parameter)
    add(`${key}-beyond`, `${label}, beyond`, distanceTenths - first, carBeyond.rate, parameter)
  }
  return { parts: [...parts.values()], withoutRate }
}

const LABELS = { car: 'Car', motorcycle: 'Motorcycle', bicycle: 'Bicycle' } as const

/** ', Jan 1 to Jun 30, 2026' where the rate changes within a year, ' to 5 Apr 2026' where it changes between two. */
function spanText({ from, to }: Parameter<unknown>, rates: readonly Parameter<unknown>[], country: string): string {
  if (rates.length === 1) return ''
  const style = dateStyleOf(country)
  if (to === undefined) return ` from ${dateText(from, style)}`
  if (from.slice(0, 4) !== to.slice(0, 4)) return ` to ${dateText(to, style)}`
  return `, ${dateText(from, style, { year: false })} to ${dateText(to, style)}`
}

function partLine(
  { key, label, tenths, rate: perUnit, parameter }: Part,
  currency: string,
  unit: Place['unit'],
  country: string,
): Line {
  const value: Money = money(portion(tenths * 10, perUnit, PER_UNIT), currency)
  return given(
    { key: `${country.toLowerCase()}.mileage-${key.replaceAll('/', '.')}`, label, source: parameter.source, from: key },
    value,
    {
      says: `${distanceText(tenths, unit)} at the rate of those days.`,
      worked: `${distanceText(tenths, unit)} × ${perUnitText(perUnit, currency)} = ${moneyText(value)}`,
      notes: cautions(parameter),
    },
  )
}

/** '$0.725', '£0.45'. */
function perUnitText(perUnit: number, currency: string): string {
  const cents = perUnit / (PER_UNIT / 100)
  const whole = moneyText(money(Math.trunc(cents), currency))
  const tenth = Math.round((cents - Math.trunc(cents)) * 10)
  return tenth === 0 ? whole : `${whole}${tenth}`
}

/** '1,234.5 miles'. */
function distanceText(tenths: number, unit: Place['unit']): string {
  return `${numberText(tenths / 10)} ${unit}${tenths === 10 ? '' : 's'}`
}

/** All distances together, in tenths. */
export function distanceOf(trips: readonly Trip[]): number {
  return sum(trips.map(({ distanceTenths }) => distanceTenths))
}
