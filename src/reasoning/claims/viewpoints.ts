import type { Program } from '../program.ts'
import { latest, type Placed, sentenceStart, sorted } from './context.ts'
import { cleanName, mayBe, NAME, THE } from './names.ts'
import type { Reading, Side, Viewpoint } from './types.ts'

/** Coordinates may stand after a name. */
const AT = String.raw`(?: ?\([^()\n]{0,30}\))?`
const BY = '(?:by|at|next to|beside|near|in front of)'
const FACE = '(?:fac(?:e|ing)|look(?:ing)?)(?: precisely| directly)?(?: at| to| towards?)?'
const UP_TO = String.raw`(?=[.,;:?\n]| ?\(| is\b| as\b| and\b|$)`
const FACING = new RegExp(
  `(?:stand(?:ing)?|am|positioned|at|from|beside|by) (?:${BY} )?${THE}${NAME}${AT},?(?: and| while)?(?: I| I am| I'm| am)? ${FACE} ${THE}${NAME}${UP_TO}`,
  'gi',
)
const FACING_FROM = new RegExp(
  `${FACE} ${THE}${NAME}${AT},? (?:while |and )?(?:(?:standing|positioned) )?(?:from|by|at|beside|next to) ${THE}${NAME}${UP_TO}`,
  'gi',
)
const LOOKING_FROM = new RegExp(
  `(?:fac(?:e|ing)|look(?:ing)?) from ${THE}${NAME}${AT},? (?:at|to|towards?) ${THE}${NAME}${UP_TO}`,
  'gi',
)
// "The vector from A to B points to the right" says where B is, and not what right means.
const AXIS = String.raw`(?:(?:is|as|be|being|defines?|points?|=|:)[ "'*]+(?:(?:our|the|my|taken as|considered|defined as|set as|called)[ "'*]+)*(forward)|as[ "'*]+(?:the[ "'*]+)?(left|right)\b(?! of)|is[ "'*]+the[ "'*]+(left|right)[ "'*]+direction)`
const VECTOR = new RegExp(
  String.raw`from ${THE}${NAME} to ${THE}${NAME}(?=[ .,;:=([])[^.\n]{0,40}?${AXIS}`,
  'gi',
)
const CAMERA =
  /(?<!\b(?:away|far|distance|distant|metres|meters|m) )\bfrom (?:the )?(?:camera|viewer|observer)\b|\b(?:camera|viewer|observer)(?:'s)? (?:perspective|view|point of view|viewpoint)\b|\b(?:perspective|view|viewpoint) of the (?:camera|viewer|observer)\b/gi

/**
 * What counts as forward from which place of the text on, where the text says so itself. The observer of a question
 * that has one stand somewhere is not the camera.
 */
export function viewpointsOf(text: string, asked: Program | undefined): Placed<Viewpoint>[] {
  const vector = (at: number, a?: string, b?: string, axis = 'forward'): Placed<Viewpoint>[] => {
    const [from, to] = [cleanName(a), cleanName(b)]
    const along = axis.toLowerCase() as 'forward' | 'left' | 'right'
    return from && to ? [{ at, value: { kind: 'vector', from, to, axis: along } }] : []
  }
  const found = (pattern: RegExp) => [...text.matchAll(pattern)]
  return sorted([
    ...[FACING, LOOKING_FROM].flatMap((pattern) =>
      found(pattern).flatMap(({ index, 1: a, 2: b }) => vector(index, a, b)),
    ),
    ...found(FACING_FROM).flatMap(({ index, 1: b, 2: a }) => vector(index, a, b)),
    ...found(VECTOR).flatMap(({ index, 1: a, 2: b, 3: forward, 4: side, 5: direction }) =>
      vector(index, a, b, forward ?? side ?? direction),
    ),
    ...found(CAMERA)
      .filter(([words]) => asked?.kind !== 'direction' || /camera/i.test(words))
      .map(({ index }): Placed<Viewpoint> => ({ at: index, value: { kind: 'camera' } })),
  ])
}

/** The words of a statement of left and right, in front and behind. */
interface Said {
  of: string
  /** As printed; "me" or "it" are no names. */
  reference: string | undefined
  sides: readonly Side[]
  /** From the verb on. */
  words: string
  start: number
  end: number
}

const SELF = /^(?:me|mine|myself|you|yourself|us|robot|viewer|observer|person)$/i
const MINE = /\b(?:my|me|mine|myself|your|you|yourself|our|us)\b/i
const ON_THE_MAP =
  /\b(?:on|in|by|from) (?:the|my|its|this|our) (?:own )?(?:map|plan|grid|bird's[- ]eye view|BEV|top[- ]down view)\b/i
const GOES_ON =
  /^,? (?:when|if|while|as|seen|viewed|looking|standing|facing|from)\b(?! (?:my|your|this|that|the same) )/i

const CAMERA_VIEW: Viewpoint = { kind: 'camera' }
const unsaid = (why: string): Reading => ({ viewpoint: { kind: 'unsaid', why } })

const same = (a: string | undefined, b: string) =>
  a !== undefined && (mayBe({ name: a }, { name: b }) || mayBe({ name: b }, { name: a }))

/** The viewpoint that a question sets, and what it is about. */
function viewOfQuestion(asked: Program | undefined): { view: Viewpoint; about: string[] } | undefined {
  switch (asked?.kind) {
    case 'direction': {
      const { standing, facing } = asked
      const view: Viewpoint = { kind: 'vector', from: standing, to: facing, axis: 'forward' }
      return { view, about: [asked.asked, standing] }
    }
    case 'directionOfVector': {
      const { from, to, axis, of, relativeTo } = asked
      return { view: { kind: 'vector', from, to, axis }, about: [of, relativeTo] }
    }
    case 'directionFromCamera':
      return { view: CAMERA_VIEW, about: [asked.of, asked.relativeTo] }
    default:
      return undefined
  }
}

/** The viewpoint that the text sets for a statement: the latest before it, or one right behind it. */
function statedFor(
  text: string,
  said: Said,
  viewpoints: readonly Placed<Viewpoint>[],
  asked: Program | undefined,
): Viewpoint | undefined {
  const after = GOES_ON.test(text.slice(said.end, said.end + 20))
    ? viewpoints.find(({ at }) => at >= said.end && at < said.end + 40)?.value
    : undefined
  // Where a question stands somewhere, what was said of the camera does not last.
  const from = asked?.kind === 'direction' ? sentenceStart(text, said.start) : 0
  const lasting = viewpoints.filter(({ at, value }) => value.kind !== 'camera' || at >= from)
  return after ?? latest(lasting, said.start)
}

/**
 * All that a statement of sides may mean, the likeliest first: a viewpoint of the text counts before the question's,
 * and the map's axes only where nobody stands anywhere.
 */
export function readingsOf(
  text: string,
  said: Said,
  viewpoints: readonly Placed<Viewpoint>[],
  asked: Program | undefined,
): Reading[] {
  const { of, reference, sides, words } = said
  const named = cleanName(reference)
  if (/\bits\b/i.test(words) || (reference !== undefined && !named))
    return [unsaid('It is not plain what it is relative to.')]
  if (named && /^camera$/i.test(named)) return [{ viewpoint: CAMERA_VIEW }]
  const relativeTo = named && !SELF.test(named) ? named : undefined
  const mine = MINE.test(words) || (named !== undefined && relativeTo === undefined)
  const from = (viewpoint: Viewpoint, origin = relativeTo): Reading =>
    origin === undefined ? { viewpoint } : { viewpoint, relativeTo: origin }

  const question = viewOfQuestion(asked)
  const stated = statedFor(text, said, viewpoints, asked)
  const view = stated ?? question?.view
  if (!view)
    return mine ? [unsaid('It is not said where one stands and what one faces.')] : [from(CAMERA_VIEW)]

  const isVector = asked?.kind === 'directionOfVector' || asked?.kind === 'directionFromCamera'
  if (isVector && !relativeTo && !mine && same(of, asked.of))
    return [from(view, asked.relativeTo), ...(stated ? [from(view)] : [])]

  const elsewhere = view.kind === 'vector' && relativeTo !== undefined && !same(relativeTo, view.from)
  const depth = sides.includes('front') || sides.includes('back')
  const plainDepth = /\b(?:behind|in front of)\b/i.test(words)
  if (elsewhere && depth && !isVector && (asked?.kind === 'direction' || plainDepth))
    return [unsaid(`It is not plain whose front is meant, the observer's or that of the ${relativeTo}.`)]

  if (stated || !question) return [from(view)]
  const sentence = text.slice(sentenceStart(text, said.start), said.start)
  const onMap = !mine && ON_THE_MAP.test(sentence + text.slice(said.end, said.end + 40).split(/[.;,\n]/)[0])
  const concerns = mine || question.about.some((name) => same(of, name) || same(relativeTo, name))
  // These two stand on the line of sight, of which neither is to a side.
  const inLine =
    asked?.kind === 'direction' &&
    [of, relativeTo].every((name) => same(name, asked.standing) || same(name, asked.facing))
  if (onMap || inLine || !concerns) return [from(view), from(CAMERA_VIEW)]
  // From where one stands, a thing beside the line of sight may have another on its left that the axes put to its right.
  const sideways: Reading[] =
    asked?.kind === 'direction' && elsewhere && !same(relativeTo, asked.facing)
      ? [{ viewpoint: { kind: 'vector', from: asked.standing, to: relativeTo, axis: 'forward' } }]
      : []
  return [from(view), ...sideways]
}
