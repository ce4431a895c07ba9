import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLayout, upgradedLayout, writeLayout } from '../../../src/formats/index.ts'
import { layoutWithParts } from '../sampleLayout.ts'

/** As version 1 wrote it. */
function asVersion1(text: string): string {
  return text
    .replace('"version": 2', '"version": 1')
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

test('what is no layout of version 1 comes back as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(upgradedLayout(json)).toBe(json)
    }),
  )
  expect(upgradedLayout(layoutWithParts)).toBe(layoutWithParts)
})
