import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Opens the dialog over the page for as long as it is drawn, with the focus in its first field, if it has any;
 * afterwards the focus goes back to what had it before.
 * The owner takes the dialog away when it closes, for instance on Esc.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)')?.focus()
    return () => {
      // Only once the dialog is gone: as long as it lies over the page nothing beneath takes the focus.
      if (opener instanceof HTMLElement) queueMicrotask(() => opener.focus())
    }
  }, [])
  return dialog
}
