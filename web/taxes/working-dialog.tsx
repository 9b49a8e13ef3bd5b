import type { JSX } from 'preact'
import type { TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { InputLine } from '../parts/derivation.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Lines } from '../parts/lines.tsx'

/** The estimate as the forms work it out: each line with its law or form, and what went into it beneath. */
export function WorkingDialog({
  estimate: { taxYear, wholeYear },
  onClose,
}: {
  estimate: TaxEstimateReply
  onClose: () => void
}): JSX.Element {
  return (
    <Dialog title={`The estimate for ${taxYear}, line by line`} onClose={onClose}>
      <Lines isOpenEnded>
        {wholeYear.lines.map((line, index) => (
          <InputLine key={index} input={{ label: labelOf(line), figure: line, sign: 'none' }} />
        ))}
      </Lines>
    </Dialog>
  )
}

function labelOf(line: TaxEstimateReply['wholeYear']['lines'][number]): string {
  return (line.state === 'known' && line.label) || 'Not known'
}
