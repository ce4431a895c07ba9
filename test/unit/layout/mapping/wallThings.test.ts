import { describe, expect, test } from 'vitest'
import type { Vec2 } from '../../../../src/geometry/index.ts'
import type { MappedObject } from '../../../../src/layout/mapping/mappedObject.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { mapWallThings } from '../../../../src/layout/mapping/wallThings.ts'
import { type Wall, wallsOf } from '../../../../src/layout/room/walls.ts'
import type { Scene } from '../../scene.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'
import { roomOf } from './mapped.ts'
import { type Paint, painted } from './painted.ts'

const outline: Vec2[] = [
  [-2.5, -1],
  [2.5, -1],
  [2.5, 5],
  [-2.5, 5],
]
const room = roomOf(outline)
const [, right, far] = wallsOf(room) as [Wall, Wall, Wall]
const bare: Scene = { ...livingRoom, things: [] }
const plain = metricFramesOf(bare)
const found = (paints: readonly Paint[], scene = bare, frames = plain.slice(0, 3)) =>
  mapWallThings(room, painted(scene, frames, paints))

/** Where a thing on the far wall lies: metres along it, and up. */
const spanOf = ({ box: { center, size } }: MappedObject) => ({
  along: [2.5 - center[0] - size[0] / 2, 2.5 - center[0] + size[0] / 2],
  up: [center[2] - size[2] / 2, center[2] + size[2] / 2],
})
/** Within a cell of the wall, and half of one of the depth's or the semantics'. */
function close(found: readonly number[], truth: readonly number[], within = 0.075) {
  for (const [k, value] of found.entries())
    expect(Math.abs(value - (truth[k] as number))).toBeLessThan(within)
}

describe('mapWallThings', () => {
  const paints: Paint[] = [
    { wall: far, along: [0.3, 1.5], up: [0.9, 2.1], shown: 'window', beyond: 4 },
    { wall: far, along: [1.8, 2.4], up: [1.3, 1.8], shown: 'picture' },
    { wall: far, along: [2.8, 3.7], up: [0, 2.05], shown: 'door' },
    { wall: far, along: [4.1, 4.7], up: [0.8, 1.7], shown: 'mirror', beyond: 3 },
    { wall: right, along: [4, 4.9], up: [0.2, 2.2], shown: 'curtain' },
  ]
  const objects = found(paints, bare, plain)
  const named = (name: string) => objects.filter(({ category }) => category === name)
  const only = (name: string) => {
    const [one, ...others] = named(name)
    expect(others).toEqual([])
    return one as MappedObject
  }

  test('are what hangs on the walls, and no more', () => {
    expect(objects.map(({ category }) => category).sort()).toEqual([
      'curtain',
      'door',
      'mirror',
      'picture',
      'window',
    ])
  })

  test('have their rectangles: a window its sill, glass and mirrors though depth goes through them', () => {
    for (const [k, name] of ['window', 'picture', 'door', 'mirror'].entries()) {
      const { along, up } = spanOf(only(name))
      close(along, paints[k]?.along as [number, number])
      close(up, paints[k]?.up as [number, number])
    }
  })

  test('lie on their wall, as it runs; what hangs stands out into the room by all of its depth', () => {
    for (const name of ['window', 'door']) expect(only(name).box.center[1]).toBeCloseTo(5)
    for (const name of ['picture', 'mirror']) {
      const { center, size } = only(name).box
      expect(center[1] + size[1] / 2).toBeCloseTo(5)
    }
    expect(Math.abs(Math.cos(only('door').box.yaw))).toBeCloseTo(1)
    const { center, size, yaw } = only('curtain').box
    expect(Math.abs(Math.sin(yaw))).toBeCloseTo(1)
    expect(center[0] + size[1] / 2).toBeCloseTo(2.5)
    close([center[1] - size[0] / 2, center[1] + size[0] / 2], [3, 3.9], 0.13)
  })

  test('are likely, with the frames that show them by the semantics', () => {
    for (const object of objects) {
      expect(object.logOdds).toBeGreaterThan(1.5)
      expect(object.boxFrom).toBe('wall')
      expect(object.sightings.length).toBeGreaterThan(2)
      for (const { by, detectedAs, score } of object.sightings) {
        expect([by, detectedAs]).toEqual(['semantics', object.category])
        expect(score).toBeGreaterThan(0.6)
      }
    }
    const [sighting] = only('picture').sightings
    expect(sighting?.depthMetres).toBeGreaterThan(4.4)
    expect(sighting?.depthMetres).toBeLessThan(5.6)
  })
})

describe('doors', () => {
  const door = (up: readonly [number, number], given: Partial<Paint> = {}): Paint => ({
    wall: far,
    along: [2, 2.9],
    up,
    shown: 'door',
    ...given,
  })

  test('go down to the floor though something hides their lower part', () => {
    const scene: Scene = {
      ...bare,
      things: [{ category: '', shown: 'sofa', box: { center: [0, 3.4, 0.45], size: [3, 0.8, 0.9], yaw: 0 } }],
    }
    const hidden = found([door([0, 2])], scene, metricFramesOf(scene).slice(0, 3))
    expect(hidden.map(({ category }) => category)).toEqual(['door'])
    close(spanOf(hidden[0] as MappedObject).up, [0, 2])
    close(spanOf(hidden[0] as MappedObject).along, [2, 2.9])
  })

  test('are as high as doors: what ends far up the wall, or begins there, is none', () => {
    expect(found([door([0, 1.2])])).toEqual([])
    expect(found([door([0.8, 2.2])])).toEqual([])
    expect(found([door([0.3, 2])]).map(({ category }) => category)).toEqual(['door'])
  })

  test('may stand ajar: the leaf, and beside it sight that goes on through the wall', () => {
    const [ajar, ...others] = found([
      door([0, 2], { along: [2, 2.4] }),
      { wall: far, along: [2.4, 2.9], up: [0, 2], beyond: 2 },
    ])
    expect(others).toEqual([])
    close(spanOf(ajar as MappedObject).along, [2, 2.9])
  })

  test('may stand open: sight goes on through the wall', () => {
    const open = found([door([0, 2], { beyond: 2 })])
    expect(open.map(({ category }) => category)).toEqual(['door'])
    close(spanOf(open[0] as MappedObject).along, [2, 2.9])
  })
})

test('a doorway without a leaf is a door: nothing is named so, sight goes on through the wall', () => {
  const open = found([{ wall: far, along: [2, 2.9], up: [0, 2], beyond: 2 }])
  expect(open.map(({ category }) => category)).toEqual(['door'])
  close(spanOf(open[0] as MappedObject).along, [2, 2.9])
})

test('a camera in the next room, which sees the wall from behind, does not miss what hangs on it', () => {
  const frames = painted(bare, plain.slice(0, 3), [
    { wall: far, along: [1.8, 2.4], up: [1.3, 1.8], shown: 'picture' },
  ])
  const [first] = frames as [MetricFrame]
  const { classes, rows, columns } = first.semantics
  // Three metres behind the wall, and facing it: bare wall all over.
  const behind: MetricFrame = {
    ...first,
    T_level_camera: { rotation: [-1, 0, 0, 0, 0, -1, 0, -1, 0], translation: [0, 8, 1.5] },
    inverseDepth: {
      ...first.inverseDepth,
      values: first.inverseDepth.values.map(() => first.metresScale / 3),
    },
    semantics: {
      classes,
      rows,
      columns,
      probabilities: Float32Array.from({ length: rows * columns * classes.length }, (_, k) =>
        classes[k % classes.length] === 'wall' ? 1 : 0,
      ),
    },
  }
  const [alone] = mapWallThings(room, frames)
  const [both] = mapWallThings(room, [...frames, behind])
  expect(alone?.category).toBe('picture')
  expect(both).toMatchObject({ missed: alone?.missed, logOdds: alone?.logOdds })
})

describe('what is not taken for more', () => {
  test('a window is no door, though sight goes on through it', () => {
    const glass: Paint = { wall: far, along: [2, 3.2], up: [0.9, 2.1], shown: 'window', beyond: 4 }
    expect(found([glass]).map(({ category }) => category)).toEqual(['window'])
  })

  test('specks are nothing; of two names in one place the one that most speaks for stays', () => {
    expect(found([{ wall: far, along: [2, 2.2], up: [1, 1.2], shown: 'picture' }])).toEqual([])
    expect(found([{ wall: far, along: [2, 2.4], up: [1, 1.4], shown: 'picture' }])).toHaveLength(1)
    const both = found([
      { wall: far, along: [2.3, 2.8], up: [1.3, 1.65], shown: 'mirror' },
      { wall: far, along: [2, 3.4], up: [0.9, 2.1], shown: 'picture' },
    ])
    expect(both.map(({ category }) => category)).toEqual(['picture'])
    close(spanOf(both[0] as MappedObject).along, [2, 3.4])
  })

  test('two pictures side by side are two', () => {
    const two = found([
      { wall: far, along: [1.5, 2.1], up: [1.2, 1.8], shown: 'picture' },
      { wall: far, along: [2.7, 3.3], up: [1.2, 1.8], shown: 'picture' },
    ])
    expect(two.map(({ category }) => category)).toEqual(['picture', 'picture'])
    close(two.map((one) => spanOf(one).along[0] as number).sort(), [1.5, 2.7])
  })

  test('nothing is on bare walls, nor without semantics', () => {
    expect(found([])).toEqual([])
    const mute = plain.map(
      (frame): MetricFrame => ({
        ...frame,
        semantics: { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) },
      }),
    )
    expect(mapWallThings(room, mute)).toEqual([])
    expect(mapWallThings(room, [])).toEqual([])
  })
})
