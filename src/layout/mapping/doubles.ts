import { solidContained } from '../../geometry/index.ts'
import { mayBeSame } from '../model/confusions.ts'
import { layerOf } from '../model/layers.ts'
import type { MappedObject } from './mappedObject.ts'

/** Two bodies that share this much of the smaller are one thing: of one name, or of two that are taken for each other. */
const ONE_BODY = { sameName: 0.25, confused: 0.4 }
/** So are two whose centres are closer than this share of the longest side of the smaller; and, of two names, than this, metres. */
const TOO_CLOSE = { sameName: 0.4, confused: 0.3 }
const TWO_NAMES = 0.2
/** How likely a name is that was outvoted altogether. */
const OUTVOTED = 0.1

/** Neighbours closer than this are in one picture some time, if they are two; metres. */
const NEIGHBOURS = 0.7

function sharePicture(a: MappedObject, b: MappedObject): boolean {
  const frames = new Set(a.sightings.map(({ frame }) => frame))
  return b.sightings.some(({ frame }) => frames.has(frame))
}

function areOne(a: MappedObject, b: MappedObject): boolean {
  if (!mayBeSame(a.category, b.category)) return false
  const names = a.category === b.category ? 'sameName' : 'confused'
  const [p, q] = [a.box.center, b.box.center]
  const longest = Math.min(Math.max(...a.box.size), Math.max(...b.box.size))
  const apart = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
  if (names === 'confused' && apart < TWO_NAMES) return true
  if (names === 'sameName' && apart < NEIGHBOURS && !sharePicture(a, b)) return true
  return solidContained(a.box, b.box) > ONE_BODY[names] || apart < TOO_CLOSE[names] * longest
}

/** One thing under two names is the likelier one, with the other as an alternative. The likeliest first. */
export function withoutDoubles(objects: readonly MappedObject[]): MappedObject[] {
  const kept: MappedObject[] = []
  for (const object of [...objects].sort((a, b) => b.logOdds - a.logOdds)) {
    const twin = kept.find((other) => areOne(other, object))
    if (!twin) {
      kept.push({ ...object })
      continue
    }
    const { category } = object
    if (twin.category !== category && !twin.alternatives.some((one) => one.category === category))
      twin.alternatives = [...twin.alternatives, { category, probability: OUTVOTED }]
  }
  return kept
}

/** What other things stand on, in or under. */
const HOSTS: ReadonlySet<string> = new Set([
  'table',
  'counter',
  'cabinet',
  'shelf',
  'nightstand',
  'bed',
  'sofa',
  'bench',
  'sink',
])
/** What is built into a cabinet or stands in one; chairs and beds do not. */
const NOT_IN_CABINETS: ReadonlySet<string> = new Set(['chair', 'stool', 'toilet', 'bathtub'])
/** A body that lies in another by more than this share of itself is in its place. */
const INSIDE = 0.5

const mayHold = (host: string, guest: string): boolean =>
  HOSTS.has(host) && !((host === 'cabinet' || host === 'shelf') && NOT_IN_CABINETS.has(guest))

/**
 * Two bodies cannot share a place: of what lies in another thing that holds nothing, the less likely goes; of two as
 * likely, the second.
 */
export function withoutGuests(objects: readonly MappedObject[]): MappedObject[] {
  return objects.filter((object, k) =>
    objects.every(
      (other, j) =>
        other === object ||
        other.logOdds < object.logOdds ||
        (other.logOdds === object.logOdds && j > k) ||
        layerOf(object.category) === 'small' ||
        layerOf(other.category) === 'small' ||
        mayHold(other.category, object.category) ||
        mayHold(object.category, other.category) ||
        solidContained(object.box, other.box) <= INSIDE,
    ),
  )
}
