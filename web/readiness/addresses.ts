export const READINESS_PATH = '/api/v1/readiness'
/** The verdict to print. */
export const READINESS_PDF_PATH = '/api/v1/readiness.pdf'
