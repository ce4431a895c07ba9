import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LayoutFileError, readLayout, writeLayout } from '../../../src/formats/index.ts'
import { fromRotationVector, IDENTITY } from '../../../src/geometry/index.ts'
import { layoutWithParts, sampleLayout } from '../sampleLayout.ts'
import { anyLayout } from './layoutArbitrary.ts'

const PIECE = { objects: [], floorSeen: false, scale: { relativeSd: 0.1, cues: [] } }

const errorOf = (text: string): LayoutFileError => {
  try {
    readLayout(text)
  } catch (error) {
    if (error instanceof LayoutFileError) return error
    throw error
  }
  throw new Error('the file was read')
}

/** The sample's text with one place of it changed. */
const damaged = (path: readonly (string | number)[], value: unknown): string => {
  const json = JSON.parse(writeLayout(sampleLayout))
  const last = path.at(-1) as string
  const parent = path.slice(0, -1).reduce((at, key) => at[key], json)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return JSON.stringify(json)
}

describe('a file', () => {
  test('gives the layout that was written, whatever it holds', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        expect(readLayout(writeLayout(layout))).toEqual(layout)
      }),
    )
    expect(readLayout(writeLayout(sampleLayout))).toEqual(sampleLayout)
  })

  test('is text that people can read and compare, with a line at its end', () => {
    const text = writeLayout(sampleLayout)
    expect(text.endsWith('}\n')).toBe(true)
    expect(text.split('\n').length).toBeGreaterThan(100)
    expect(text).toContain('"id": "sofa-1"')
    expect(text).toContain('"center": [-1, 3, 0.4]')
  })

  test('puts no line of numbers together that is text', () => {
    const name = '[\n 1,\n 2\n ] [ 3, 4 ]'
    const layout = { ...sampleLayout, source: { ...sampleLayout.source, name } }
    expect(readLayout(writeLayout(layout)).source.name).toBe(name)
  })

  test('keeps the camera’s path as exactly as it can be known, and no longer', () => {
    const T_map_camera = {
      rotation: fromRotationVector([0.3, -0.2, 0.5]),
      translation: [1 / 3, -2 / 3, 1.4] as const,
    }
    const cameraPath = Array.from({ length: 300 }, (_, k) => ({ timestampSeconds: k / 30, T_map_camera }))
    const text = writeLayout({ ...sampleLayout, cameraPath })
    expect((text.length - writeLayout(sampleLayout).length) / cameraPath.length).toBeLessThan(220)
    const back = readLayout(text).cameraPath?.[10]
    expect(back?.timestampSeconds).toBe(0.3333)
    expect(back?.T_map_camera.translation).toEqual([0.3333, -0.6667, 1.4])
    back?.T_map_camera.rotation.forEach((value, k) => {
      expect(value).toBeCloseTo(T_map_camera.rotation[k] as number, 5)
    })
  })

  test('keeps the parts that are apart from the map', () => {
    expect(readLayout(writeLayout(layoutWithParts))).toEqual(layoutWithParts)
  })

  test('keeps by what parts were joined to it', () => {
    const joined = [{ frames: [1, 3], by: ['sofa', 'tv', 'oven'] }]
    const layout = { ...layoutWithParts, joined, submaps: [{ ...PIECE, frames: [], joined }] }
    expect(readLayout(writeLayout(layout))).toEqual(layout)
  })

  test('may have come by another program, which left its own notes', () => {
    expect(readLayout(damaged(['note'], 'measured on Monday'))).toEqual(sampleLayout)
    expect(readLayout(JSON.stringify(sampleLayout))).toEqual(sampleLayout)
  })
})

describe('what is no layout is refused by name, with what to do', () => {
  test.each([
    ['nothing', '', 'The file is not JSON.'],
    ['half a file', writeLayout(sampleLayout).slice(0, 900), 'The file is not JSON.'],
    ['a picture', '\u0089PNG\r\n\u001a\n', 'The file is not JSON.'],
    ['null', 'null', 'The file is JSON, but not a layout of Floorsight.'],
    ['a list', '[1, 2]', 'The file is JSON, but not a layout of Floorsight.'],
    ['a word', '"floorsight-layout"', 'The file is JSON, but not a layout of Floorsight.'],
    ['annotations', '{"images": [], "annotations": []}', 'The file is JSON, but not a layout of Floorsight.'],
    ['no version', damaged(['version'], undefined), 'The file is JSON, but not a layout of Floorsight.'],
    ['another format', damaged(['format'], 'glTF'), 'The file is JSON, but not a layout of Floorsight.'],
    [
      'a later version',
      damaged(['version'], 4),
      'The layout was saved by a newer Floorsight (version 4 of the format).',
    ],
  ])('%s', (_, text, message) => {
    const error = errorOf(text)
    expect(error.message).toBe(message)
    expect(error.name).toBe('LayoutFileError')
    expect(error.remedy).toMatch(/^Open .*\.$/)
  })

  test('even a later version that has changed all else is told as such', () => {
    expect(errorOf('{"format": "floorsight-layout", "version": 7}').message).toContain('newer Floorsight')
  })
})

describe('damage is named by its place', () => {
  test.each([
    [['objects'], undefined, 'objects'],
    [['objects', 1, 'box', 'center', 2], '0.4', 'objects.1.box.center.2'],
    [['objects', 0, 'box', 'size'], [1, 2], 'objects.0.box.size'],
    [['objects', 0, 'score'], 1.5, 'objects.0.score'],
    [['objects', 0, 'sightings', 1, 'frame'], -1, 'objects.0.sightings.1.frame'],
    [['frames', 0, 'camera', 'fx'], 0, 'frames.0.camera.fx'],
    [['frames', 0, 'T_map_camera', 'rotation'], [1, 0, 0], 'frames.0.T_map_camera.rotation'],
    [['room', 'outline'], [[0, 0]], 'room.outline'],
    [['cameraPath', 1, 'T_map_camera', 'translation'], [0, 1], 'cameraPath.1.T_map_camera.translation'],
    [['fieldOfView', 'source'], 'guessed', 'fieldOfView.source'],
    [['frames', 0, 'poseCovariance', 'position'], [1], 'frames.0.poseCovariance.position'],
    // NaN is null in JSON.
    [['scale', 'relativeSd'], Number.NaN, 'scale.relativeSd'],
    [['dropped', 0, 'reason'], 'bored', 'dropped.0.reason'],
    [['version'], 0, 'version'],
    // Parts that name each other must agree.
    [['objects', 0, 'sightings', 1, 'frame'], 4, 'objects.0.sightings.1.frame'],
    [['dropped', 0, 'sightings', 0, 'frame'], 99, 'dropped.0.sightings.0.frame'],
    [['objects', 1, 'id'], 'sofa-1', 'objects.1.id'],
    [['room', 'wallSeen'], [true], 'room.wallSeen'],
    [['joined'], [{ frames: [1, 9], by: ['sofa'] }], 'joined.0.frames'],
    [['submaps'], [{ ...PIECE, frames: [{ frame: 9, T_submap_camera: IDENTITY }] }], 'submaps.0'],
    [['submaps'], [{ ...PIECE, frames: [{ frame: 0, T_submap_camera: IDENTITY }] }], 'submaps.0.frames'],
    [['submaps'], [{ ...PIECE, frames: [], objects: [sampleLayout.objects[1]] }], 'submaps.0.objects.0.id'],
  ] as const)('%j', (path, value, place) => {
    const { message } = errorOf(damaged(path, value))
    expect(message).toMatch(/^The layout is damaged at /)
    expect(message).toContain(`at ${place}: `)
    expect(message.endsWith('.')).toBe(true)
  })
})
