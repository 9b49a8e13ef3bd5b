import type { JSX } from 'preact'
import type { PortfolioItemReply } from '../../shared/readiness/portfolio-contract.ts'
import { checkedValue, readAnyText, valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { book } from '../book.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { ChoiceGroup, DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText, understood } from '../reading.ts'
import { PORTFOLIO_PATH } from './addresses.ts'

interface PortfolioDialogProps {
  /** What is changed; without one something is added. */
  item: PortfolioItemReply | undefined
  onClose: () => void
}

/** A piece that can be shown, or what somebody said of the work. */
export function PortfolioDialog({ item, onClose }: PortfolioDialogProps): JSX.Element {
  const today = book.value?.today ?? ''
  const kind = useField((text) => understood(text as PortfolioItemReply['kind']), {
    start: item?.kind ?? 'piece',
    pointer: '#/kind',
  })
  const title = useField(readText('Say what it is.'), { start: item?.title ?? '', pointer: '#/title' })
  const date = useField(readDate, { start: item?.date ?? today, pointer: '#/date' })
  const note = useField(readAnyText, { start: item?.note ?? '', pointer: '#/note' })
  const isPiece = valueNow(kind) === 'piece'
  const form = useForm([kind, title, date, note], async (key) => {
    const body = {
      kind: checkedValue(kind),
      title: checkedValue(title),
      date: checkedValue(date),
      note: checkedValue(note),
    }
    if (item) await call('PUT', `${PORTFOLIO_PATH}/${item.id}`, { ifMatch: `"${item.version}"`, body })
    else await call('POST', PORTFOLIO_PATH, { key, body })
    onClose()
    sayDone(item ? `Saved “${body.title}”.` : `Listed “${body.title}”.`)
  })
  return (
    <FormDialog
      title={item ? 'Change what is listed' : 'Add to the portfolio'}
      form={form}
      action={item ? 'Save' : 'Add'}
      consequence="Five pieces and a testimonial tick the step of the way."
      onClose={onClose}
    >
      <div class="form">
        <ChoiceGroup
          field={kind}
          label="What it is"
          span="c12"
          isRow
          choices={[
            { value: 'piece', label: 'A piece of work' },
            { value: 'testimonial', label: 'A testimonial' },
          ]}
        />
        <TextField field={title} label={isPiece ? 'Title' : 'Who said it'} span="c8" />
        <DateField field={date} label="Date" latest={today} span="c4" />
        <TextareaField
          field={note}
          label={isPiece ? 'Where it can be seen' : 'What was said'}
          span="c12"
          rows={isPiece ? 2 : 4}
        />
      </div>
    </FormDialog>
  )
}
