import '../../web/evenkeel.css'
import { type ComponentChild, render } from 'preact'
import { afterEach } from 'vitest'

const mounted: HTMLElement[] = []

/** Draws into a new element of the page; taken away after each test. */
export function mount(what: ComponentChild): HTMLElement {
  const container = document.createElement('div')
  document.body.append(container)
  mounted.push(container)
  render(what, container)
  return container
}

afterEach(() => {
  for (const container of mounted.splice(0)) {
    render(null, container)
    container.remove()
  }
})
