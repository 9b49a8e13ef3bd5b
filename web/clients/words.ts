/** "1 invoice", "3 invoices": for words that take an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** How long a client has to pay: "30 days", or "on receipt". */
export function termsText(days: number): string {
  return days === 0 ? 'on receipt' : counted(days, 'day')
}
