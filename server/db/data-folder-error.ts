/** The data folder is not fit to work with. The message says why; nothing was changed. */
export class DataFolderError extends Error {}
