import { inverseTransformPoint, type PixelBox, type RigidTransform } from '../../src/geometry/index.ts'
import type { Detection, Networks } from '../../src/perception/index.ts'
import { SEMANTIC_CLASSES } from '../../src/perception/index.ts'
import type { RgbaImage } from '../../src/video/index.ts'
import { anchorAt, inverseDepthOfNothing, inverseDepthSeen } from './depth.ts'
import { featuresOfNothing, featuresSeen } from './features.ts'
import { linesSeen } from './lines.ts'
import { casterAt } from './picture.ts'
import { seedOf } from './random.ts'
import { edgesOf, type Solid, type SyntheticRoom } from './room.ts'
import { semanticsOfNothing, semanticsSeen } from './semantics.ts'
import { isCovered, type Sequence } from './sequence.ts'

const FACES = 6
/** These networks need none. */
const NO_IMAGE = { data: new Float32Array(0), dims: [0] }
const PERSON_SCORE = 0.8
const LEAST_BOX_PIXELS = 8

/** The box about a person, cut to the picture; undefined where it is outside. */
function boxOf(
  { camera }: Sequence,
  T_map_camera: RigidTransform,
  { min, max }: Solid,
): PixelBox | undefined {
  const points = edgesOf(min, max)
    .flat()
    .map((point) => inverseTransformPoint(T_map_camera, point))
    .filter(([, , z]) => z > 0.1)
    .map(([x, y, z]) => [(camera.fx * x) / z + camera.cx, (camera.fy * y) / z + camera.cy] as const)
  if (points.length === 0) return undefined
  const cut = (value: number, limit: number) => Math.min(limit, Math.max(0, value))
  const [us, vs] = [points.map(([u]) => cut(u, camera.width)), points.map(([, v]) => cut(v, camera.height))]
  const box = { x0: Math.min(...us), y0: Math.min(...vs), x1: Math.max(...us), y1: Math.max(...vs) }
  return box.x1 - box.x0 > LEAST_BOX_PIXELS && box.y1 - box.y0 > LEAST_BOX_PIXELS ? box : undefined
}

/** All inner products of the rows of two matrices. */
const similarity: Networks['similarity'] = async (a, b) => {
  const channels = a.dims[1] as number
  const [n, m] = [a.dims[0] as number, b.dims[0] as number]
  const out = new Float32Array(n * m)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0
      for (let c = 0, p = i * channels, q = j * channels; c < channels; c++, p++, q++)
        sum += (a.data[p] as number) * (b.data[q] as number)
      out[i * m + j] = sum
    }
  return out
}

/** Networks that err as the real ones do, on pictures of a sequence. @param timeOf when a picture was taken. */
export function networksOf(sequence: Sequence, timeOf: (picture: RgbaImage) => number): Networks {
  const { camera, cameraAt, seed } = sequence
  const at = (picture: RgbaImage) => {
    const seconds = timeOf(picture)
    const world = sequence.roomAt(seconds)
    return {
      seconds,
      world,
      room: sequence.rooms[world] as SyntheticRoom,
      pose: cameraAt(seconds),
      people: sequence.peopleAt(seconds),
      caster: casterAt(sequence, seconds),
      isBlack: isCovered(sequence, seconds),
      /** Networks see pictures of their own size; what they find is told in the picture's pixels. */
      scale: picture.width / camera.width,
      own: seedOf(seed, 61, 1000 * seconds),
    }
  }
  return {
    sessions: [],
    timings: {
      depth: { runs: 0, milliseconds: 0 },
      detection: { runs: 0, milliseconds: 0 },
      lines: { runs: 0, milliseconds: 0 },
      'metric-depth': { runs: 0, milliseconds: 0 },
      semantics: { runs: 0, milliseconds: 0 },
    },
    similarity,
    async depth(picture) {
      const { seconds, caster, pose, world, room, isBlack, own } = at(picture)
      if (isBlack)
        return {
          image: NO_IMAGE,
          inverseDepth: inverseDepthOfNothing(seed, seconds),
          features: featuresOfNothing(own),
          semantics: semanticsOfNothing(),
        }
      const firstMoving = FACES * (1 + room.solids.length)
      return {
        image: NO_IMAGE,
        inverseDepth: inverseDepthSeen(caster, camera, pose, seed, seconds),
        features: featuresSeen(caster, camera, pose, world, firstMoving, own),
        semantics: semanticsSeen(caster, room, camera, pose),
      }
    },
    async semantics({ semantics: { rows, columns, values } }) {
      return { classes: SEMANTIC_CLASSES, rows, columns, probabilities: values }
    },
    async lines(picture) {
      const { caster, room, people, pose, isBlack, scale, own } = at(picture)
      if (isBlack) return []
      return linesSeen(caster, room, people, camera, pose, own).map(({ x0, y0, x1, y1, score }) => ({
        x0: x0 * scale,
        y0: y0 * scale,
        x1: x1 * scale,
        y1: y1 * scale,
        score,
      }))
    },
    async detect(picture) {
      const { people, pose, isBlack, scale } = at(picture)
      if (isBlack) return []
      return people.flatMap((person): Detection[] => {
        const box = boxOf(sequence, pose, person)
        if (!box) return []
        const { x0, y0, x1, y1 } = box
        const scaled = { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale }
        return [{ category: 'person', score: PERSON_SCORE, box: scaled }]
      })
    },
    async metricAnchor(picture) {
      const { seconds, isBlack } = at(picture)
      return isBlack ? undefined : anchorAt(seed, seconds)
    },
  }
}
