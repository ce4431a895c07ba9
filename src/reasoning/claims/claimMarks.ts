import { footprint } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { type Gap, gapMark, gapOf } from '../engine/distance.ts'
import { planCentre, solidFor } from '../engine/objects.ts'
import { from } from '../engine/plan.ts'
import { arrowMark, edgeMark, type Mark, onFloor, pointMark } from '../marks.ts'
import { objectsNamed } from './names.ts'
import type { Claim } from './types.ts'

const AXES = [0, 1, 2] as const

type Named = (name: string | undefined) => LayoutObject[]

const outlines = (objects: readonly LayoutObject[]): Mark[] =>
  objects.map(({ box }) => ({ kind: 'outline', corners: footprint(box) }))

const gapsOf = (a: readonly LayoutObject[], b: readonly LayoutObject[], measure: Gap['measure']): Gap[] =>
  a.flatMap((one) => b.filter((other) => other !== one).map((other) => gapOf(one, other, measure)))

/** The gap that is nearest to a length, or the smallest one. */
const gapLike = (gaps: readonly Gap[], metres = 0): Mark[] => {
  const [best] = [...gaps].sort((a, b) => Math.abs(a.metres - metres) - Math.abs(b.metres - metres))
  return best ? [gapMark(best)] : []
}

function arrows(a: readonly LayoutObject[], b: readonly LayoutObject[], name: string): Mark[] {
  const [one, other] = [a[0], b.find((candidate) => candidate !== a[0])]
  return one && other ? [arrowMark(name, planCentre(one), from(planCentre(one), planCentre(other)))] : []
}

function sideLike(objects: readonly LayoutObject[], metres: number): Mark[] {
  const sides = objects.flatMap((object) => {
    const box = solidFor(object)
    return AXES.map((axis) => ({ off: Math.abs(box.size[axis] - metres), mark: edgeMark(box, axis) }))
  })
  const [best] = sides.sort((a, b) => a.off - b.off)
  return best ? [best.mark] : []
}

function marksFor(claim: Claim, named: Named): Mark[] {
  switch (claim.kind) {
    case 'distance': {
      const measure = claim.measure ?? claim.asked
      const measures = measure ? [measure] : (['centre', 'closest'] as const)
      const gaps = measures.flatMap((measure) => gapsOf(named(claim.a), named(claim.b), measure))
      return gapLike(gaps, claim.value.value)
    }
    case 'size':
      return sideLike(named(claim.object), claim.value.value)
    case 'nearest':
      return gapLike(gapsOf(named(claim.object), named(claim.to), claim.measure ?? 'closest'))
    case 'comparison':
      return claim.to === undefined
        ? outlines([...named(claim.a), ...named(claim.b)])
        : [claim.a, claim.b].flatMap((name) => gapLike(gapsOf(named(name), named(claim.to), 'closest')))
    case 'relation': {
      const { viewpoint, of, relativeTo } = claim
      const forward =
        viewpoint.kind === 'vector' ? arrows(named(viewpoint.from), named(viewpoint.to), 'f') : []
      const origin = relativeTo ?? (viewpoint.kind === 'vector' ? viewpoint.from : undefined)
      return [...forward, ...arrows(named(origin), named(of), 'v')]
    }
    case 'difference':
      return arrows(named(claim.from), named(claim.to), 'v')
    case 'angle':
      return [
        ...arrows(named(claim.at), named(claim.a), 'f'),
        ...arrows(named(claim.at), named(claim.b), 'v'),
      ]
    case 'coordinate':
      if ('point' in claim && claim.origin?.sure)
        return arrows(named(claim.origin.from), named(claim.object), 'v')
      return named(claim.object).map((object) => pointMark(onFloor(planCentre(object))))
    case 'bounds':
      return outlines(named(claim.object))
    case 'count':
      return outlines(named(claim.category))
    case 'arithmetic':
      return []
  }
}

/**
 * What a claim is about, drawn on a layout: the line that it gives a length of, the vectors of a direction, the
 * outlines of what it counts. Empty where the layout has none of what it names.
 */
export function marksOfClaim(claim: Claim, { objects }: Layout): Mark[] {
  const places = objects.map((object) => ({ name: object.category, object }))
  const byId = (name: string) => objects.filter(({ id }) => id === name)
  return marksFor(claim, (name) => {
    if (name === undefined) return []
    const own = byId(name)
    return own.length ? own : objectsNamed(name, places).map(({ object }) => object)
  })
}
