import {
  aboutZ,
  compose,
  inverse,
  type OrientedBox,
  type RigidTransform,
  transformPoint,
  type Vec2,
  type Vec3,
} from '../../src/geometry/index.ts'
import { type Layout, type LayoutObject, provenance, wholly } from '../../src/layout/index.ts'
import { CLIP, FIELD_OF_VIEW_DEGREES, intrinsics, T_room_camera } from './camera.ts'
import { roomObjects } from './room.ts'
import { ROOM_SIZE } from './shell.ts'

/** Poses that the truth keeps, a second. */
const POSES_PER_SECOND = 5

/** From the room's frame to that of the map: origin the first camera's foot point, +y where it looks. */
export function T_map_room(room = 0): RigidTransform {
  const { rotation, translation } = T_room_camera(0, room)
  const heading = Math.atan2(rotation[5], rotation[2])
  const T_room_map: RigidTransform = {
    rotation: aboutZ(heading - Math.PI / 2),
    translation: [translation[0], translation[1], 0],
  }
  return inverse(T_room_map)
}

function boxInMap(box: OrientedBox, T: RigidTransform): OrientedBox {
  const turn = Math.atan2(T.rotation[3], T.rotation[0])
  const yaw = box.yaw + turn
  return {
    center: transformPoint(T, box.center).map(rounded) as unknown as Vec3,
    size: box.size.map(rounded) as unknown as Vec3,
    yaw: rounded(yaw - Math.PI * Math.round(yaw / Math.PI)),
  }
}

/** A tenth of a millimetre. */
const rounded = (value: number) => Number(value.toFixed(4)) + 0

const DRAWN = provenance('imported', 'read-from-file', ['the drawing of the room'])
const EXACT = { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 } as const

/** The room as it was modelled: nothing in it is measured, so nothing has a deviation. */
export function sampleTruth(room = 0): Layout {
  const T = T_map_room(room)
  const numbers = new Map<string, number>()
  const objects = roomObjects(room).map(({ category, box }): LayoutObject => {
    const number = (numbers.get(category) ?? 0) + 1
    numbers.set(category, number)
    return {
      id: `${category.replaceAll(' ', '-')}-${number}`,
      category,
      box: boxInMap(box, T),
      sd: { center: [...EXACT.center], size: [...EXACT.size], yaw: 0 },
      score: 1,
      sightings: [],
      missedFrames: 0,
      provenance: wholly(DRAWN),
    }
  })
  const [length, width, height] = ROOM_SIZE
  const corners: Vec2[] = [
    [0, 0],
    [length, 0],
    [length, width],
    [0, width],
  ]
  const outline = corners.map(([x, y]): Vec2 => {
    const [mx, my] = transformPoint(T, [x, y, 0])
    return [rounded(mx), rounded(my)]
  })
  const frames = Array.from({ length: CLIP.seconds * POSES_PER_SECOND }, (_, k) => {
    const timestampSeconds = k / POSES_PER_SECOND
    const { rotation, translation } = compose(T, T_room_camera(timestampSeconds, room))
    return {
      timestampSeconds,
      sampled: false,
      camera: Object.fromEntries(
        Object.entries(intrinsics).map(([name, value]) => [name, rounded(value)]),
      ) as unknown as typeof intrinsics,
      T_map_camera: {
        rotation: rotation.map(
          (value) => Number(value.toFixed(6)) + 0,
        ) as unknown as RigidTransform['rotation'],
        translation: translation.map(rounded) as unknown as Vec3,
      },
    }
  })
  return {
    format: 'floorsight-layout',
    version: 3,
    source: {
      name: room === 0 ? 'Sample room' : `Room ${room}`,
      durationSeconds: CLIP.seconds,
      width: CLIP.width,
      height: CLIP.height,
      remarks: [],
    },
    models: [],
    frames,
    fieldOfView: { degrees: FIELD_OF_VIEW_DEGREES, sd: 0, source: 'given' },
    floorSeen: true,
    scale: { relativeSd: 0, cues: [], provenance: DRAWN },
    room: {
      outline,
      wallSeen: [true, true, true, true],
      areaSquareMetres: { value: rounded(length * width), sd: 0 },
      heightMetres: { value: height, sd: 0 },
      provenance: { sides: corners.map(() => DRAWN), area: DRAWN, height: DRAWN },
    },
    objects,
    dropped: [],
    provenance: { keyframes: DRAWN, cameras: DRAWN },
  }
}
