/** The data folder is not fit to work with. The message says why; nothing was changed. */
export class DataFolderError extends Error {}

const NO_ROOM = /^(ENOSPC|EDQUOT|SQLITE_FULL)/

/**
 * What the system or SQLite refused, a full disk say, as a DataFolderError that begins with `what`; any other error as it
 * is. Both are told by their code: a fault of the program has none, and keeps its trace.
 */
export function forThePerson(error: unknown, what: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  if (!error.code.startsWith('SQLITE_') && !('syscall' in error)) return error
  const why = NO_ROOM.test(error.code) ? 'there is no room left on the disk. Make room and try again' : error.message
  return new DataFolderError(`${what}: ${why}.`, { cause: error })
}
