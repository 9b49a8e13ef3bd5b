import type { JSX } from 'preact'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { READINESS_PATH, READINESS_PDF_PATH } from './addresses.ts'
import { Answer } from './answer.tsx'
import { TestsSection } from './tests-section.tsx'

/** The answer of the place, and the eight tests behind it. */
export function ReadinessSection(): JSX.Element {
  const resource = useResource<ReadinessReply>(READINESS_PATH)
  return (
    <Loaded resource={resource} says="Imagining futures…">
      {(readiness) => (
        <>
          <Answer readiness={readiness} />
          <p class="row-of note-gap">
            <a class="button small" href={READINESS_PDF_PATH} download>
              Verdict as PDF
            </a>
          </p>
          <TestsSection readiness={readiness} />
        </>
      )}
    </Loaded>
  )
}
