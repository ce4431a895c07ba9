import type { OwnMapAnswer } from '../../../reasoning/index.ts'
import type { QuestionState } from '../../../session/index.ts'
import { CHECK } from '../../common/strings/check.ts'

/**
 * Sentences on the answers of the two maps: whether the response's own one bears it out, and why there is none where
 * there is none. @param title of the map that gave `computed`.
 */
export function reasonsFor(
  ownMap: OwnMapAnswer | undefined,
  computed: QuestionState | undefined,
  title: string,
): string[] {
  if (!computed) return [CHECK.noQuestion]
  const own = ownMap ? [ownMap.reason] : []
  // A question that neither understands is refused once.
  if (computed.kind === 'answered' || ownMap?.reason.includes(computed.because)) return own
  return [...own, CHECK.gives(title, computed.because)]
}
