import type { ComponentChildren, JSX } from 'preact'
import type { Form } from '../form.ts'
import { FormTrouble, sending } from './form-box.tsx'
import { StoppedMessage } from './message.tsx'
import { useModal } from './modal.ts'

interface DialogProps {
  title: string
  /** What it is about, after the title: "Invoice 2026-032, Paper Whale Press". */
  about?: string
  /** Called on Esc, Close and Cancel: the owner stops drawing the dialog. */
  onClose: () => void
  children: ComponentChildren
}

/** A dialog to look at, such as the list of keys. */
export function Dialog({ children, ...props }: DialogProps): JSX.Element {
  return (
    <Frame {...props}>
      {(close) => (
        <>
          <Head {...props} onClose={close} />
          <div class="dialog-body">{children}</div>
        </>
      )}
    </Frame>
  )
}

interface FormDialogProps extends DialogProps {
  form: Form
  /** What the button does: "Record and set aside". */
  action: string
  /** What follows from it: "Saves the payment and the set-aside together. Each can be reversed." */
  consequence: ComponentChildren
  isDangerous?: boolean
}

/** One decision, with its consequence at the foot. Ctrl+Enter takes it. */
export function FormDialog({
  form,
  action,
  consequence,
  isDangerous = false,
  children,
  ...props
}: FormDialogProps): JSX.Element {
  return (
    <Frame {...props}>
      {(close) => (
        <form {...sending(form)}>
          <Head {...props} onClose={close} />
          <div class="dialog-body">
            <StoppedMessage />
            <FormTrouble form={form} />
            {children}
          </div>
          <div class="dialog-foot">
            <span class="grow muted">{consequence}</span>
            <button type="button" class="button" onClick={close}>
              Cancel
            </button>
            <button
              type="submit"
              class={isDangerous ? 'button danger' : 'button primary'}
              disabled={form.isSending.value}
            >
              {action} <kbd>Ctrl</kbd>
              <kbd>Enter</kbd>
            </button>
          </div>
        </form>
      )}
    </Frame>
  )
}

function Frame({
  title,
  onClose,
  children,
}: Pick<DialogProps, 'title' | 'onClose'> & { children: (close: () => void) => ComponentChildren }): JSX.Element {
  const dialog = useModal()
  return (
    <dialog ref={dialog} class="dialog" aria-label={title} onClose={onClose}>
      {children(() => dialog.current?.close())}
    </dialog>
  )
}

function Head({ title, about, onClose }: Omit<DialogProps, 'children'>): JSX.Element {
  return (
    <div class="dialog-head">
      <h2>{title}</h2>
      {about && <span class="muted">{about}</span>}
      <button type="button" class="button small" onClick={onClose}>
        Close <kbd>Esc</kbd>
      </button>
    </div>
  )
}
