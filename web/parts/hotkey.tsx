import type { JSX } from 'preact'

/** 'n' or 'Ctrl+s' as key caps. */
export function Hotkey({ keys }: { keys: string }): JSX.Element {
  const [first = '', ...rest] = keys.split('+')
  return (
    <>
      <kbd>{first}</kbd>
      {rest.map((key) => (
        <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
      ))}
    </>
  )
}
