import { describe, expect, test } from 'vitest'
import {
  layoutOfSubmap,
  objectsOfAllSubmaps,
  submapCount,
  submapOfFrame,
  submapOfObject,
} from '../../../../src/layout/index.ts'
import { layoutWithParts, sampleLayout } from '../../sampleLayout.ts'

describe('a layout with a part apart', () => {
  const part = layoutOfSubmap(layoutWithParts, 1)

  test('gives that part as a layout of its own', () => {
    expect(part.objects.map(({ id }) => id)).toEqual(['bed-1', 'chair-2'])
    expect(part.frames.map(({ T_map_camera }) => T_map_camera?.translation[2])).toEqual([
      undefined,
      undefined,
      1.5,
      undefined,
    ])
    expect(part.frames.every(({ poseCovariance }) => poseCovariance === undefined)).toBe(true)
    expect([part.cameraPath, part.room, part.counts]).toEqual([undefined, undefined, undefined])
    expect(part.scale.relativeSd).toBe(0.12)
    expect(part.frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual([0, 1, 2, 3])
  })

  test('tells the map itself as apart from the part', () => {
    expect(part.submaps).toHaveLength(1)
    expect(part.submaps?.[0]?.frames.map(({ frame }) => frame)).toEqual([0, 1, 3])
    expect(part.submaps?.[0]?.objects).toBe(layoutWithParts.objects)
  })

  test('keeps what each was joined by with it', () => {
    const [main, own] = [
      { frames: [3], by: ['sofa'] },
      { frames: [2], by: ['bed'] },
    ]
    const [piece] = layoutWithParts.submaps ?? []
    if (!piece) throw new Error('no part apart')
    const both = { ...layoutWithParts, joined: [main], submaps: [{ ...piece, joined: [own] }] }
    const of = layoutOfSubmap(both, 1)
    expect([of.joined, of.submaps?.[0]?.joined]).toEqual([[own], [main]])
    expect(layoutOfSubmap({ ...both, submaps: [piece] }, 1).joined).toBeUndefined()
  })

  test('is the map itself for part 0, and for a part that there is not', () => {
    expect(layoutOfSubmap(layoutWithParts, 0)).toBe(layoutWithParts)
    expect(layoutOfSubmap(layoutWithParts, 2)).toBe(layoutWithParts)
    expect(layoutOfSubmap(sampleLayout, 1)).toBe(sampleLayout)
  })

  test('says what is in which part', () => {
    expect([submapCount(sampleLayout), submapCount(layoutWithParts)]).toEqual([1, 2])
    expect([0, 1, 2, 3, 4].map((k) => submapOfFrame(layoutWithParts, k))).toEqual([0, 0, 1, 0, undefined])
    expect(submapOfFrame(sampleLayout, 2)).toBeUndefined()
    expect(['sofa-1', 'chair-2', 'lamp-1'].map((id) => submapOfObject(layoutWithParts, id))).toEqual([
      0,
      1,
      undefined,
    ])
    expect(objectsOfAllSubmaps(layoutWithParts).map(({ id }) => id)).toEqual([
      'sofa-1',
      'chair-1',
      'bed-1',
      'chair-2',
    ])
  })
})
