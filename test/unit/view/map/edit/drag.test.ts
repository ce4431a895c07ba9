import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { footprint, type OrientedBox, type Vec2 } from '../../../../../src/geometry/index.ts'
import { atWallOf, type LayoutObject, railsFor, SNAP_REACH } from '../../../../../src/layout/index.ts'
import {
  boxAt,
  gripPlace,
  type Hold,
  reachAt,
  steppedYaw,
  TURN_STEP,
} from '../../../../../src/view/map/edit/drag.ts'
import { furnishedFlat } from '../../../furnishedFlat.ts'
import { sampleLayout } from '../../../sampleLayout.ts'

const sofa = sampleLayout.objects[0] as (typeof sampleLayout.objects)[number]
const rails = railsFor(sampleLayout, sofa.id)
const FREE = { isFree: true, isStepped: false }
const point = fc.tuple(
  fc.double({ min: -2, max: 2, noNaN: true }),
  fc.double({ min: -2, max: 2, noNaN: true }),
) as fc.Arbitrary<Vec2>
const centreOf = ({ center }: OrientedBox): Vec2 => [center[0], center[1]]

describe('a drag', () => {
  test('of the body carries the box as far as the pointer goes', () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        const { box } = boxAt({ hold: { kind: 'move' }, box: sofa.box, from }, to, rails, FREE, SNAP_REACH)
        expect(box.center[0] - sofa.box.center[0]).toBeCloseTo(to[0] - from[0], 9)
        expect(box.center[1] - sofa.box.center[1]).toBeCloseTo(to[1] - from[1], 9)
        expect([box.size, box.yaw]).toEqual([sofa.box.size, sofa.box.yaw])
      }),
    )
  })

  test('of a grip keeps it as far from the pointer as it was: nothing jumps when it begins', () => {
    const grip = [1, 1] as const
    const corner = gripPlace(sofa.box, grip)
    const from: Vec2 = [corner[0] + 0.07, corner[1] - 0.03]
    const still = boxAt(
      { hold: { kind: 'resize', grip }, box: sofa.box, from },
      from,
      rails,
      FREE,
      SNAP_REACH,
    )
    still.box.size.forEach((side, k) => {
      expect(side).toBeCloseTo(sofa.box.size[k] as number, 9)
    })
    const to: Vec2 = [from[0] + 0.3, from[1] + 0.2]
    const { box } = boxAt(
      { hold: { kind: 'resize', grip }, box: sofa.box, from },
      to,
      rails,
      FREE,
      SNAP_REACH,
    )
    expect(gripPlace(box, grip)[0]).toBeCloseTo(corner[0] + 0.3, 9)
    expect(gripPlace(box, grip)[1]).toBeCloseTo(corner[1] + 0.2, 9)
  })

  test('of the turning handle turns as the pointer goes round; by steps with Shift', () => {
    const [x, y] = centreOf(sofa.box)
    const drag = { hold: { kind: 'turn' }, box: sofa.box, from: [x, y + 1] } as const
    expect(boxAt(drag, [x - 1, y], rails, FREE, SNAP_REACH).box.yaw).toBeCloseTo(
      sofa.box.yaw + Math.PI / 2,
      9,
    )
    const stepped = boxAt(drag, [x - 0.5, y + 1], rails, { ...FREE, isStepped: true }, SNAP_REACH)
    // The room's longest walls run along y.
    expect(Math.abs((stepped.box.yaw / TURN_STEP) % 1)).toBeCloseTo(0, 9)
  })

  test('is drawn to walls unless the user holds it free', () => {
    const drag = { hold: { kind: 'move' }, box: { ...sofa.box, yaw: 0 }, from: [0, 0] } as const
    const drawn = boxAt(drag, [0, 0.53], rails, { ...FREE, isFree: false }, SNAP_REACH)
    expect(drawn.box.center[1]).toBeCloseTo(3.55, 9)
    expect(drawn.guides.length).toBeGreaterThan(0)
    expect(boxAt(drag, [0, 0.53], rails, FREE, SNAP_REACH).box.center[1]).toBeCloseTo(3.53, 9)
  })
})

test('the corners of a footprint are its corner grips', () => {
  const corners = footprint(sofa.box).map((corner) => corner.map((value) => value.toFixed(6)).join())
  const grips = (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map((grip) =>
    gripPlace(sofa.box, grip)
      .map((value) => value.toFixed(6))
      .join(),
  )
  expect(grips).toEqual(corners)
})

test('zoomed in, walls draw less far', () => {
  expect(reachAt(80).metres).toBe(SNAP_REACH.metres)
  expect(reachAt(1000).metres).toBeCloseTo(0.014, 9)
})

test('a stepped yaw is never further than half a step', () => {
  const angle = fc.double({ min: -4, max: 4, noNaN: true })
  fc.assert(
    fc.property(angle, angle, (yaw, heading) => {
      expect(Math.abs(steppedYaw(yaw, heading) - yaw)).toBeLessThanOrEqual(TURN_STEP / 2 + 1e-9)
    }),
  )
})

describe('of a door', () => {
  const door = furnishedFlat.objects.find(({ id }) => id === 'door-1') as LayoutObject
  const walls = atWallOf(furnishedFlat, door)
  const drag = (hold: Hold, to: Vec2, isFree = true) =>
    boxAt({ hold, box: door.box, from: [2.6, -1.4], walls }, to, [], { isFree, isStepped: false }, SNAP_REACH)

  test('it slides along its wall, whatever is held down, and goes into another where the hand does', () => {
    expect(centreOf(drag({ kind: 'move' }, [0.9, -1]).box)).toEqual([
      expect.closeTo(0.9),
      expect.closeTo(-1.4),
    ])
    const [x, y] = centreOf(drag({ kind: 'move' }, [3.5, 1]).box)
    expect([x, y]).toEqual([expect.closeTo(3.6), expect.closeTo(1)])
    expect(drag({ kind: 'move' }, [3.12, -1.3], false).guides).toHaveLength(1)
  })

  test('its ends are drawn along the wall', () => {
    const { box } = drag({ kind: 'resize', grip: [1, 0] }, [2.9, 0.5])
    expect(box.size[0]).toBeCloseTo(0.95 + 0.3)
    expect(centreOf(box)[1]).toBeCloseTo(-1.4)
  })

  test('a picture is taken off its wall by who holds Ctrl', () => {
    const picture = furnishedFlat.objects.find(({ id }) => id === 'picture-1') as LayoutObject
    const at = (isFree: boolean) =>
      boxAt(
        { hold: { kind: 'move' }, box: picture.box, from: [0, 0], walls: atWallOf(furnishedFlat, picture) },
        [0.4, 0.3],
        [],
        { isFree, isStepped: false },
        SNAP_REACH,
      ).box
    expect(centreOf(at(false))[1]).toBeCloseTo(-1.385)
    expect(centreOf(at(true))[1]).toBeCloseTo(-1.37 + 0.3)
  })
})
