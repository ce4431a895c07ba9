import {
  type Intrinsics,
  inverseTransformPoint,
  type RigidTransform,
  seededRandom,
  type Vec3,
} from '../../src/geometry/index.ts'
import type { LineSegment } from '../../src/perception/index.ts'
import { normalRandom, seedOf } from './random.ts'
import type { RayCaster } from './rayCaster.ts'
import { edgesOf, type Solid, type SyntheticRoom } from './room.ts'

const SAMPLES = 24
/** An edge is seen where a ray beside it goes so far, as a share of its depth. */
const SLACK = 0.97
const BESIDE_PIXELS = 1.5
const SHORTEST_PIXELS = 14
/** One pixel of the 640 that the product looks at. */
const END_NOISE_PIXELS = 0.5
/** The network misses some. */
const FOUND = 0.85
const MOST_FALSE = 4

interface Pixel {
  u: number
  v: number
}

/** Where the edge shows in the picture: runs of samples that nothing hides. */
function visibleRuns(
  caster: RayCaster,
  camera: Intrinsics,
  T_map_camera: RigidTransform,
  [from, to]: readonly [Vec3, Vec3],
): [Pixel, Pixel][] {
  const { width, height, fx, fy, cx, cy } = camera
  const runs: [Pixel, Pixel][] = []
  let run: Pixel[] = []
  const end = () => {
    if (run.length > 2) runs.push([run[0] as Pixel, run.at(-1) as Pixel])
    run = []
  }
  for (let k = 0; k <= SAMPLES; k++) {
    const at = (axis: 0 | 1 | 2) => from[axis] + ((to[axis] - from[axis]) * k) / SAMPLES
    const [x, y, z] = inverseTransformPoint(T_map_camera, [at(0), at(1), at(2)])
    const [u, v] = [(fx * x) / z + cx, (fy * y) / z + cy]
    const isInside = z > 0.1 && u > 0 && v > 0 && u < width && v < height
    const isSeen =
      isInside &&
      [-1, 1].some((dx) =>
        [-1, 1].some((dy) => {
          caster.cast((u + dx * BESIDE_PIXELS - cx) / fx, (v + dy * BESIDE_PIXELS - cy) / fy)
          return caster.depth > SLACK * z && caster.depth < z / SLACK
        }),
      )
    if (isSeen) run.push({ u, v })
    else end()
  }
  end()
  return runs
}

/** What a line network finds: the true edges where they show, most of them, and a few that are none. */
export function linesSeen(
  caster: RayCaster,
  room: SyntheticRoom,
  people: readonly Solid[],
  camera: Intrinsics,
  T_map_camera: RigidTransform,
  seed: number,
): LineSegment[] {
  const [random, normal] = [seededRandom(seedOf(seed, 31)), normalRandom(seedOf(seed, 32))]
  caster.setPose(T_map_camera)
  const boxes = [{ min: [0, 0, 0] as Vec3, max: room.size }, ...room.solids, ...people]
  const lines: LineSegment[] = []
  for (const { min, max } of boxes)
    for (const edge of edgesOf(min, max))
      for (const [a, b] of visibleRuns(caster, camera, T_map_camera, edge)) {
        if (random() > FOUND || Math.hypot(a.u - b.u, a.v - b.v) < SHORTEST_PIXELS) continue
        const noisy = (value: number) => value + END_NOISE_PIXELS * normal()
        const score = 0.25 + 0.65 * random()
        lines.push({ x0: noisy(a.u), y0: noisy(a.v), x1: noisy(b.u), y1: noisy(b.v), score })
      }
  for (let k = Math.floor(random() * (MOST_FALSE + 1)); k > 0; k--) {
    const [x0, y0, turn] = [random() * camera.width, random() * camera.height, 2 * Math.PI * random()]
    const length = camera.width * (0.06 + 0.15 * random())
    const [x1, y1] = [x0 + length * Math.cos(turn), y0 + length * Math.sin(turn)]
    lines.push({ x0, y0, x1, y1, score: 0.15 + 0.3 * random() })
  }
  return lines
}
