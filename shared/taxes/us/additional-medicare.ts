import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import { amountOf, usd } from './entered.ts'
import { form } from './sources.ts'
import type { FilingStatus, UsTables } from './tables.ts'

/**
 * Additional Medicare Tax: 0.9% of wages above the threshold, and of net earnings above what wages leave of it.
 *
 * A joint return puts both spouses together. The threshold is not indexed.
 * Units:  cents; net earnings are Schedule SE line 6, so nothing is charged where no SE tax is.
 * Rounds: each part once, half away from zero.
 * Source: 26 U.S.C. §§ 1401(b)(2), 3101(b)(2); Form 8959, lines 1 to 18.
 */
export function additionalMedicare(
  wages: readonly Line[],
  netEarnings: readonly Line[],
  status: FilingStatus,
  { additionalMedicare }: UsTables,
): Line {
  const { rate, above } = additionalMedicare.value
  const threshold = amountOf(additionalMedicare, 'Threshold', above[status], `above/${status}`)
  const allWages = sumLine(
    { key: 'us.medicare-wages', label: 'Medicare wages', source: form('Form 8959', 'line 4') },
    wages.map(plus),
    { says: 'The wages of everybody on the return.' },
  )
  const wagesAbove = floorLine(
    { key: 'us.medicare-wages-above', label: 'Wages above the threshold', source: form('Form 8959', 'line 6') },
    [plus(allWages), minus(threshold)],
    { says: 'Wages use the threshold first.' },
  )
  const thresholdLeft = floorLine(
    { key: 'us.medicare-threshold-left', label: 'Threshold left', source: form('Form 8959', 'line 11') },
    [plus(threshold), minus(allWages)],
    { says: 'What wages leave of the threshold.' },
  )
  const allEarnings = sumLine(
    { key: 'us.net-earnings-all', label: 'Net earnings from self-employment', source: form('Form 8959', 'line 8') },
    netEarnings.map(plus),
    { says: 'Schedule SE, line 6, of everybody on the return.' },
  )
  const earningsAbove = floorLine(
    { key: 'us.net-earnings-above', label: 'Net earnings above it', source: form('Form 8959', 'line 12') },
    [plus(allEarnings), minus(thresholdLeft)],
    { says: 'Net earnings above what wages leave of the threshold.' },
  )
  const part = (base: Line, key: string, label: string, place: string): Line =>
    line({ key, label, source: form('Form 8959', place) }, usd(atRate(base.value.minor, rate)), {
      says: `${percent(rate)} of what lies above the threshold.`,
      inputs: [mention(base), rateInput(additionalMedicare, 'Additional Medicare rate', rate, 'rate')],
    })
  return sumLine(
    { key: 'us.additional-medicare', label: 'Additional Medicare Tax', source: form('Form 8959', 'line 18') },
    [
      plus(part(wagesAbove, 'us.additional-medicare-wages', 'On wages', 'line 7')),
      plus(part(earningsAbove, 'us.additional-medicare-earnings', 'On net earnings', 'line 13')),
    ],
    { says: 'On wages and on net earnings. It is not part of the deductible half of the self-employment tax.' },
  )
}
