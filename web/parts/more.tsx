import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ApiProblem, addressOf, call, NoAnswer, type Query } from '../api.ts'
import { type Resource, useResource } from '../resource.ts'

interface Page<Item> {
  items: readonly Item[]
  nextCursor: string | null
}

/** A list that is read page by page, as far as it was asked for. */
export interface Paged<Item, P extends Page<Item>> {
  /** The first page, with what stands beside its items. */
  first: Resource<P>
  /** The items of all pages read so far. */
  items: readonly Item[]
  hasMore: boolean
  loadMore: () => void
}

/** Reads a list of the API: its first page, and further ones on demand. A write reads as many pages anew. */
export function usePaged<Item, P extends Page<Item> = Page<Item>>(path: string, query: Query = {}): Paged<Item, P> {
  const address = addressOf(path, query)
  const first = useResource<P>(path, query)
  const [asked, setAsked] = useState({ address, pages: 1 })
  const [read, setRead] = useState<{ address: string; pages: readonly Page<Item>[] }>({ address, pages: [] })
  const wanted = asked.address === address ? asked.pages : 1
  useEffect(() => {
    if (wanted === 1 || !first.value) return
    let isWanted = true
    readOn<Item>(address, first.value.nextCursor, wanted - 1).then(
      (pages) => {
        if (isWanted) setRead({ address, pages })
      },
      (error) => {
        // What is on screen stays, and the button is there to try again.
        if (isWanted) setAsked({ address, pages: wanted - 1 })
        if (!(error instanceof ApiProblem || error instanceof NoAnswer)) throw error
      },
    )
    return () => {
      isWanted = false
    }
  }, [address, first.value, wanted])
  const further = read.address === address && wanted > 1 ? read.pages : []
  const last = further.at(-1) ?? first.value
  return {
    first,
    items: [...(first.value?.items ?? []), ...further.flatMap(({ items }) => items)],
    hasMore: typeof last?.nextCursor === 'string',
    loadMore: () => setAsked({ address, pages: wanted + 1 }),
  }
}

async function readOn<Item>(address: string, from: string | null, most: number): Promise<Page<Item>[]> {
  const pages: Page<Item>[] = []
  for (let cursor = from; cursor !== null && pages.length < most; ) {
    const { value } = await call<Page<Item>>('GET', `${address}${address.includes('?') ? '&' : '?'}cursor=${cursor}`)
    pages.push(value)
    cursor = value.nextCursor
  }
  return pages
}

/** The way to the next page of a list; nothing when all of it is shown. */
export function MoreButton({
  paged,
}: {
  paged: Pick<Paged<unknown, Page<unknown>>, 'hasMore' | 'loadMore'>
}): JSX.Element | null {
  if (!paged.hasMore) return null
  return (
    <p class="note-gap">
      <button type="button" class="button" onClick={paged.loadMore}>
        Show more
      </button>
    </p>
  )
}
