import type { FastifyInstance } from 'fastify'
import { HttpRefusal } from './problem.ts'

const DEEPEST = 32
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** The one parser of request bodies: JSON in UTF-8, at most 32 deep, and no key that could reach an object's prototype. */
export function registerJsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/json(;\s*charset="?utf-8"?)?$/i,
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, parse(body as Buffer))
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  )
}

function parse(body: Buffer): unknown {
  let text: string
  try {
    text = decoder.decode(body)
  } catch {
    throw new HttpRefusal(400, 'unreadable', 'The request is not valid UTF-8.')
  }
  if (depthOf(text) > DEEPEST)
    throw new HttpRefusal(400, 'unreadable', `The request is nested more than ${DEEPEST} deep.`)
  try {
    // Looking at every key takes longer than reading the whole: it is done where one could be spelt so.
    return /__proto__|\\u/.test(text) ? JSON.parse(text, refusePrototype) : JSON.parse(text)
  } catch (error) {
    if (error instanceof HttpRefusal) throw error
    throw new HttpRefusal(400, 'unreadable', 'The request is not valid JSON.')
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new HttpRefusal(400, 'unreadable', 'The request has a field that no record has.')
  return value
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (isInString) {
      if (character === '\\') index += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{' || character === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}
