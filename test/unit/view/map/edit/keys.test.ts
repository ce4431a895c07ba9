import { expect, test } from 'vitest'
import { atWallOf, type LayoutObject } from '../../../../../src/layout/index.ts'
import { movedBy, nudgeOf } from '../../../../../src/view/map/edit/keys.ts'

import { furnishedFlat } from '../../../furnishedFlat.ts'

const press = { key: 'ArrowRight', altKey: true, shiftKey: false, ctrlKey: false, metaKey: false }

test('Alt and an arrow move a centimetre, with Shift ten', () => {
  expect(nudgeOf(press, 0)).toEqual([0.01, 0])
  expect(nudgeOf({ ...press, key: 'ArrowDown', shiftKey: true }, 0)?.[1]).toBeCloseTo(-0.1, 9)
})

test('the arrows are those of the screen, however the map is turned on it', () => {
  const [x, y] = nudgeOf(press, Math.PI / 2) ?? []
  expect(x).toBeCloseTo(0, 9)
  expect(y).toBeCloseTo(-0.01, 9)
})

test('other presses are none', () => {
  for (const other of [{ altKey: false }, { key: 'a' }, { ctrlKey: true }, { metaKey: true }])
    expect(nudgeOf({ ...press, ...other }, 0)).toBeUndefined()
})

test('a box is moved on the floor', () => {
  expect(movedBy({ center: [1, 2, 3], size: [1, 1, 1], yaw: 0 }, [0.5, -1]).center).toEqual([1.5, 1, 3])
})

test('a door goes along its wall only', () => {
  const door = furnishedFlat.objects.find(({ id }) => id === 'door-1') as LayoutObject
  const walls = atWallOf(furnishedFlat, door)
  expect(movedBy(door.box, [-0.1, 0], walls).center[0]).toBeCloseTo(2.5)
  expect(movedBy(door.box, [0, 0.1], walls).center[1]).toBeCloseTo(-1.4)
  expect(movedBy(door.box, [0, 0.1]).center[1]).toBeCloseTo(-1.3)
})
