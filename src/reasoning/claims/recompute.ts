import { objectsNamed } from './names.ts'
import { numeric } from './numeric.ts'
import { type Outcome, silent } from './outcome.ts'
import { recomputeRelation } from './recomputeRelation.ts'
import { between, centreDistance, gapDistances, type Place, type Scene } from './scene.ts'
import type { Claim } from './types.ts'

const OTHER_AXES = "The text's axes are not those of the truth: coordinates can't be compared."
const NO_METRES = 'A grid of centres has no metres.'

function pairs(a: readonly Place[], b: readonly Place[]): [Place, Place][] {
  return a.flatMap((p) => b.filter((q) => q !== p).map((q): [Place, Place] => [p, q])).slice(0, 400)
}

/** A number without a unit that is right in cells is one of cells; any other may be of metres, which a grid has not. */
function inCells({ value }: Claim & { kind: 'distance' }, all: [Place, Place][], scene: Scene): Outcome {
  const cells = all.map(([p, q]) => [centreDistance(p, q)])
  const outcome = value.hasUnit ? undefined : numeric([value], cells, 2, scene, 'cells')
  return outcome?.holds ? outcome : silent(NO_METRES)
}

function distance(claim: Claim & { kind: 'distance' }, [a, b]: Place[][], scene: Scene): Outcome {
  const all = pairs(a ?? [], b ?? [])
  if (!scene.metric) return inCells(claim, all, scene)
  const centres = all.map(([p, q]) => centreDistance(p, q))
  const gaps = all.flatMap(([p, q]) => gapDistances(p, q))
  const values =
    claim.measure === 'centre' ? centres : claim.measure === 'closest' ? gaps : [...centres, ...gaps]
  return numeric(
    [claim.value],
    values.map((value) => [value]),
    2,
    scene,
    'm',
  )
}

function size({ side, value }: Claim & { kind: 'size' }, [objects]: Place[][], scene: Scene): Outcome {
  if (!scene.metric) return silent(NO_METRES)
  const values = (objects ?? []).flatMap(({ sides, exactSides = [] }) => {
    if (sides.length === 0) return []
    // Video2Layout means the plan's sides, VSI-Bench all three.
    const plan = sides.slice(0, 2)
    const sets = exactSides.length ? [sides, plan, exactSides] : [sides, plan]
    if (side === 'any') return [...sides, ...exactSides]
    return sets.map((set) => (side === 'longest' ? Math.max(...set) : Math.min(...set)))
  })
  return numeric(
    [value],
    values.map((length) => [length]),
    0,
    scene,
    'm',
  )
}

function coordinate(claim: Claim & { kind: 'coordinate' }, [objects]: Place[][], scene: Scene): Outcome {
  if (!scene.ownAxes) return silent(OTHER_AXES)
  const centers = (objects ?? []).map(({ center }) => center)
  if ('point' in claim) return numeric(claim.point, centers, 1, scene, '')
  return numeric(
    [claim.value],
    centers.map((center) => [center[claim.axis]]),
    1,
    scene,
    '',
  )
}

function difference(claim: Claim & { kind: 'difference' }, [a, b]: Place[][], scene: Scene): Outcome {
  if (!scene.ownAxes) return silent(OTHER_AXES)
  const vectors = pairs(a ?? [], b ?? []).map(([p, q]) => between(p, q))
  if ('vector' in claim) return numeric(claim.vector, vectors, 2, scene, '')
  const { axis, value } = claim
  // "The difference between A and B" leaves its sign open.
  return numeric(
    [value],
    vectors.flatMap((vector) => [[vector[axis]], [-vector[axis]]]),
    2,
    scene,
    '',
  )
}

function angle({ value }: Claim & { kind: 'angle' }, [at, a, b]: Place[][], scene: Scene): Outcome {
  const values = (at ?? []).flatMap((p) =>
    pairs(a ?? [], b ?? []).flatMap(([q, r]) => {
      const [u, v] = [between(p, q), between(p, r)]
      const turn = Math.atan2(Math.abs(u[0] * v[1] - u[1] * v[0]), u[0] * v[0] + u[1] * v[1])
      // How far a rounded centre turns the directions.
      const blur =
        (2 * Math.SQRT2 * scene.half) / Math.max(1e-9, Math.min(Math.hypot(...u), Math.hypot(...v)))
      return [{ degrees: (turn * 180) / Math.PI, blur: (Math.min(blur, Math.PI) * 180) / Math.PI }]
    }),
  )
  const blur = Math.max(0, ...values.map((each) => each.blur))
  const margin = { share: scene.margin.share, least: blur + 100 * scene.margin.least }
  return numeric(
    [value],
    values.map(({ degrees }) => [degrees]),
    0,
    { ...scene, margin },
    '°',
  )
}

/** Recomputes a claim on a scene. `among`: by whose names a nearest one is chosen, where not all objects count. */
export function recompute(claim: Claim, scene: Scene, among?: readonly Place[]): Outcome {
  const missing: string[] = []
  const named = (...names: string[]): Place[][] =>
    names.map((name) => {
      const found = objectsNamed(name, scene.places)
      if (found.length === 0) missing.push(name)
      return found
    })
  const outcome = (): Outcome => {
    switch (claim.kind) {
      case 'distance':
        return distance(claim, named(claim.a, claim.b), scene)
      case 'size':
        return size(claim, named(claim.object), scene)
      case 'coordinate':
        return coordinate(claim, named(claim.object), scene)
      case 'bounds':
        return !scene.ownAxes
          ? silent(OTHER_AXES)
          : numeric(
              claim.bounds,
              named(claim.object).flatMap((places) =>
                places.flatMap(({ bounds }) => (bounds ? [bounds] : [])),
              ),
              0,
              scene,
              '',
            )
      case 'difference':
        return difference(claim, named(claim.from, claim.to), scene)
      case 'angle':
        return claim.at && claim.a && claim.b
          ? angle(claim, named(claim.at, claim.a, claim.b), scene)
          : silent('It is not plain between which directions the angle is.')
      case 'arithmetic':
        return silent('An equality needs no map.')
      default:
        return recomputeRelation(claim, scene, named, among)
    }
  }
  const found = outcome()
  return missing.length ? silent(`There is no ${missing[0]} on ${scene.title}.`) : found
}
