import { describe, expect, test } from 'vitest'
import { distance2, type Vec2, type Vec3 } from '../../../../src/geometry/index.ts'
import { freeStandingWallThings } from '../../../../src/layout/mapping/freeStanding.ts'
import type { LayoutRoom } from '../../../../src/layout/model/types.ts'
import type { Scene, Thing } from '../../scene.ts'
import { fuseSemantics } from '../built.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'
import { roomOf } from './mapped.ts'

/** A hall whose walls are far: things that hang or stand in it have none behind them. */
const hall = { x: [-4, 4], y: [-2, 9], height: 2.7 } as const
const thing = (shown: NonNullable<Thing['shown']>, center: Vec3, size: Vec3, yaw = 0): Thing => ({
  category: '',
  shown,
  box: { center, size, yaw },
})
const door = thing('door', [0.3, 4, 1], [0.9, 0.06, 2])
const window = thing('window', [-1.2, 4.3, 1.5], [1.2, 0.06, 1.2])

/** What the frames of a scene show, once; and what is found in it with one outline or another. */
function seen(things: readonly Thing[]) {
  const scene: Scene = { ...livingRoom, room: hall, things }
  const frames = metricFramesOf(scene)
  const field = fuseSemantics(frames)
  return (room?: LayoutRoom) => freeStandingWallThings(field, frames, room, 0)
}
const found = (things: readonly Thing[]) => seen(things)()
const rectangle = (x0: number, x1: number, far: number): Vec2[] => [
  [x0, -2],
  [x1, -2],
  [x1, far],
  [x0, far],
]

describe('freeStandingWallThings', () => {
  test('are doors and windows where they stand, as large as they are', () => {
    const objects = found([door, window])
    expect(objects.map(({ category }) => category).sort()).toEqual(['door', 'window'])
    for (const { category, box, boxFrom, sightings, logOdds } of objects) {
      const truth = (category === 'door' ? door : window).box
      expect(distance2([box.center[0], box.center[1]], [truth.center[0], truth.center[1]])).toBeLessThan(0.1)
      expect(Math.abs(box.size[0] - truth.size[0])).toBeLessThan(0.12)
      expect(Math.abs(box.size[2] - truth.size[2])).toBeLessThan(0.3)
      expect(box.size[1]).toBeLessThan(0.2)
      expect(boxFrom).toBe('voxels')
      expect(logOdds).toBeGreaterThan(1.5)
      expect(sightings.length).toBeGreaterThan(3)
      expect(new Set(sightings.map(({ by, detectedAs }) => `${by} ${detectedAs}`))).toEqual(
        new Set([`semantics ${category}`]),
      )
    }
  })

  test('are not sought again on a wall that was seen, nor behind it', () => {
    const inRoom = seen([door])
    const names = (far: number, unseen: number[] = [], x1 = 4, x0 = -4) =>
      inRoom(roomOf(rectangle(x0, x1, far), unseen)).map(({ category }) => category)
    expect(names(4)).toEqual([])
    expect(names(4.5)).toEqual([])
    expect(names(3.5)).toEqual([])
    expect(names(4.7)).toEqual(['door'])
    // No wall was seen there, or it ends beside the door.
    expect(names(4, [2])).toEqual(['door'])
    expect(names(4, [1], -0.4)).toEqual(['door'])
    expect(names(4, [3], 4, 1)).toEqual(['door'])
  })

  test('a picture that lies on a table hangs on nothing', () => {
    const table = thing('table', [0, 2.5, 0.35], [1.4, 0.9, 0.7])
    const lying = thing('picture', [0, 2.5, 0.71], [0.7, 0.6, 0.02])
    expect(found([table, lying])).toEqual([])
  })

  test('a door begins at the floor, and is half as high as doors are', () => {
    expect(found([thing('door', [0.3, 4, 1.5], [0.9, 0.06, 1.6])])).toEqual([])
    expect(found([thing('door', [0.3, 4, 0.4], [0.9, 0.06, 0.8])])).toEqual([])
    expect(found([thing('curtain', [0.3, 4, 1.6], [0.9, 0.1, 1.6])]).map(({ category }) => category)).toEqual(
      ['curtain'],
    )
  })

  test('furniture is none of them', () => {
    expect(
      found([thing('cabinet', [0.3, 4, 1], [0.9, 0.06, 2]), thing('tv', [-1, 4, 1], [1, 0.06, 0.6])]),
    ).toEqual([])
  })
})
