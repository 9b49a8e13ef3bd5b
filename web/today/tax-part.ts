import type { Figure } from '../../shared/figure.ts'
import { amountIn } from './amount-in.ts'

/** The tax office's part as free cash counts it: the larger of needed and set aside; unknown where one of them is. */
export function taxPart({ required, reserved }: { required: Figure; reserved: Figure }): Figure {
  const [needed, setAside] = [amountIn(required), amountIn(reserved)]
  if (!needed) return required
  if (!setAside) return reserved
  return needed.minor >= setAside.minor ? required : reserved
}
