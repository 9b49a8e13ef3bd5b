/**
 * The parts of the page's tables that fold on a phone and do not say themselves what of a table they are: laid out as
 * blocks, they are none any more to some browsers. It runs in the page.
 */
export function untoldTableParts(): string[] {
  const folding = 'table:is(.fold, .flip, .items)'
  const parts = document.querySelectorAll(`${folding}, ${folding} :is(thead, tbody, tfoot, tr, th, td)`)
  const roleOf = (part: Element) => {
    if (part.matches('thead, tbody, tfoot')) return 'rowgroup'
    if (part.matches('th')) return part.matches('[scope="row"]') ? 'rowheader' : 'columnheader'
    return part.matches('table') ? 'table' : part.matches('tr') ? 'row' : 'cell'
  }
  return [...parts]
    .filter((part) => part.getAttribute('role') !== roleOf(part))
    .map((part) => part.outerHTML.slice(0, 90))
}
