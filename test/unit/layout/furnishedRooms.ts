import { aboutZ, compose, type RigidTransform, type Vec3 } from '../../../src/geometry/index.ts'
import type { Layout } from '../../../src/layout/index.ts'
import type { KeyframeEvidence, SemanticClass } from '../../../src/perception/index.ts'
import { evidenceOf, lookingAt, type Scene, type Thing } from '../scene.ts'
import { buildLayout } from './built.ts'
import { randomOf } from './filmedRoom.ts'
import { METRES_PER_UNIT, motionOf } from './livingRoom.ts'

/** Rooms with all that people have in them, much of which the detector has no word for. */

const QUARTER = Math.PI / 2
/** What the detector frames, by its word. */
const detected = (category: string, center: Vec3, size: Vec3, yaw = 0): Thing => ({
  category,
  box: { center, size, yaw },
})
/** What only the semantics shows. */
const shown = (name: SemanticClass, center: Vec3, size: Vec3, yaw = 0): Thing => ({
  category: '',
  shown: name,
  box: { center, size, yaw },
})

/** An office: cabinets in an L under a counter, desks, and what hangs on its walls. */
export const office: Scene = {
  room: { x: [-2.5, 2.5], y: [-1, 5], height: 2.6 },
  things: [
    shown('door', [2.47, 0.5, 1], [0.9, 0.06, 2], QUARTER),
    shown('window', [0.9, 4.97, 1.6], [1.4, 0.06, 1.1]),
    shown('whiteboard', [2.47, 2.2, 1.5], [1.6, 0.06, 1], QUARTER),
    detected('dining table', [0.9, 4.5, 0.37], [1.4, 0.75, 0.74]),
    detected('dining table', [2.05, 2.2, 0.37], [1.4, 0.75, 0.74], QUARTER),
    shown('cabinet', [-2.2, 3.2, 0.4], [3.6, 0.6, 0.8], QUARTER),
    shown('cabinet', [-1.2, 4.7, 0.4], [1.4, 0.6, 0.8]),
    shown('counter', [-2.2, 3.2, 0.86], [3.6, 0.6, 0.12], QUARTER),
    shown('counter', [-1.2, 4.7, 0.86], [1.4, 0.6, 0.12]),
    shown('shelf', [2.3, 4.2, 0.9], [1.2, 0.36, 1.8], QUARTER),
    detected('chair', [1.3, 2.3, 0.42], [0.55, 0.52, 0.85]),
    shown('trash bin', [-0.7, 3.4, 0.2], [0.35, 0.3, 0.4]),
    shown('other', [0.3, 2.4, 0.3], [0.6, 0.5, 0.6]),
  ],
}

/** A bedroom: a wardrobe, nightstands, curtains beside the window. */
export const bedroom: Scene = {
  room: { x: [-2.2, 2.2], y: [-1, 4.5], height: 2.5 },
  things: [
    detected('bed', [0, 3.45, 0.3], [2.05, 1.6, 0.6], QUARTER),
    shown('nightstand', [-1.15, 4.2, 0.27], [0.5, 0.4, 0.54]),
    shown('nightstand', [1.15, 4.2, 0.27], [0.5, 0.4, 0.54]),
    shown('lamp', [1.15, 4.2, 0.79], [0.28, 0.28, 0.5]),
    shown('cabinet', [-1.9, 1.8, 1], [1.6, 0.6, 2], QUARTER),
    shown('picture', [0, 4.47, 1.6], [0.9, 0.05, 0.6]),
    shown('window', [2.17, 2.6, 1.5], [1.2, 0.06, 1.2], QUARTER),
    shown('curtain', [2.13, 3.7, 1.2], [0.6, 0.12, 2.2], QUARTER),
    shown('pillow', [0, 4.1, 0.68], [0.7, 0.4, 0.16]),
  ],
}

/** Cameras that look all over the far half of a room, the first from its middle straight ahead. */
const EYES: readonly [eye: Vec3, target: Vec3][] = [
  [
    [0, 0, 1.5],
    [0, 3, 0.8],
  ],
  [
    [-0.9, 0.1, 1.45],
    [0.6, 3.4, 0.6],
  ],
  [
    [1, -0.2, 1.5],
    [-1.2, 3.4, 0.7],
  ],
  [
    [1.2, 0.6, 1.5],
    [-2, 2, 0.9],
  ],
  [
    [-1.2, 0.4, 1.48],
    [2.2, 2.2, 0.9],
  ],
  [
    [0.2, 1, 1.55],
    [-1.6, 4, 0.7],
  ],
  [
    [-0.2, 1, 1.5],
    [1.7, 4, 0.8],
  ],
]
/** Their middle height. */
const HELD = 1.5
export const eyes: readonly RigidTransform[] = EYES.map(([eye, target]) => lookingAt(eye, target))

/** The same in the room's mirror image. */
export const mirroredEyes: readonly RigidTransform[] = EYES.map(([[ex, ey, ez], [x, y, z]]) =>
  lookingAt([-ex, ey, ez], [-x, y, z]),
)

/** What depth and semantics err by. */
export interface Noise {
  /** Depth of a frame as a whole, and of each ray, as shares. */
  frame: number
  ray: number
  /** Share of the semantics' cells that show something else. */
  cells: number
}

const gaussian = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

function noisy(view: KeyframeEvidence, { frame, ray, cells }: Noise, random: () => number): KeyframeEvidence {
  const { inverseDepth, semantics } = view
  const scale = Math.exp(frame * gaussian(random))
  const values = inverseDepth.values.map((value) => value * scale * Math.exp(ray * gaussian(random)))
  const n = semantics.classes.length
  const probabilities = semantics.probabilities.slice()
  for (let cell = 0; cell < semantics.rows * semantics.columns; cell++) {
    if (random() >= cells) continue
    const row = probabilities.subarray(cell * n, (cell + 1) * n)
    const [best, other] = [row.indexOf(Math.max(...row)), Math.floor(n * random())]
    const [most, least] = [row[best] as number, row[other] as number]
    row[best] = least
    row[other] = most
  }
  return { ...view, inverseDepth: { ...inverseDepth, values }, semantics: { ...semantics, probabilities } }
}

export interface Filmed {
  cameras?: readonly RigidTransform[]
  /** How the clip's own frame is turned, radians. */
  turn?: number
  noise?: Noise
  seed?: number
}

/** The map of a scene from perception that is perfect but for the noise given. */
export function mapOf(scene: Scene, { cameras = eyes, turn = 0, noise, seed = 1 }: Filmed = {}): Layout {
  const random = randomOf(seed)
  const logScales = cameras.map((_, k) => -1.2 + 0.1 * Math.sin(3 * k))
  const keyframes = cameras.map((T, k) => {
    const logScale = logScales[k] as number
    const view = evidenceOf(scene, T, { logScale, metresPerUnit: METRES_PER_UNIT, timestampSeconds: k })
    return noise ? noisy(view, noise, random) : view
  })
  const turned = cameras.map((T) => compose({ rotation: aboutZ(turn), translation: [0, 0, 0] }, T))
  const source = { name: 'room.mp4', durationSeconds: 6, width: 640, height: 480, remarks: [] }
  return buildLayout(keyframes, motionOf(turned, logScales), { source, models: [], cameraHeightMetres: HELD })
}
