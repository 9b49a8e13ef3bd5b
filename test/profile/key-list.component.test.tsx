import { LocationProvider } from 'preact-iso'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { currentKeys } from '../../web/keys.ts'
import { KeyList } from '../../web/profile/key-list.tsx'
import { Shell } from '../../web/shell.tsx'
import { mount } from '../web/mount.ts'
import { book } from '../web/samples.ts'

/** The keys of a line of the list, by what it says. */
function keysOf(says: string): (string | null)[] {
  const line = [...document.querySelectorAll('details .lines > div')].find((one) => one.textContent?.includes(says))
  return [...(line?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent)
}

test('the list of keys tells those that go to a place as the shell has them', async () => {
  mount(
    <LocationProvider>
      <Shell book={book}>
        <KeyList />
      </Shell>
    </LocationProvider>,
  )
  await userEvent.click(page.getByText('All keys'))
  await expect.poll(() => currentKeys()).not.toHaveLength(0)
  const places = currentKeys().filter(({ key }) => /^\d$/.test(key))
  expect(places.map(({ says }) => says)).toContain('Independence')
  expect(keysOf(places.map(({ says }) => says).join(', '))).toEqual(places.map(({ key }) => key))
})

test('the list of keys tells where n adds something, and how a line of an invoice is removed', async () => {
  mount(<KeyList />)
  await userEvent.click(page.getByText('All keys'))
  for (const what of ['an invoice', 'a client', 'a lead', 'what comes again', 'an item of the living budget'])
    expect(keysOf(what), what).toContain('n')
  expect(keysOf('remove the line')).toEqual(expect.arrayContaining(['Ctrl', 'Shift', '⌫']))
})
