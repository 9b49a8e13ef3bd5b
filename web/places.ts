import type { Book } from './book.ts'

/** A page that stands in the list of places. */
export interface Place {
  path: string
  name: string
  /** The line drawing over the name on a phone, for the five places at the bottom. */
  icon?: string
  count?: { of: keyof Book['counts']; says: string }
}

/** The places of the app, in the order of their keys: `1` goes to the first. */
export const PLACES: readonly Place[] = [
  {
    path: '/',
    name: 'Today',
    icon: 'M3 13h18M6 13a6 6 0 0 1 12 0M12 3v2M4.5 6.5l1.4 1.4M19.5 6.5l-1.4 1.4M5 17h14M8 21h8',
    count: { of: 'toDo', says: ' things to do' },
  },
  { path: '/money', name: 'Money', icon: 'M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4' },
  {
    path: '/invoices',
    name: 'Invoices',
    icon: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
    count: { of: 'overdueInvoices', says: ' overdue' },
  },
  { path: '/taxes', name: 'Taxes', icon: 'M4 9l8-5 8 5zM6 9v8M10 9v8M14 9v8M18 9v8M3 20h18' },
  { path: '/independence', name: 'Independence', icon: 'M6 21V4M6 4h11l-3 4 3 4H6' },
]

/** The key that goes to a place. */
export function keyOf(place: Place): string {
  return String(PLACES.indexOf(place) + 1)
}
