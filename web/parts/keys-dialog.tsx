import type { JSX } from 'preact'
import { currentKeys, keysAreShown } from '../keys.ts'
import { Dialog } from './dialog.tsx'
import { Hotkey } from './hotkey.tsx'
import { Line, Lines } from './lines.tsx'

/** The keys that work on the page as it is; drawn once, by the shell. */
export function KeysDialog(): JSX.Element | null {
  if (!keysAreShown.value) return null
  return (
    <Dialog
      title="Keys"
      about="outside fields; they can be switched off in Settings"
      onClose={() => {
        keysAreShown.value = false
      }}
    >
      <Lines isOpenEnded>
        {currentKeys().map(({ key, says }) => (
          <Line key={key} label={says}>
            <Hotkey keys={key} />
          </Line>
        ))}
        <Line label="Open what is in focus">
          <Hotkey keys="Enter" />
        </Line>
        <Line label="Close">
          <Hotkey keys="Esc" />
        </Line>
        <Line label="In a form: do it">
          <Hotkey keys="Ctrl+Enter" />
        </Line>
      </Lines>
    </Dialog>
  )
}
