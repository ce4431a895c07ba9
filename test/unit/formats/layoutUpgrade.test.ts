import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLayout, upgradedLayout, writeLayout } from '../../../src/formats/index.ts'
import { provenance, UNRECORDED } from '../../../src/layout/index.ts'
import { layoutWithParts } from '../sampleLayout.ts'

/** As version 1 wrote it. */
function asVersion1(text: string): string {
  return text
    .replace('"version": 3', '"version": 1')
    .replaceAll('"cues"', '"witnesses"')
    .replaceAll('"submaps"', '"apart"')
    .replaceAll('"T_submap_camera"', '"T_piece_camera"')
}

test('a file of version 1 is read as what it was, submaps and cues included', () => {
  const now = writeLayout(layoutWithParts)
  const then = asVersion1(now)
  expect(then).toContain('"apart"')
  expect(then).toContain('"witnesses"')
  expect(readLayout(then)).toEqual(readLayout(now))
})

test('a file of version 1 that is damaged is still refused', () => {
  const then = JSON.parse(asVersion1(writeLayout(layoutWithParts)))
  expect(() => readLayout(JSON.stringify({ ...then, apart: 3 }))).toThrow('submaps')
  expect(() => readLayout(JSON.stringify({ ...then, scale: undefined }))).toThrow('scale')
})

test('a file of version 2 keeps what it said of its boxes, and says that the rest is not recorded', () => {
  const { version: _, ...layout } = JSON.parse(writeLayout(layoutWithParts))
  const change = (object: object, also: object) => ({ ...object, ...also })
  const [first, second] = layout.objects
  const third = change(second, { id: 'chair-3' })
  const old = {
    ...layout,
    version: 2,
    objects: [
      change(first, { boxFrom: 'voxels', byHand: ['size'] }),
      change(second, { boxFrom: 'wall' }),
      third,
    ],
  }
  const [sized, onWall, unknown] = readLayout(JSON.stringify(old)).objects
  expect(sized?.provenance?.size[2]).toEqual(provenance('by-hand', 'set-by-hand'))
  expect(sized?.provenance?.center[0]).toEqual(provenance('measured', 'voxel-extent'))
  expect(sized?.provenance?.category).toEqual(UNRECORDED)
  expect(onWall?.provenance?.yaw.method).toBe('wall-rectangle')
  expect(unknown).not.toHaveProperty('provenance')
})

test('what is no layout of an older version comes back as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(upgradedLayout(json)).toBe(json)
    }),
  )
  expect(upgradedLayout(layoutWithParts)).toBe(layoutWithParts)
})
