import type { Vec2 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { arrowMark, type Mark, onFloor, unitOf } from '../marks.ts'
import type { DirectionLevel, Name, Program } from '../program.ts'
import { oneNamed, planCentre } from './objects.ts'
import { coordinates, decimals, type Normal, type Outcome, stepOn } from './outcome.ts'
import { from, type PlaceOf, placeDrawer, placeStep, requireApart } from './plan.ts'
import { directionScorer, directionWord, signedAngle } from './sectors.ts'
import { carriesDeviations } from './uncertainty.ts'

/** The steps and the answer that an angle from two vectors gives. */
function outcomeOf(
  layout: Layout,
  names: readonly Name[],
  vectors: (place: PlaceOf) => { forward: Vec2; towards: Vec2 },
  level: DirectionLevel,
  words: { forward: string; towards: string; quantity: string },
  /** Where the two vectors begin on the map. */
  origins: { forward: Vec2; towards: Vec2 },
  /** The objects that each of the two lies between. */
  between: { forward: readonly LayoutObject[]; towards: readonly LayoutObject[] },
): Outcome {
  const objects = names.map((name) => oneNamed(layout, name))
  const { forward, towards } = vectors(planCentre)
  const degrees = signedAngle(forward, towards)
  const value = directionWord(degrees, level)
  const scorer = directionScorer(level)
  const arrows = [arrowMark('f', origins.forward, forward), arrowMark('v', origins.towards, towards)] as const
  const turn = { at: onFloor(origins.towards), forward: unitOf(forward) }
  const ahead: Mark[] =
    origins.forward === origins.towards ? [] : [arrowMark('f', origins.towards, turn.forward)]
  const places = new Map(objects.map((object, k) => [object, placeStep(layout, names[k] as Name, object)]))
  const trace = [
    ...places.values(),
    stepOn(between.forward, {
      id: 'forward',
      quantity: 'Forward, f',
      formula: words.forward,
      value: coordinates(forward),
      unit: 'm',
      marks: [arrows[0]],
    }),
    stepOn(between.towards, {
      id: 'towards',
      quantity: 'Vector asked about, v',
      formula: words.towards,
      value: coordinates(towards),
      unit: 'm',
      marks: [arrows[1]],
    }),
    stepOn(objects, {
      id: 'angle',
      quantity: 'Angle from f to v, counter-clockwise',
      formula: `atan2(f × v, f · v), f × v = ${decimals(forward[0] * towards[1] - forward[1] * towards[0])}, f · v = ${decimals(forward[0] * towards[0] + forward[1] * towards[1])}`,
      value: degrees,
      unit: '°',
      marks: [...arrows, ...ahead, { kind: 'angle', ...turn, degrees }],
    }),
    stepOn(objects, {
      id: 'direction',
      quantity: words.quantity,
      formula: RULES[level],
      value,
      unit: '',
      marks: [{ kind: 'sectors', ...turn, level, found: value }, ...arrows, ...ahead],
    }),
  ]
  return {
    value,
    unit: '',
    sd: 0,
    trace,
    fit: (options) => scorer(options)(degrees),
    ...(carriesDeviations(objects) && {
      draw: (options: readonly string[]) => {
        const [score, places] = [scorer(options), placeDrawer(objects)]
        return (normal: Normal) => {
          const drawn = vectors(places(normal))
          return score(signedAngle(drawn.forward, drawn.towards))
        }
      },
    }),
  }
}

const RULES: Readonly<Record<DirectionLevel, string>> = {
  easy: 'left from 0° to 180°, else right',
  medium: 'back from 135° on either side, else left or right',
  hard: 'the quadrant: front within 90° of f; left where the angle is not negative',
}

/** `direction` (VSI-Bench): angle of standing -> asked from standing -> facing, centres on the plan. */
export function directionOutcome(program: Program & { kind: 'direction' }, layout: Layout): Outcome {
  const { standing, facing, asked, level } = program
  const [s, f, q] = [standing, facing, asked].map((name) => oneNamed(layout, name)) as [
    LayoutObject,
    LayoutObject,
    LayoutObject,
  ]
  requireApart(s, f)
  requireApart(s, q)
  const standingAt = planCentre(s)
  return outcomeOf(
    layout,
    [standing, facing, asked],
    (place) => ({ forward: from(place(s), place(f)), towards: from(place(s), place(q)) }),
    level,
    {
      forward: `${f.id} − ${s.id}`,
      towards: `${q.id} − ${s.id}`,
      quantity: `Where ${q.id} is for somebody at ${s.id} who faces ${f.id}`,
    },
    { forward: standingAt, towards: standingAt },
    { forward: [s, f], towards: [s, q] },
  )
}

/** A vector that points `axis`, turned to point forward. */
const turnedForward = ([x, y]: Vec2, axis: 'forward' | 'left' | 'right'): Vec2 =>
  axis === 'forward' ? [x, y] : axis === 'left' ? [y, -x] : [-y, x]

/** `directionOfVector` (Video2Layout): quadrant of relativeTo -> of, where from -> to points `axis`. */
export function vectorOutcome(program: Program & { kind: 'directionOfVector' }, layout: Layout): Outcome {
  const names = [program.from, program.to, program.of, program.relativeTo]
  const [a, b, c, d] = names.map((name) => oneNamed(layout, name)) as [
    LayoutObject,
    LayoutObject,
    LayoutObject,
    LayoutObject,
  ]
  requireApart(a, b)
  requireApart(c, d)
  const { axis } = program
  return outcomeOf(
    layout,
    names,
    (place) => ({
      forward: turnedForward(from(place(a), place(b)), axis),
      towards: from(place(d), place(c)),
    }),
    'hard',
    {
      forward: `${b.id} − ${a.id}${axis === 'forward' ? '' : `, which points ${axis}, turned by 90°`}`,
      towards: `${c.id} − ${d.id}`,
      quantity: `Where ${c.id} is as seen from ${d.id}`,
    },
    { forward: planCentre(a), towards: planCentre(d) },
    { forward: [a, b], towards: [d, c] },
  )
}

/** `directionFromCamera` (QVS-Bench): quadrant of relativeTo -> of; forward is the map's +y, where the first camera looks. */
export function cameraOutcome(program: Program & { kind: 'directionFromCamera' }, layout: Layout): Outcome {
  const names = [program.of, program.relativeTo]
  const [c, d] = names.map((name) => oneNamed(layout, name)) as [LayoutObject, LayoutObject]
  requireApart(c, d)
  const seenFrom = planCentre(d)
  return outcomeOf(
    layout,
    names,
    (place) => ({ forward: [0, 1], towards: from(place(d), place(c)) }),
    'hard',
    {
      forward: 'where the first camera looks, which is the map’s +y',
      towards: `${c.id} − ${d.id}`,
      quantity: `Where ${c.id} is from ${d.id}, as the first camera sees it`,
    },
    { forward: seenFrom, towards: seenFrom },
    { forward: [], towards: [d, c] },
  )
}
