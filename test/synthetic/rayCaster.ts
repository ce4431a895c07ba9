import type { RigidTransform } from '../../src/geometry/index.ts'
import type { Solid, SyntheticRoom } from './room.ts'
import { greyAt, type Textures, texturesOf } from './texture.ts'

/** Light by the direction a face looks: x low, x high, y low, y high, down, up. */
const LIGHT = [0.94, 0.86, 1, 0.9, 0.8, 1.04] as const
const FACES = 6
/** No ray leaves the camera's axis by more than this: what stands outside is passed over. Wider than any lens here. */
const HALF_VIEW = (50 * Math.PI) / 180

/**
 * Casts rays into a room and what stands in it. The answers are its fields, overwritten by the next ray: a picture has
 * a hundred thousand of them.
 */
export class RayCaster {
  /** Along the camera's axis, metres. */
  depth = 0
  /** Which surface was hit: six of the room, then six of each solid. */
  surface = 0
  /** Where on the room or the solid, in its own coordinates (metres from its low corner). */
  x = 0
  y = 0
  z = 0
  private cosine = 1
  private readonly boxes: Float64Array
  /** Where in `boxes` those begin that may be seen, and how many they are. */
  private readonly near: Int32Array
  private nearCount = 0
  private readonly textures: Textures
  private readonly room: Float64Array
  private readonly eye = new Float64Array(3)
  private readonly rotation = new Float64Array(9)
  private readonly plain: boolean[]

  constructor(
    { size, solids, seed, plainWalls }: SyntheticRoom,
    /** What is there beside the furniture. */
    also: readonly Solid[] = [],
  ) {
    const all = [...solids, ...also]
    this.boxes = Float64Array.from(all.flatMap(({ min, max }) => [...min, ...max]))
    this.near = new Int32Array(all.length)
    this.room = Float64Array.from(size)
    const faces = (owner: number, plain: (face: number) => boolean) =>
      Array.from({ length: FACES }, (_, face) => ({ seed: owner * FACES + face, plain: plain(face) }))
    // The floor, face 4, has always something to show.
    const surfaces = [
      ...faces(seed, (face) => plainWalls && face !== 4),
      ...all.flatMap((solid) => faces(solid.seed, () => solid.plain ?? false)),
    ]
    this.plain = surfaces.map(({ plain }) => plain)
    this.textures = texturesOf(surfaces)
  }

  setPose({ rotation, translation }: RigidTransform) {
    this.rotation.set(rotation)
    this.eye.set(translation)
    const { boxes } = this
    this.nearCount = 0
    for (let k = 0; k < boxes.length; k += 6) {
      let [along, squared, radius] = [0, 0, 0]
      for (let axis = 0; axis < 3; axis++) {
        const [low, high] = [boxes[k + axis] as number, boxes[k + axis + 3] as number]
        const offset = (low + high) / 2 - (translation[axis] as number)
        along += offset * (rotation[3 * axis + 2] as number)
        squared += offset * offset
        radius += (high - low) ** 2 / 4
      }
      const distance = Math.sqrt(squared)
      const reach = Math.sqrt(radius)
      const isOutside =
        distance > reach && Math.acos(along / distance) - Math.asin(reach / distance) > HALF_VIEW
      if (!isOutside) this.near[this.nearCount++] = k
    }
  }

  /** The nearest surface along the ray (a, b, 1) of the camera. */
  cast(a: number, b: number) {
    const { rotation: r, eye, room, boxes, near, nearCount } = this
    const dx = (r[0] as number) * a + (r[1] as number) * b + (r[2] as number)
    const dy = (r[3] as number) * a + (r[4] as number) * b + (r[5] as number)
    const dz = (r[6] as number) * a + (r[7] as number) * b + (r[8] as number)
    const [ex, ey, ez] = [eye[0] as number, eye[1] as number, eye[2] as number]
    const [ix, iy, iz] = [1 / dx, 1 / dy, 1 / dz]
    const tx = ((dx > 0 ? (room[0] as number) : 0) - ex) * ix
    const ty = ((dy > 0 ? (room[1] as number) : 0) - ey) * iy
    const tz = ((dz > 0 ? (room[2] as number) : 0) - ez) * iz
    let nearest = Math.min(tx, ty, tz)
    let surface = nearest === tx ? (dx > 0 ? 1 : 0) : nearest === ty ? (dy > 0 ? 3 : 2) : dz > 0 ? 5 : 4
    let axis = surface >> 1
    let hit = -1
    for (let n = 0; n < nearCount; n++) {
      const k = near[n] as number
      const x1 = ((boxes[k] as number) - ex) * ix
      const x2 = ((boxes[k + 3] as number) - ex) * ix
      const y1 = ((boxes[k + 1] as number) - ey) * iy
      const y2 = ((boxes[k + 4] as number) - ey) * iy
      const z1 = ((boxes[k + 2] as number) - ez) * iz
      const z2 = ((boxes[k + 5] as number) - ez) * iz
      const nx = x1 < x2 ? x1 : x2
      const ny = y1 < y2 ? y1 : y2
      const nz = z1 < z2 ? z1 : z2
      const enters = nx > ny ? (nx > nz ? nx : nz) : ny > nz ? ny : nz
      if (enters <= 0 || enters >= nearest) continue
      const leaves = Math.min(x1 < x2 ? x2 : x1, y1 < y2 ? y2 : y1, z1 < z2 ? z2 : z1)
      if (enters >= leaves) continue
      nearest = enters
      axis = enters === nx ? 0 : enters === ny ? 1 : 2
      const step = axis === 0 ? dx : axis === 1 ? dy : dz
      surface = FACES + k + 2 * axis + (step > 0 ? 0 : 1)
      hit = k
    }
    this.depth = nearest
    this.surface = surface
    this.x = ex + nearest * dx - (hit < 0 ? 0 : (boxes[hit] as number))
    this.y = ey + nearest * dy - (hit < 0 ? 0 : (boxes[hit + 1] as number))
    this.z = ez + nearest * dz - (hit < 0 ? 0 : (boxes[hit + 2] as number))
    this.cosine = Math.abs(axis === 0 ? dx : axis === 1 ? dy : dz) / Math.sqrt(dx * dx + dy * dy + dz * dz)
  }

  get isPlain(): boolean {
    return this.plain[this.surface] as boolean
  }

  /** Grey of what the last ray hit. @param focal pixels. */
  grey(focal: number): number {
    const { surface, x, y, z } = this
    const face = surface % FACES
    const footprint = this.depth / focal / Math.max(0.05, this.cosine)
    const grey =
      face < 2
        ? greyAt(this.textures, surface, y, z, footprint)
        : face < 4
          ? greyAt(this.textures, surface, x, z, footprint)
          : greyAt(this.textures, surface, x, y, footprint)
    return grey * (LIGHT[face] as number)
  }
}
