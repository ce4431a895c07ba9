import { describe, expect, test } from 'vitest'
import {
  readMaps,
  writeCsv,
  writeLabelCloud,
  writeLayout,
  writeOmni3d,
  writeRoomPlan,
  writeSpatialLm,
  writeVideo2LayoutMap,
} from '../../../src/formats/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

const scene = {
  object_bbox: {
    chair: [
      { centroid: [0, 1, 0.5], axesLengths: [0.5, 0.5, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
    ],
  },
}

describe('a file of maps is told by what it holds', () => {
  test.each([
    ['layout of Floorsight', writeLayout(sampleLayout)],
    ['CSV table', writeCsv(sampleLayout)],
    ['script of SpatialLM', writeSpatialLm(sampleLayout)],
    ["CapturedRoom of Apple's RoomPlan", writeRoomPlan(sampleLayout)],
    ['labels of labelCloud', writeLabelCloud(sampleLayout)],
    ['boxes of Omni3D', writeOmni3d(sampleLayout)],
    ['map of Video2Layout', writeVideo2LayoutMap(sampleLayout)],
  ])('%s', (format, text) => {
    // The name says nothing.
    const read = readMaps(text, 'truth.dat')
    expect(read.format).toBe(format)
    expect(read.layouts[0]?.objects.map(({ category }) => category)).toEqual(['sofa', 'chair'])
  })

  test('VSI-Bench has many scenes in a file, or one beside a clip', () => {
    const many = readMaps(JSON.stringify({ a: scene, b: scene }), 'meta_info.json')
    expect([many.format, many.layouts.map(({ source }) => source.name)]).toEqual([
      'meta_info of VSI-Bench',
      ['a', 'b'],
    ])
    const one = readMaps(JSON.stringify(scene), 'scene0001_00.truth.json')
    expect([one.format, one.layouts[0]?.source.name]).toEqual(['scene of VSI-Bench', 'scene0001_00'])
  })

  test('a byte order mark is passed over', () => {
    expect(readMaps(`\uFEFF${writeCsv(sampleLayout)}`, 'a.csv').layouts).toHaveLength(1)
    expect(readMaps(`\uFEFF${JSON.stringify({ a: scene })}`, 'a.json').layouts).toHaveLength(1)
  })

  test.each([
    ['{"a": 1}', 'no map that Floorsight knows'],
    ['[1, 2]', 'no map that Floorsight knows'],
    ['once upon a time', 'no map that Floorsight knows'],
    ['', 'no map that Floorsight knows'],
    [JSON.stringify({ a: { object_bbox: { chair: 3 } } }), 'no scene of it can be read'],
    ['{"format": "floorsight-layout"}', 'layout'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(() => readMaps(text, 'x.json')).toThrow(reason)
  })
})
