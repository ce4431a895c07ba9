import type { Program } from '../program.ts'
import { levelOf } from './direction.ts'
import { RELATION, VIEWPOINT } from './viewpoint.ts'
import type { Rule } from './wording.ts'
import { things, wording } from './wording.ts'

const EXACTLY = '(?:directly |exactly |straight |precisely )?'
const AXIS = '(?<axis>forwards?/backwards?|forwards?|backwards?|front|back|left|right|ahead)'
/** `{a}` and `{b}` make the vector. */
const LEADS = [
  // QVS-Bench, vertical direction.
  `(?:considering|consider|taking|take|using|with|if) (?:the )?(?:vector|direction|line|arrow|ray|view) from {a} to {b} (?:is |as |defines |to be |points )?(?:considered )?(?:the )?${AXIS}(?: direction)?`,
  // QVS-Bench, horizontal direction.
  `(?:if|suppose|assume|assuming|given that|when) {b} is ${EXACTLY}(?:to the |on the |in )?(?<axis>left|right|front|behind) ?(?:of )?{a}`,
  `(?:if )?(?:i |you |one )?(?:walking|going|walk|go|looking|moving) from {a} to(?:wards?)? {b} is (?:the )?${AXIS}(?: direction)?`,
]
// The first known paraphrase of QVS-Bench.
const SIGHT = `${VIEWPOINT.replace('{s}', '{a}').replace('{f}', '{b}')}[,.;]? (?:and )?(?:if )?(?:this|that|the|your|my) (?:line of sight|direction|view|viewing direction) (?:is|as|being) (?:considered |taken as |defined as )?(?:the )?${AXIS}(?: direction)?`

const VECTOR = [...LEADS, SIGHT].flatMap((lead) =>
  RELATION.flatMap((relation) => [
    wording(`${lead}[,.;:]? (?:then )?${relation}`),
    wording(`${relation},? ${lead}`),
  ]),
)

const CAMERA =
  "(?:as )?(?:seen |viewed |looking |looked at )?(?:from|in|with) (?:the )?(?:first )?camera(?:'s|s)?(?: (?:perspective|point of view|viewpoint|view|position|direction|frame))?"
const FROM_CAMERA = [
  ...RELATION,
  'is {c} (?<sides>(?:to|on|at|in|left|right|front|behind)\\b.{0,120}?) of {d}',
].flatMap((relation) => [wording(`${CAMERA},? ${relation}`), wording(`${relation},? ${CAMERA}`)])

/** With the vector from `a` to `b`, which way it points; to point backward is to have the other one point forward. */
function withAxis(axis: string, a: string, b: string) {
  if (/^(?:left|right)$/.test(axis)) return { from: a, to: b, axis: axis as 'left' | 'right' }
  // The template names both; a vector that is "the forward/backward direction" runs along its own.
  if (/^(?:forward|front|ahead)/.test(axis)) return { from: a, to: b, axis: 'forward' as const }
  return { from: b, to: a, axis: 'forward' as const }
}

/**
 * Where a thing is relative to another, in a frame that the vector between two more things gives: QVS-Bench's vertical
 * and horizontal directions and their known paraphrase.
 */
export const vectorRule: Rule = (asked): Program | undefined => {
  for (const form of VECTOR) {
    const found = things(form, asked)
    const axis = form.exec(asked.text)?.groups?.axis
    if (!found?.a || !found.b || !found.c || !found.d || axis === undefined) continue
    return {
      kind: 'directionOfVector',
      ...withAxis(axis, found.a, found.b),
      of: found.c,
      relativeTo: found.d,
    }
  }
  return undefined
}

/**
 * Where a thing is relative to another, with the first camera's direction of view as forward: QVS-Bench's direction
 * from the camera's perspective.
 */
export const cameraRule: Rule = (asked): Program | undefined => {
  for (const form of FROM_CAMERA) {
    const found = things(form, asked)
    if (!found?.c || !found.d) continue
    const sides = form.exec(asked.text)?.groups?.sides
    if (sides !== undefined && levelOf(sides) === undefined) continue
    return { kind: 'directionFromCamera', of: found.c, relativeTo: found.d }
  }
  return undefined
}
