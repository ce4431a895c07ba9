import type { DirectionLevel } from '../program.ts'
import { VIEWPOINT, VIEWPOINT_REVERSED } from './viewpoint.ts'
import type { Asked, Rule } from './wording.ts'
import { nameOf, things, wording } from './wording.ts'

const BE = '(?:is|are|will|would|lies)'
/** `{c}` is the thing asked about; `sides` what may be answered. */
const ASKS = [
  `${BE} {c} (?:be )?(?:located |positioned |situated )?(?<sides>(?:to|on|at|in|left|right|front|back|behind)\\b.{3,160}?)`,
  `(?:on|to|at) (?:which|what) (?<open>side)(?: of me| of mine)? ${BE} {c}`,
  `where (?:${BE}|do i find|will i find|would i find) {c}(?: be)?(?: relative to me| from me| with respect to me)?`,
  `(?:in )?(?:what|which) direction ${BE} {c}(?: in)?(?: relative to me| from me| with respect to me)?`,
  `(?:what|which) is the (?:direction|location|position) of {c}(?: relative to me| from me| with respect to me)?`,
]
const JOIN = ',? (?:(?:if|when|while|as|for me|assuming) )?'

const WORDINGS = ASKS.flatMap((ask) =>
  [VIEWPOINT, VIEWPOINT_REVERSED].flatMap((view) => [
    wording(`${view}[,.:;]? (?:then )?${ask}`),
    wording(`${ask}${JOIN}${view}`),
  ]),
)
/** "Seen from the bed, is the tv left or right of the sofa?": to face the sofa is meant. */
const SEEN_FROM = [
  '(?:as )?(?:seen|viewed|looking|looked at)? ?from {s},? is {c} (?<sides>(?:to|on|at|left|right)\\b.{3,160}?)',
  'is {c} (?<sides>(?:to|on|at|left|right)\\b.{3,160}?),? (?:as )?(?:seen|viewed|looking|looked at) from {s}',
].map(wording)

const FILLERS =
  /\b(?:to|on|at|in|the|my|your|me|side|hand|or|either|be|located|is it|it|of me|of you)\b|[,/]/g
const LEVELS: Readonly<Record<string, DirectionLevel>> = {
  'left right': 'easy',
  'back left right': 'medium',
  'back-left back-right front-left front-right': 'hard',
}

/** How finely the answers told apart split the plan; undefined where they are no such set. */
export function levelOf(sides: string): DirectionLevel | undefined {
  const words = sides
    .replace(/\bbehind(?: me)?\b|\brear\b|\bbackwards?\b/g, 'back')
    .replace(/\b(front|back)[ -](left|right)\b/g, '$1-$2')
    .replace(/\b(left|right)[ -](front|back)\b/g, '$2-$1')
    .replace(FILLERS, ' ')
  return LEVELS[[...new Set(words.trim().split(/\s+/))].sort().join(' ')]
}

/** The sides and the thing that they are sides of; it is nobody's name where they are the asker's. */
function sidesOf(sides: string, asked: Asked) {
  const [, before = sides, of] =
    /^(.*\b(?:left|right))(?: side| hand side)? (?:of|from) (.+)$/.exec(sides) ?? []
  const own = of === undefined || /^(?:me|mine|you|myself)$/.test(of)
  return { level: levelOf(before), of: own ? undefined : (nameOf(of, asked) ?? '') }
}

const seenFrom: Rule = (asked) => {
  for (const form of SEEN_FROM) {
    const found = things(form, asked)
    const sides = form.exec(asked.text)?.groups?.sides
    if (found?.s === undefined || found.c === undefined || sides === undefined) continue
    const { level, of } = sidesOf(sides, asked)
    if (level === 'easy' && of && found.s !== 'camera')
      return { kind: 'direction', standing: found.s, facing: of, asked: found.c, level }
  }
  return undefined
}

/**
 * Where a thing is to somebody who stands at another and faces a third: VSI-Bench's relative direction in its three
 * levels, and free wordings; where no answers are offered, the four quadrants.
 */
export const directionRule: Rule = (asked) => {
  for (const form of WORDINGS) {
    const found = things(form, asked)
    if (found?.s === undefined || found.f === undefined || found.c === undefined) continue
    const { s: standing, f: facing, c } = found
    const groups = form.exec(asked.text)?.groups
    const { level, of } = groups?.sides
      ? sidesOf(groups.sides, asked)
      : { level: groups?.open ? ('easy' as const) : ('hard' as const), of: undefined }
    // Left or right of a third thing is no direction from where one stands.
    if (level && (of === undefined || of === facing))
      return { kind: 'direction', standing, facing, asked: c, level }
  }
  return seenFrom(asked)
}
