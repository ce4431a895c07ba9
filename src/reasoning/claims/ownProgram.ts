import type { Measure, Name, Program } from '../program.ts'
import { objectsNamed } from './names.ts'
import { shown } from './outcome.ts'
import { between, centreDistance, gapDistance, missingOn, type Place, type Scene, seenAs } from './scene.ts'

/** What exact computation on a printed map gives, and which other answers its rounding leaves open. */
export interface OwnResult {
  /** Metres, a count, the name of an option, or a direction in Floorsight's words (`front-left`). */
  value: number | string
  unit: 'm' | ''
  /** Of a number: how far the map's last digits leave it open. */
  tolerance: number
  /** Of words: all answers that differ from the best by no more than the map's rounding. */
  fits: string[]
  /** The numbers behind it, for people. */
  detail: string
}

/** Why a program can't be computed on a printed map. */
export class NotOnMap extends Error {}

function find(scene: Scene, name: Name): Place[] {
  const places = objectsNamed(name, scene.places)
  if (places.length === 0) throw new NotOnMap(missingOn(scene, name))
  return places
}

const one = (scene: Scene, name: Name): Place => find(scene, name)[0] as Place

function measure(scene: Scene, a: Place[], b: Place[], by: Measure): number {
  const values = a.flatMap((p) =>
    b.flatMap((q) => {
      const value = p === q ? undefined : by === 'centre' ? centreDistance(p, q) : gapDistance(p, q)
      return value === undefined ? [] : [value]
    }),
  )
  if (values.length === 0)
    throw new NotOnMap(
      scene.metric ? 'There is only one object.' : 'A grid of centres has no closest points.',
    )
  return Math.min(...values)
}

const number = (value: number, unit: 'm' | '', tolerance: number, detail: string): OwnResult => ({
  value,
  unit,
  tolerance,
  fits: [],
  detail,
})

function nearest(program: Program & { kind: 'nearest' }, scene: Scene): OwnResult {
  const to = find(scene, program.to)
  const known = program.options.flatMap((name) => {
    const places = objectsNamed(name, scene.places)
    return places.length ? [{ name, distance: measure(scene, places, to, program.measure) }] : []
  })
  const ranked = known.sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  if (!best) throw new NotOnMap('None of the options is on its own map.')
  const tolerance = 2 * scene.half
  const unit = scene.metric ? ' m' : ' cells'
  return {
    value: best.name,
    unit: '',
    tolerance,
    fits: ranked.filter(({ distance }) => distance - best.distance <= tolerance).map(({ name }) => name),
    detail: ranked.map(({ name, distance }) => `${name} ${shown([distance])}${unit}`).join(', '),
  }
}

type Seen = { ahead: number; left: number }
type Level = 'easy' | 'medium' | 'hard'

/** VSI-Bench's words: left or right; back from 135° on; quadrants. */
function wordFor({ ahead, left }: Seen, level: Level): string {
  const side = left >= 0 ? 'left' : 'right'
  if (level === 'easy') return side
  if (level === 'medium') return ahead < 0 && Math.abs(left) <= -ahead ? 'back' : side
  return `${ahead >= 0 ? 'front' : 'back'}-${side}`
}

function direction(seen: Seen | undefined, scene: Scene, level: Level): OwnResult {
  if (!seen) throw new NotOnMap('Two of the objects have one centre on its own map.')
  const tolerance = 2 * scene.half
  const near = [-tolerance, 0, tolerance].flatMap((dx) =>
    [-tolerance, 0, tolerance].map((dy) => wordFor({ ahead: seen.ahead + dx, left: seen.left + dy }, level)),
  )
  const value = wordFor(seen, level)
  return {
    value,
    unit: '',
    tolerance,
    // A whole cell of a grid is no rounding that one may plead.
    fits: scene.metric ? [...new Set([value, ...near])] : [value],
    detail: `${shown([Math.abs(seen.ahead)])} ${seen.ahead >= 0 ? 'ahead' : 'behind'}, ${shown([Math.abs(seen.left)])} to the ${seen.left >= 0 ? 'left' : 'right'}`,
  }
}

/**
 * Computes a program on a printed map: centres and axis-aligned rectangles, Video2Layout's rules (facts A): centre-centre
 * or gap distance, max(width, length), and the quadrant of c - d in the axes of the vector from a to b.
 * @throws NotOnMap where an object is missing or the map can't tell.
 */
export function computeOn(scene: Scene, program: Program): OwnResult {
  const rounding = 2 * scene.half
  switch (program.kind) {
    case 'nearest':
      return nearest(program, scene)
    case 'distance': {
      if (!scene.metric) throw new NotOnMap('A grid of centres has no metres.')
      const value = measure(scene, find(scene, program.a), find(scene, program.b), program.measure)
      const points = program.measure === 'centre' ? 'between the centres' : 'between the closest points'
      return number(value, 'm', rounding, points)
    }
    case 'size': {
      const { sides } = one(scene, program.object)
      if (sides.length === 0) throw new NotOnMap('A grid of centres has no sizes.')
      return number(
        Math.max(...sides),
        'm',
        rounding,
        `sides ${sides.map((side) => shown([side])).join(' and ')} m`,
      )
    }
    case 'count':
      return number(find(scene, program.category).length, '', 0, 'objects of this name')
    case 'directionOfVector': {
      const [from, to] = [one(scene, program.from), one(scene, program.to)]
      const vector = between(one(scene, program.relativeTo), one(scene, program.of))
      return direction(seenAs(vector, between(from, to), program.axis), scene, 'hard')
    }
    case 'directionFromCamera': {
      if (!scene.metric) throw new NotOnMap('On a grid it is not known where the camera looks.')
      const vector = between(one(scene, program.relativeTo), one(scene, program.of))
      return direction(seenAs(vector, [0, 1], 'forward'), scene, 'hard')
    }
    case 'direction': {
      const [standing, facing] = [one(scene, program.standing), one(scene, program.facing)]
      const vector = between(standing, one(scene, program.asked))
      return direction(seenAs(vector, between(standing, facing), 'forward'), scene, program.level)
    }
    default:
      throw new NotOnMap('A printed map does not hold what this question asks for.')
  }
}
