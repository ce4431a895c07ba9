import { toBoxAxes } from '../../geometry/index.ts'
import { provenance } from '../model/provenance.ts'
import type { MappedObject } from './mappedObject.ts'

/** What monitors stand on, and how near its top their feet are, metres; they lie this far beside it at most. */
const DESKS: ReadonlySet<string> = new Set(['table', 'counter'])
const NEAR_TOP = { below: 0.2, above: 0.35 }
const BESIDE = 0.15
/** A screen on a desk is at most this wide, metres. */
const WIDEST = 0.95
/** How likely a screen on a desk is a tv all the same. */
const STILL_TV = 0.2

function standsOn(screen: MappedObject, desk: MappedObject): boolean {
  const foot = screen.box.center[2] - screen.box.size[2] / 2
  const top = desk.box.center[2] + desk.box.size[2] / 2
  const [x, y] = toBoxAxes(desk.box, screen.box.center)
  return (
    foot > top - NEAR_TOP.below &&
    foot < top + NEAR_TOP.above &&
    Math.abs(x) < desk.box.size[0] / 2 + BESIDE &&
    Math.abs(y) < desk.box.size[1] / 2 + BESIDE
  )
}

/**
 * Screens by where they stand: the networks have one word for both, and people call one on a desk a monitor (VSI-Bench
 * does). On the wall, on a low cabinet or very wide it is a tv.
 */
export function withMonitors(objects: readonly MappedObject[]): MappedObject[] {
  const desks = objects.filter(({ category }) => DESKS.has(category))
  return objects.map((object) => {
    const isScreen = object.category === 'tv' && Math.max(object.box.size[0], object.box.size[1]) < WIDEST
    if (!isScreen || !desks.some((desk) => standsOn(object, desk))) return object
    return {
      ...object,
      category: 'monitor',
      provenance: { ...object.provenance, category: provenance('prior', 'screen-on-desk') },
      alternatives: [{ category: 'tv', probability: STILL_TV }, ...object.alternatives],
    }
  })
}
