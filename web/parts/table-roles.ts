// What the parts of a table are, said by themselves: on a phone its rows fold, and what is laid out as a block or a grid
// is no part of a table any more to some browsers, and so to whoever has the page read out.

export const TABLE = { role: 'table' } as const
export const ROWS = { role: 'rowgroup' } as const
export const ROW = { role: 'row' } as const
export const COLUMN_HEAD = { role: 'columnheader', scope: 'col' } as const
/** Over the rows that follow it. */
export const GROUP_HEAD = { role: 'columnheader', scope: 'colgroup' } as const
export const ROW_HEAD = { role: 'rowheader', scope: 'row' } as const
export const CELL = { role: 'cell' } as const
