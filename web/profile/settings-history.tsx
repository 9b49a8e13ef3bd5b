import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { SettingsHistoryReply } from '../../shared/profile/contract.ts'
import { call } from '../api.ts'
import { dayText, momentText } from '../book.ts'
import { useForm } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'

export type SettingsOfDay = SettingsHistoryReply['items'][number]
export type SettingName = Exclude<keyof SettingsOfDay, 'fromDate' | 'standing' | 'recorded'>

/** A setting of the section, in words. */
export interface ShownSetting {
  name: SettingName
  label: string
  text: (row: SettingsOfDay) => string
}

interface SettingsHistoryProps {
  /** What the table is about: "Set-aside for tax". */
  says: string
  shown: readonly ShownSetting[]
  etag: string | undefined
  /** Puts a row into the form of the section, to be put right there. */
  onEdit?: (row: SettingsOfDay) => void
}

interface Change {
  row: SettingsOfDay
  /** What held before it; undefined for the first. */
  before: SettingsOfDay | undefined
  changed: readonly ShownSetting[]
}

/** Every row of settings, the latest day first. */
export function useSettingsHistory(): readonly SettingsOfDay[] {
  return useResource<SettingsHistoryReply>('/api/v1/settings/history').value?.items ?? []
}

/** From which day what holds, who said so, and how a wrong one is put right. */
export function SettingsHistory({ says, shown, etag, onEdit }: SettingsHistoryProps): JSX.Element | null {
  const rows = useSettingsHistory()
  const [wrong, setWrong] = useState<Change>()
  const changes = rows.flatMap((row, index): Change[] => {
    const before = rows[index + 1]
    const changed = shown.filter(({ text }) => !before || text(before) !== text(row))
    return changed.length > 0 ? [{ row, before, changed }] : []
  })
  if (changes.length === 0) return null
  return (
    <details class="chart-table" open={changes.length > 1}>
      <summary>
        What held from when<span class="sr">: {says}</span>
      </summary>
      <DataTable
        says={`What held from when: ${says}`}
        columns={columnsOf(onEdit, setWrong)}
        rows={changes}
        keyOf={({ row }) => row.fromDate}
        isHere={(change) => change === inForce(changes)}
      />
      {wrong?.before && (
        <TakeBackDialog
          change={wrong}
          before={wrong.before}
          etag={etag}
          onClose={() => {
            setWrong(undefined)
          }}
        />
      )}
    </details>
  )
}

/** The last change of these settings that holds today. */
function inForce(changes: readonly Change[]): Change | undefined {
  return changes.find(({ row }) => row.standing !== 'to-come')
}

function columnsOf(onEdit: SettingsHistoryProps['onEdit'], takeBack: (change: Change) => void): Column<Change>[] {
  return [
    {
      head: 'Holds from',
      cell: ({ row }) => (
        <>
          {dayText(row.fromDate)}
          {row.standing === 'to-come' && <span class="sub">to come</span>}
        </>
      ),
      fold: 'name',
      look: 'nowrap',
      isRowHead: true,
    },
    { head: 'What', cell: (change) => <Values change={change} />, fold: 'left' },
    {
      head: 'Said',
      cell: ({ row: { recorded } }) => recorded && momentText(recorded.at),
      fold: 'none',
      look: 'muted nowrap',
    },
    {
      head: <span class="sr">Put right</span>,
      cell: (change) => (
        <>
          {onEdit && (
            <button
              type="button"
              class="button quiet small"
              aria-label={`Put right what holds from ${dayText(change.row.fromDate)}`}
              onClick={() => onEdit(change.row)}
            >
              Put right
            </button>
          )}
          {change.before && (
            <button
              type="button"
              class="button quiet small"
              aria-label={`Take back what holds from ${dayText(change.row.fromDate)}`}
              onClick={() => takeBack(change)}
            >
              Take back
            </button>
          )}
        </>
      ),
      fold: 'right',
      isNumber: true,
    },
  ]
}

function Values({ change: { row, before, changed } }: { change: Change }): JSX.Element {
  return (
    <>
      {changed.map(({ name, label, text }) => (
        <span key={name} class="sub ink">
          {label}: {before && <span class="muted">{text(before)} → </span>}
          {text(row)}
        </span>
      ))}
    </>
  )
}

interface TakeBackProps {
  change: Change
  before: SettingsOfDay
  etag: string | undefined
  onClose: () => void
}

function TakeBackDialog({ change: { row, changed }, before, etag, onClose }: TakeBackProps): JSX.Element {
  const form = useForm([], async () => {
    const former = Object.fromEntries(changed.map(({ name }) => [name, before[name]]))
    await call('PATCH', '/api/v1/settings', { body: { fromDate: row.fromDate, ...former }, ifMatch: etag })
    onClose()
    sayDone(`From ${dayText(row.fromDate)} on holds again what held before.`)
  })
  return (
    <FormDialog
      title="Take back this change?"
      about={`from ${dayText(row.fromDate)}`}
      form={form}
      action="Take back"
      consequence="A look back at those days is worked out anew. Packs of closed quarters stay as they were."
      onClose={onClose}
    >
      <ul class="bullets">
        {changed.map(({ name, label, text }) => (
          <li key={name}>
            {label}: {text(row)} → {text(before)}
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}

/** What a change from a day on does to the settings that are shown, said before it is saved. */
export function fromDateNote(
  rows: readonly SettingsOfDay[],
  shown: readonly ShownSetting[],
  from: string | undefined,
  today: string,
): string {
  if (from === undefined) return 'Choose the day from which it holds.'
  const held = rows.find(({ fromDate }) => fromDate <= from)
  const isOther = (row: SettingsOfDay) => !held || shown.some(({ text }) => text(row) !== text(held))
  const next = rows.findLast((row) => row.fromDate > from && isOther(row))?.fromDate
  const until = next ? ` until ${dayText(next)}` : ''
  if (from > today) return `In force from ${dayText(from)}${until}. Until then every figure stays as it is.`
  if (from === today) return `In force from today${until}. A look back at earlier days sees what held then.`
  const now = next && next <= today ? ` Today goes by what was set from ${dayText(next)}.` : ''
  return `A look back at days from ${dayText(from)}${until} is worked out anew with it; packs of closed quarters stay as they were.${now}`
}
