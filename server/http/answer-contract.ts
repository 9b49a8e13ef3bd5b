import type { FastifySerializerCompiler } from 'fastify'
import { ResponseSerializationError } from 'fastify-type-provider-zod'
import { type $ZodType, safeParse } from 'zod/v4/core'

/**
 * Checks every answer against its contract before it is sent. Contracts of answers hold nothing that is written another way
 * on the wire, so they are read forward, which takes a third of the time of zod's way back. Read so, a default is filled in:
 * in a union of answers, the contract without it stands first.
 */
export const answerContracts: FastifySerializerCompiler<$ZodType> = ({ schema, method, url }) => {
  return (answer) => {
    const { success, data, error } = safeParse(schema, answer)
    if (!success) throw new ResponseSerializationError(method, url, { cause: error as never })
    return JSON.stringify(data)
  }
}
