/** One that answers questions one at a time: a worker. */
export interface Answerer<Question, Answer> {
  ask: (question: Question) => void
  onAnswer: (answer: Answer) => void
}

/**
 * Asks while somebody drags: at most one question is on its way, and of those that come meanwhile only the latest is
 * asked next. Nothing waits in a queue.
 */
export function latestWins<Question, Answer>(
  send: (question: Question) => void,
  tell: (answer: Answer, question: Question) => void,
): Answerer<Question, Answer> {
  let underWay: Question | undefined
  let next: Question | undefined
  const ask = (question: Question) => {
    if (underWay !== undefined) {
      next = question
      return
    }
    underWay = question
    send(question)
  }
  const onAnswer = (answer: Answer) => {
    const question = underWay
    underWay = undefined
    const waiting = next
    next = undefined
    if (waiting !== undefined) ask(waiting)
    if (question !== undefined) tell(answer, question)
  }
  return { ask, onAnswer }
}
