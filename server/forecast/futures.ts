import { keptFutures } from '../../shared/readiness/course.ts'

/** The futures of the book's input, imagined once for the forecast and for readiness, until the input is another one. */
export const futuresOf = keptFutures()
