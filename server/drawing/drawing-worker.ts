import { answerAsked } from '../aside/answer-asked.ts'
import { carryOut } from './carry-out.ts'

// Reads the book and draws beside the thread that answers requests.

answerAsked(carryOut)
