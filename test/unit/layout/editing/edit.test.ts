import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxCorners, type OrientedBox, toBoxAxes } from '../../../../src/geometry/index.ts'
import {
  added,
  EditError,
  enclosingBox,
  freeId,
  fromBoxAxes,
  halves,
  merged,
  removed,
  renamed,
  resizedTo,
  split,
  withBox,
} from '../../../../src/layout/editing/index.ts'
import type { Layout, LayoutObject } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const layout: Layout = sampleLayout
const first = layout.objects[0] as Layout['objects'][number]
const second = layout.objects[1] as Layout['objects'][number]

const box = fc.record({
  center: fc.tuple(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: 0, max: 2, noNaN: true }),
  ),
  size: fc.tuple(
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
  ),
  yaw: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
}) as fc.Arbitrary<OrientedBox>

const volume = ({ size }: OrientedBox) => size[0] * size[1] * size[2]

describe('boxes', () => {
  test('one around two holds all corners of both, and is no larger than it must be', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const whole = enclosingBox(a, b)
        const places = [...boxCorners(a), ...boxCorners(b)].map((corner) => toBoxAxes(whole, corner))
        for (const axis of [0, 1, 2] as const) {
          const reach = Math.max(...places.map((p) => Math.abs(p[axis])))
          expect(reach).toBeCloseTo(whole.size[axis] / 2, 6)
        }
      }),
    )
  })

  test('halves lie beside each other and fill the whole', () => {
    fc.assert(
      fc.property(box, (whole) => {
        const [a, b] = halves(whole)
        expect(volume(a) + volume(b)).toBeCloseTo(volume(whole), 6)
        const again = enclosingBox(a, b)
        again.size.forEach((side, k) => {
          expect(side).toBeCloseTo(whole.size[k] as number, 6)
        })
      }),
    )
  })

  test('drawn by a side or a corner, the opposite one stays', () => {
    fc.assert(
      fc.property(
        box,
        fc.constantFrom(...([-1, 0, 1] as const)),
        fc.constantFrom(...([-1, 0, 1] as const)),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        (start, gu, gv, reach) => {
          const opposite = fromBoxAxes(start, [(-gu * start.size[0]) / 2, (-gv * start.size[1]) / 2, 0])
          const to = fromBoxAxes(start, [gu * reach, gv * reach, 0])
          const next = resizedTo(start, [gu, gv], [to[0], to[1]])
          const still = fromBoxAxes(next, [(-gu * next.size[0]) / 2, (-gv * next.size[1]) / 2, 0])
          opposite.forEach((value, k) => {
            expect(still[k]).toBeCloseTo(value, 6)
          })
          if (gu) expect(next.size[0]).toBeCloseTo(start.size[0] / 2 + reach, 6)
          else expect(next.size[0]).toBe(start.size[0])
        },
      ),
    )
  })
})

const NUMBERS = ['x', 'y', 'z', 'length', 'width', 'height', 'yaw']
/** Which numbers of an object's box a person has set. */
const byHand = (object: LayoutObject | undefined): string[] => {
  const { center = [], size = [], yaw } = object?.provenance ?? {}
  return [...center, ...size, yaw].flatMap((one, k) =>
    one?.origin === 'by-hand' ? [NUMBERS[k] as string] : [],
  )
}

describe('edits', () => {
  test('leave the layout they were given as it is', () => {
    const before = structuredClone(layout)
    withBox(layout, first.id, { ...first.box, yaw: 1 })
    renamed(layout, first.id, 'stool')
    removed(layout, first.id)
    merged(layout, first.id, second.id)
    split(layout, first.id)
    added(layout, 'chair', [1, 1])
    expect(layout).toEqual(before)
  })

  test('a box that somebody set is sure, and upright', () => {
    const next = withBox(layout, first.id, { center: [1, 2, 0.5], size: [1, 0.001, 0.9], yaw: 4 })
    const moved = next.objects.find(({ id }) => id === first.id)
    expect(moved?.box).toEqual({
      center: [1, 2, 0.5],
      size: [1, 0.02, 0.9],
      yaw: expect.closeTo(4 - Math.PI, 9),
    })
    expect([moved?.score, moved?.exactBox]).toEqual([1, undefined])
    expect(moved?.sd).toEqual({ center: [0, 0, 0], size: [0, 0, 0], yaw: 0 })
    expect(byHand(moved)).toEqual(['x', 'y', 'z', 'length', 'width', 'height', 'yaw'])
  })

  test('what stays as it was measured keeps its deviation', () => {
    const [x, y, z] = first.box.center
    const next = withBox(layout, first.id, { ...first.box, center: [x + 0.2, y, z] })
    const moved = next.objects.find(({ id }) => id === first.id)
    expect(moved?.sd).toEqual({ ...first.sd, center: [0, first.sd.center[1], first.sd.center[2]] })
    expect(byHand(moved)).toEqual(['x'])
    const again = withBox(next, first.id, { ...first.box, center: [x + 0.2, y, z], yaw: first.box.yaw + 0.1 })
    expect(byHand(again.objects.find(({ id }) => id === first.id))).toEqual(['x', 'yaw'])
  })

  test('a new name brings a new id, that nothing else has', () => {
    const next = renamed(layout, first.id, ` ${second.category.toUpperCase()} `)
    expect(next.id).not.toBe(second.id)
    expect(next.layout.objects.map(({ id }) => id)).toContain(next.id)
    expect(new Set(next.layout.objects.map(({ id }) => id)).size).toBe(layout.objects.length)
    expect(renamed(layout, first.id, first.category)).toEqual({ layout, id: first.id })
  })

  test('merging keeps the sightings of both; splitting gives both halves', () => {
    const one = merged(layout, first.id, second.id)
    expect(one.objects).toHaveLength(layout.objects.length - 1)
    const whole = one.objects.find(({ id }) => id === first.id)
    expect(whole?.sightings).toHaveLength(first.sightings.length + second.sightings.length)
    const two = split(layout, first.id)
    expect(two.layout.objects).toHaveLength(layout.objects.length + 1)
    expect(two.layout.objects.find(({ id }) => id === two.id)?.category).toBe(first.category)
  })

  test('what is added stands on the floor where its kind does, as large as it usually is', () => {
    const { layout: next, id } = added(layout, 'chair', [1, -2], 0.3)
    const chair = next.objects.find((object) => object.id === id)
    expect(chair?.box.center[2]).toBeCloseTo((chair?.box.size[2] ?? 0) / 2)
    expect([chair?.box.center[0], chair?.box.center[1], chair?.sightings]).toEqual([1, -2, []])
    expect(added(layout, 'aquarium', [0, 0]).layout.objects.at(-1)?.category).toBe('aquarium')
  })

  test('ids are free in parts apart as well', () => {
    const submaps = [
      { frames: [], objects: [{ ...first, id: 'chair-1' }], floorSeen: true, scale: layout.scale },
    ]
    const empty: Layout = { ...layout, objects: [], submaps }
    expect(freeId(empty, 'chair')).toBe('chair-2')
  })

  test('counts that an annotation gave go where something of that kind changes', () => {
    const counted: Layout = { ...layout, counts: { [first.category]: 7, lamp: 2 } }
    expect(removed(counted, first.id).counts).toEqual({ lamp: 2 })
  })

  test('of what is not there, or to what is no box or no name, are refused by name', () => {
    expect(() => removed(layout, 'ghost-1')).toThrow(EditError)
    expect(() => withBox(layout, first.id, { ...first.box, yaw: Number.NaN })).toThrow(EditError)
    expect(() => renamed(layout, first.id, '  ')).toThrow(EditError)
    expect(() => merged(layout, first.id, first.id)).toThrow(EditError)
  })
})
