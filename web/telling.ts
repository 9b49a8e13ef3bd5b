import { ApiProblem, NoAnswer } from './api.ts'
import { sayDone } from './parts/toast.tsx'

/** Does something that a toast offered; a refusal is said in the toast's place. */
export async function telling(refusal: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ApiProblem) sayDone(`${refusal} ${error.problem.detail}`)
    else if (!(error instanceof NoAnswer)) throw error
  }
}
