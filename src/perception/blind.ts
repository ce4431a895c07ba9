import type { KeyframeEvidence } from './evidence.ts'

const MIN_CORNERS = 8
const MIN_EDGES = 3

/**
 * Whether a picture shows nothing (a covered lens, the dark): it is like any other that shows nothing, so that it says no
 * place, and what the networks make of it says nothing of the room.
 */
export const isBlind = ({ tracked, lines }: Pick<KeyframeEvidence, 'tracked' | 'lines'>): boolean =>
  tracked !== undefined && tracked.ids.length < MIN_CORNERS && lines.length < MIN_EDGES
