import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useField } from '../../web/form.ts'
import { TextField } from '../../web/parts/text-fields.tsx'
import { StoredFormBox, useStoredForm } from '../../web/profile/stored-form.tsx'
import { readText } from '../../web/reading.ts'
import { keepFresh, useResource } from '../../web/resource.ts'
import { mount } from '../web/mount.ts'

interface Thing {
  name: string
  trade: string
}

// One thing in two parts, each with a form of its own, as the server keeps it.
let stored: Thing
let version: number
let endFresh: () => void
let opened = 0

beforeEach(() => {
  stored = { name: 'Wanda', trade: 'Book design' }
  version = 1
  opened += 1
  endFresh = keepFresh()
  vi.stubGlobal('fetch', async (_path: string, { method, body, headers }: RequestInit & { headers: Headers }) => {
    if (method === 'PATCH') {
      if (headers.get('if-match') !== `"${version}"`) return Response.json(STALE, { status: 412, headers: PROBLEM })
      change(JSON.parse(String(body)))
    }
    return Response.json(stored, { headers: { etag: `"${version}"` } })
  })
})

afterEach(() => {
  endFresh()
  vi.unstubAllGlobals()
})

const STALE = { type: '/problems/stale', title: 'Stale', status: 412, detail: 'It was changed since.', instance: '/' }
const PROBLEM = { 'content-type': 'application/problem+json' }

function change(part: Partial<Thing>): void {
  stored = { ...stored, ...part }
  version += 1
}

function Page({ path }: { path: string }) {
  const resource = useResource<Thing>(path)
  const { value } = resource
  if (!value) return null
  return (
    <>
      <Part name="name" label="Name" thing={value} source={resource} path={path} />
      <Part name="trade" label="Trade" thing={value} source={resource} path={path} />
      <button type="button" onClick={resource.reload}>
        Back at this window
      </button>
    </>
  )
}

interface PartProps {
  name: keyof Thing
  label: string
  thing: Thing
  source: { etag: string | undefined; reload: () => void }
  path: string
}

function Part({ name, label, thing, source, path }: PartProps) {
  const field = useField(readText('Enter some text.'), { start: thing[name] })
  const form = useStoredForm({
    path,
    source,
    stored: [[field, thing[name]]],
    body: () => ({ [name]: field.text.peek() }),
    done: 'Saved.',
  })
  return (
    <StoredFormBox stored={form} says={label}>
      <TextField field={field} label={label} />
    </StoredFormBox>
  )
}

const name = page.getByRole('textbox', { name: 'Name' })
const trade = page.getByRole('textbox', { name: 'Trade' })
const save = (part: string) => page.getByRole('button', { name: `Save: ${part}` })
const back = page.getByRole('button', { name: 'Back at this window' })

async function mountPage(): Promise<void> {
  mount(<Page path={`/api/v1/thing-${opened}`} />)
  await expect.element(name).toHaveValue('Wanda')
}

test('one part after the other is saved, although each save makes a new version', async () => {
  await mountPage()
  await name.fill('Wanda Pretend')
  await trade.fill('Typesetting')
  await userEvent.click(save('Name'))
  await expect.poll(() => stored.name).toBe('Wanda Pretend')
  await expect.element(trade, { message: 'what is typed elsewhere stays' }).toHaveValue('Typesetting')
  await userEvent.click(save('Trade'))
  await expect.poll(() => stored).toEqual({ name: 'Wanda Pretend', trade: 'Typesetting' })
})

test('what another window changed elsewhere keeps nothing from being saved', async () => {
  await mountPage()
  await name.fill('Wanda Pretend')
  change({ trade: 'Translation' })
  await userEvent.click(back)
  await expect.element(trade, { message: 'an untouched field shows what is stored' }).toHaveValue('Translation')
  await userEvent.click(save('Name'))
  await expect.poll(() => stored).toEqual({ name: 'Wanda Pretend', trade: 'Translation' })
})

test.each([
  ['unseen', async () => undefined],
  ['read since', async () => userEvent.click(back)],
])('the same part changed in another window, %s: the save is refused and says why', async (_, meanwhile) => {
  await mountPage()
  await name.fill('Wanda Pretend')
  change({ name: 'W. Pretend' })
  await meanwhile()
  await userEvent.click(save('Name'))
  await expect.element(page.getByRole('alert')).toHaveTextContent('This was changed in another window')
  expect(stored.name).toBe('W. Pretend')
  await expect.element(name, { message: 'what was typed stays' }).toHaveValue('Wanda Pretend')
  await userEvent.click(page.getByRole('button', { name: 'Show what is saved now' }))
  await expect.element(name).toHaveValue('W. Pretend')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  await name.fill('W. Pretend the Second')
  await userEvent.click(save('Name'))
  await expect.poll(() => stored.name).toBe('W. Pretend the Second')
})
