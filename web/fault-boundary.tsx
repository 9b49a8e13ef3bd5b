import { Component, type ComponentChildren } from 'preact'
import { Message } from './parts/message.tsx'

interface FaultBoundaryProps {
  /** Where the person is: going elsewhere leaves the fault behind. */
  path: string
  children: ComponentChildren
}

/** Shows a fault of a page in its place, so that the frame around it goes on working. */
export class FaultBoundary extends Component<FaultBoundaryProps, { fault: Error | undefined }> {
  override state: { fault: Error | undefined } = { fault: undefined }

  static override getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault }
  }

  override componentDidUpdate(before: FaultBoundaryProps): void {
    if (this.state.fault && before.path !== this.props.path) this.setState({ fault: undefined })
  }

  override render(): ComponentChildren {
    const { fault } = this.state
    if (!fault) return this.props.children
    return <Fault fault={fault} />
  }
}

function Fault({ fault }: { fault: Error }) {
  return (
    <Message
      tone="bad"
      title="This page could not be shown"
      isUrgent
      actions={
        <button type="button" class="button primary" onClick={() => location.reload()}>
          Load it anew
        </button>
      }
    >
      <p>Your data was not changed. The fault is in the program, not in what you typed.</p>
      <details class="chart-table">
        <summary>Details for a report</summary>
        <p class="note-gap">
          <code>{fault.message}</code>
        </p>
      </details>
    </Message>
  )
}
