import { objectsNamed } from './names.ts'
import { numeric } from './numeric.ts'
import { type Outcome, silent } from './outcome.ts'
import { NO_METRES, recomputeDistance } from './recomputeDistance.ts'
import { recomputeRelation } from './recomputeRelation.ts'
import { between, missingOn, type Place, type Scene } from './scene.ts'
import type { Claim } from './types.ts'

const OTHER_AXES = "The text's axes are not those of the truth: coordinates can't be compared."
const TURNED = "It may be counted along the axes of a viewpoint, which the text doesn't say exactly."

function pairs(a: readonly Place[], b: readonly Place[]): [Place, Place][] {
  return a.flatMap((p) => b.filter((q) => q !== p).map((q): [Place, Place] => [p, q])).slice(0, 400)
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

/** What may be counted along other axes contradicts nothing where it differs. */
const unlessTurned = (outcome: Outcome, turned: true | undefined): Outcome =>
  turned && outcome.holds === false ? silent(TURNED) : outcome

function coordinate(claim: Claim & { kind: 'coordinate' }, [objects]: Place[][], scene: Scene): Outcome {
  if (!scene.ownAxes) return silent(OTHER_AXES)
  const centers = (objects ?? []).map(({ center }) => center)
  if ('point' in claim) return unlessTurned(numeric(claim.point, centers, 1, scene, ''), claim.origin?.turned)
  return numeric(
    [claim.value],
    centers.map((center) => [center[claim.axis]]),
    1,
    scene,
    '',
  )
}

type PointClaim = Extract<Claim, { kind: 'coordinate'; point: unknown }>

/** A place as it is counted from another object; where that isn't sure, as one of the map counts too. */
function countedFrom(claim: PointClaim, from: string, [origins, objects]: Place[][], scene: Scene): Outcome {
  if (!scene.ownAxes) return silent(OTHER_AXES)
  const vectors = pairs(origins ?? [], objects ?? []).map(([p, q]) => between(p, q))
  const { point, origin } = claim
  const counted = numeric(point, vectors, 2, scene, `from the ${from}`)
  if (origin?.sure || counted.holds) return unlessTurned(counted, origin?.turned)
  return coordinate(claim, [objects ?? []], scene)
}

function difference(claim: Claim & { kind: 'difference' }, [a, b]: Place[][], scene: Scene): Outcome {
  if (!scene.ownAxes) return silent(OTHER_AXES)
  const vectors = pairs(a ?? [], b ?? []).map(([p, q]) => between(p, q))
  if ('vector' in claim) return unlessTurned(numeric(claim.vector, vectors, 2, scene, ''), claim.turned)
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
      case 'distance': {
        const [a = [], b = []] = named(claim.a, claim.b)
        return recomputeDistance(claim, pairs(a, b), scene)
      }
      case 'size':
        return size(claim, named(claim.object), scene)
      case 'coordinate':
        return 'point' in claim && claim.origin?.from
          ? countedFrom(claim, claim.origin.from, named(claim.origin.from, claim.object), scene)
          : coordinate(claim, named(claim.object), scene)
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
  return missing[0] !== undefined ? silent(missingOn(scene, missing[0])) : found
}
