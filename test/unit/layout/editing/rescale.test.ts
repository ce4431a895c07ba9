import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KnownLength, type Layout, positionSd, rescaledByLength } from '../../../../src/layout/index.ts'
import { number } from '../../geometry/arbitraries.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const known = fc.record({
  objectId: fc.constantFrom('sofa-1', 'chair-1'),
  axis: fc.constantFrom(0 as const, 1 as const, 2 as const),
  metres: number(0.1, 5),
})
const factorOf = (layout: Layout, { objectId, axis, metres }: KnownLength) =>
  metres / (layout.objects.find(({ id }) => id === objectId)?.box.size[axis] ?? Number.NaN)

/** Every length of a layout in one list, areas as their roots. */
const lengthsOf = ({ objects, frames, cameraPath = [], room }: Layout): number[] => [
  ...objects.flatMap(({ box, sightings }) => [
    ...box.center,
    ...box.size,
    ...sightings.map(({ depthMetres }) => depthMetres),
  ]),
  ...objects.flatMap(({ sd }) => [...sd.center, ...sd.size]),
  ...frames.flatMap(({ T_map_camera }) => [...(T_map_camera?.translation ?? [])]),
  ...frames.map(({ poseCovariance }) => (poseCovariance ? positionSd(poseCovariance) : 0)),
  ...cameraPath.flatMap(({ T_map_camera }) => [...T_map_camera.translation]),
  ...(room?.outline.flat() ?? []),
  Math.sqrt(room?.areaSquareMetres.value ?? 0),
  room?.heightMetres?.value ?? 0,
]

test('all lengths change by one factor, and the measured side is what was measured', () => {
  fc.assert(
    fc.property(known, (length) => {
      const factor = factorOf(sampleLayout, length)
      const layout = rescaledByLength(sampleLayout, length)
      const side = layout.objects.find(({ id }) => id === length.objectId)?.box.size[length.axis]
      expect(side).toBeCloseTo(length.metres, 9)
      const [before, after] = [lengthsOf(sampleLayout), lengthsOf(layout)]
      expect(after).toEqual(before.map((v) => expect.closeTo(v * factor, 9)))
    }),
  )
})

test('what is no length stays: angles, scores, pixels, times, and the layout given', () => {
  const copy = structuredClone(sampleLayout)
  const layout = rescaledByLength(sampleLayout, { objectId: 'sofa-1', axis: 0, metres: 3 })
  expect(sampleLayout).toEqual(copy)
  for (const [k, object] of layout.objects.entries()) {
    const before = copy.objects[k]
    expect([object.box.yaw, object.sd.yaw, object.score]).toEqual([
      before?.box.yaw,
      before?.sd.yaw,
      before?.score,
    ])
    expect(object.sightings.map(({ box }) => box)).toEqual(before?.sightings.map(({ box }) => box))
  }
  expect(layout.frames.map(({ T_map_camera }) => T_map_camera?.rotation)).toEqual(
    copy.frames.map(({ T_map_camera }) => T_map_camera?.rotation),
  )
  expect(layout.frames.map(({ poseCovariance }) => poseCovariance?.rotation)).toEqual(
    copy.frames.map(({ poseCovariance }) => poseCovariance?.rotation),
  )
  expect(layout.fieldOfView).toEqual(copy.fieldOfView)
  expect(layout.dropped).toEqual(copy.dropped)
})

test('the length is the first cue; what the others say is held against it', () => {
  const length = { objectId: 'sofa-1', axis: 0, metres: 4 } as const
  const factor = factorOf(sampleLayout, length)
  const { scale } = rescaledByLength(sampleLayout, length)
  const [own, ...others] = scale.cues
  expect(own).toMatchObject({ kind: 'known-length', ratio: 1, relativeSd: scale.relativeSd })
  expect(own?.evidence).toContain('length of the sofa')
  expect(others.map(({ ratio }) => ratio * factor)).toEqual(
    sampleLayout.scale.cues.map(({ ratio }) => expect.closeTo(ratio, 9)),
  )
  // How well the side was seen, and how well people measure.
  const seen = 0.1 / 2
  expect(scale.relativeSd).toBeCloseTo(Math.hypot(0.02, seen), 9)
})

test('a second measurement replaces the first', () => {
  fc.assert(
    fc.property(known, known, (first, second) => {
      const once = rescaledByLength(sampleLayout, second)
      const twice = rescaledByLength(rescaledByLength(sampleLayout, first), second)
      expect(twice.scale.cues.filter(({ kind }) => kind === 'known-length')).toHaveLength(1)
      expect(twice.scale.relativeSd).toBeCloseTo(once.scale.relativeSd, 9)
      expect(lengthsOf(twice)).toEqual(lengthsOf(once).map((v) => expect.closeTo(v, 8)))
      expect(twice.room?.areaSquareMetres.sd).toBeCloseTo(once.room?.areaSquareMetres.sd ?? 0, 8)
    }),
  )
})

test('the area is unsure twice as much as a length by the new scale, and no longer by the old', () => {
  const { room, scale } = rescaledByLength(sampleLayout, { objectId: 'sofa-1', axis: 0, metres: 2 })
  const { value, sd } = sampleLayout.room?.areaSquareMetres ?? { value: 0, sd: 0 }
  const own = Math.sqrt(sd ** 2 - (2 * sampleLayout.scale.relativeSd * value) ** 2)
  expect(room?.areaSquareMetres.sd).toBeCloseTo(Math.hypot(own, 2 * scale.relativeSd * value), 9)
})

test('refuses an object that is not there and lengths that are none', () => {
  expect(() => rescaledByLength(sampleLayout, { objectId: 'bed-9', axis: 0, metres: 2 })).toThrow(/bed-9/)
  for (const metres of [0, -1, Number.NaN])
    expect(() => rescaledByLength(sampleLayout, { objectId: 'sofa-1', axis: 0, metres })).toThrow(RangeError)
})
