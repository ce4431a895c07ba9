import { type PrintedMap, readResponse } from '../response/index.ts'
import { findArithmetic } from './findArithmetic.ts'
import { findDistances, findSizes } from './findLengths.ts'
import { findCoordinates, findDifferences } from './findPlaces.ts'
import { findAngles, findComparisons, findCounts, findNearest, findRelations } from './findRelations.ts'
import { plainSigns } from './tokens.ts'
import type { Claim, FindContext } from './types.ts'

const FINDERS: readonly ((text: string, context: FindContext) => Claim[])[] = [
  findDistances,
  findSizes,
  findCoordinates,
  findDifferences,
  findRelations,
  findNearest,
  findComparisons,
  findCounts,
  findAngles,
]

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

/**
 * Every checkable statement of a model's reasoning, in the order of the text, each with its place: `text.slice(start,
 * end)`. What stands in a printed map is no claim. Statements of one kind never overlap (the first pattern that fits
 * counts); an equality may lie within a distance, as both can be checked. What the patterns do not know is not found:
 * a text without claims is not therefore right.
 * @param maps that the text prints, where they have been read already.
 * @param asked the question, whose viewpoint and measure count where the text has none of its own.
 */
export function findClaims(
  text: string,
  maps: readonly PrintedMap[] = readResponse(text).maps,
  asked?: FindContext['asked'],
): Claim[] {
  const context = { objects: maps.flatMap(({ objects }) => objects), ...(asked && { asked }) }
  // Maps become blanks of the same length, so that places stay.
  const prose = [...maps].reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    plainSigns(text),
  )
  const kept: Claim[] = []
  for (const find of FINDERS)
    for (const claim of find(prose, context))
      if (!kept.some((other) => other.kind === claim.kind && overlaps(other, claim))) kept.push(claim)
  return [...kept, ...findArithmetic(prose)]
    .map((claim) => ({ ...claim, text: text.slice(claim.start, claim.end) }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}
