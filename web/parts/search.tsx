import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

const PAUSE_MS = 250

interface SearchProps {
  /** "Search name or contact" */
  label: string
  /** What is searched for now, as the address of the page has it. */
  value: string
  /** Called once the typing pauses, with the text without spaces around it. */
  onSearch: (text: string) => void
}

/** The search field of a list; `/` leads to it. */
export function Search({ label, value, onSearch }: SearchProps): JSX.Element {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => {
      latest.current(typed.trim())
      setTyped(undefined)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <>
      <label class="sr" for={id}>
        {label}
      </label>
      <input
        class="input"
        id={id}
        type="search"
        placeholder={`${label}   /`}
        maxLength={200}
        value={typed ?? value}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key !== 'Enter' || typed === undefined) return
          onSearch(typed.trim())
          setTyped(undefined)
        }}
      />
    </>
  )
}
