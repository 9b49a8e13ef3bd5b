import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Derivation } from './derivation.tsx'
import { useModal } from './modal.ts'
import { type ShownFigure, shownFigure } from './why.tsx'

/** The drawer behind the figure that was asked about; drawn once, by the shell. */
export function WhyDrawer(): JSX.Element | null {
  const shown = shownFigure.value
  return shown ? <Drawer key={shown.name} {...shown} /> : null
}

function Drawer({ figure, name, beside }: ShownFigure): JSX.Element {
  const dialog = useModal()
  const heading = useId()
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: links answer to the keyboard by themselves; a click bubbles from there
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby={heading}
      closedby="any"
      onClose={() => {
        shownFigure.value = undefined
      }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a[href^="/"]')) close()
      }}
    >
      <div class="drawer-head">
        <h2 id={heading}>Why {name}?</h2>
        <button type="button" class="button small" onClick={close}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      <div class="drawer-body">
        <Derivation figure={figure} />
        {beside}
      </div>
    </dialog>
  )
}
