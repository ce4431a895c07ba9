import type { Layout } from '../../layout/index.ts'
import type { PrintedMap } from '../response/index.ts'
import { checkArithmetic } from './checkArithmetic.ts'
import type { Outcome } from './outcome.ts'
import { recompute } from './recompute.ts'
import { type Scene, sceneOfMap, sceneOfTruth } from './scene.ts'
import type { CheckedClaim, Claim, Verdict } from './types.ts'

/** What claims are checked against. */
export interface Evidence {
  /** The map that the model printed. */
  printed?: PrintedMap
  /** A layout known to be right. */
  truth?: Layout
  /** How the truth is called in the reasons; `the truth` if not given. */
  truthTitle?: string
  /** Why there is no printed map, where something was printed for one. */
  noMap?: string
}

function verdictOf(own: Outcome | undefined, truth: Outcome | undefined): Verdict {
  if (own?.holds === false) return 'contradicts-own-map'
  if (truth?.holds === false) return 'contradicts-truth'
  return own?.holds || truth?.holds ? 'consistent' : 'not-checkable'
}

function checkClaim(
  claim: Claim,
  map: Scene | undefined,
  truth: Scene | undefined,
  noMap: string,
): CheckedClaim {
  if (claim.kind === 'arithmetic') return checkArithmetic(claim)
  // The printed map holds what the question is about: only among that is a nearest one chosen.
  const own = map && recompute(claim, map)
  // What is right in cells is said in cells: the truth has none.
  const isOfCells = claim.kind === 'distance' && map?.metric === false && own?.holds === true
  const real = truth && !isOfCells ? recompute(claim, truth, map?.places) : undefined
  const verdict = verdictOf(own, real)
  const deciding =
    verdict === 'contradicts-truth'
      ? real
      : own?.holds !== undefined
        ? own
        : real?.holds !== undefined
          ? real
          : own
  const { recomputed, tolerance, reason } = deciding ?? real ?? { tolerance: 0, reason: noMap }
  return { claim, verdict, ...(recomputed !== undefined && { recomputed }), tolerance, reason }
}

/**
 * Recomputes each claim: equalities from their own numbers, all others from the map the model printed and from the truth.
 * A claim against its own map is reported as such even if the truth bears it out; coordinates and the camera's view are
 * never compared with the truth, whose axes are others.
 *
 * Tolerance: the rounding of the printed digits, i.e. just under one unit of the last decimal (rounded or cut off), half a unit
 * for whole numbers, and no less than half a unit of the map's last digit for each centre that goes into the value. Against
 * the truth, 10 % or 10 cm on top (10° for angles). Left, right, front and back may miss by as much as the tolerance.
 */
export function checkClaims(
  claims: readonly Claim[],
  { printed, truth, truthTitle, noMap = 'There is no map.' }: Evidence,
): CheckedClaim[] {
  const map = printed && sceneOfMap(printed)
  const real =
    truth &&
    sceneOfTruth(
      truth,
      truthTitle,
      printed?.objects.some(({ bbox }) => bbox),
    )
  return claims.map((claim) => checkClaim(claim, map, real, noMap))
}
