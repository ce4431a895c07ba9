import {
  add,
  applyTransposed,
  between,
  multiply,
  scaled,
  subtract,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import { DOWN_WORLD, type KeyframeState } from './keyframeState.ts'
import { type PairLink, reversed } from './links.ts'

/** Groups of keyframes that links connect, the largest first; a keyframe without links is a group of one. */
export function connectedGroups(count: number, links: readonly PairLink[]): number[][] {
  const parent = Array.from({ length: count }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] as number
    parent[i] = at
    return at
  }
  for (const { first, second } of links) parent[root(first)] = root(second)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    const key = root(i)
    groups.set(key, [...(groups.get(key) ?? []), i])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)
}

/** A followed corner is worth several matched patches: it is placed that much better. */
export const strength = (link: PairLink): number => link.matches.count * (link.kind === 'tracked' ? 4 : 1)

/**
 * First guesses of a group's cameras, along the tree of its strongest links. All depth scales start out equal, which
 * is better than chaining their ratios.
 * @param down_camera of the root, which levels the world.
 */
export function initialStates(
  root: number,
  links: readonly PairLink[],
  down_camera: Vec3,
): Map<number, KeyframeState> {
  const states = new Map<number, KeyframeState>([
    [root, { R_camera_world: between(DOWN_WORLD, down_camera), center_world: [0, 0, 0], logScale: 0 }],
  ])
  const waiting = [...links].sort((a, b) => strength(b) - strength(a))
  for (;;) {
    const link = waiting.find((l) => states.has(l.first) !== states.has(l.second))
    if (!link) return states
    const forward = states.has(link.first)
    const [known, next] = forward ? [link.first, link.second] : [link.second, link.first]
    const { rotation, translation } = (forward ? link.pose : reversed(link.pose)).T_second_first
    const from = states.get(known) as KeyframeState
    const R_camera_world = multiply(rotation, from.R_camera_world)
    const center_world = subtract(from.center_world, applyTransposed(R_camera_world, translation))
    states.set(next, { R_camera_world, center_world, logScale: 0 })
  }
}

/** Turns the world so that what most frames call down is down (geometric median of the votes of those that are heard). */
export function leveled(
  states: ReadonlyMap<number, KeyframeState>,
  downs: readonly Vec3[],
  isHeard: readonly boolean[],
): Map<number, KeyframeState> {
  const heard = [...states].filter(([i]) => isHeard[i])
  const votes = (heard.length ? heard : [...states]).map(([i, state]) =>
    applyTransposed(state.R_camera_world, downs[i] as Vec3),
  )
  const unit = (v: Vec3): Vec3 => scaled(v, 1 / Math.max(1e-9, Math.hypot(...v)))
  let mean = unit(votes.reduce(add, [0, 0, 0]))
  for (let k = 0; k < 30; k++) {
    const centre = mean
    const weighted = votes.map((v) => scaled(v, 1 / Math.max(0.03, Math.hypot(...subtract(v, centre)))))
    mean = unit(weighted.reduce(add, [0, 0, 0]))
  }
  const turn = between(mean, DOWN_WORLD)
  return new Map(
    [...states].map(([i, { R_camera_world, center_world, logScale }]) => [
      i,
      {
        R_camera_world: multiply(R_camera_world, transpose(turn)),
        center_world: applyTransposed(transpose(turn), center_world),
        logScale,
      },
    ]),
  )
}
