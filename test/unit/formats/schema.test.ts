import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { layoutSchemaText } from '../../../scripts/layoutSchemaText.ts'
import { root } from '../../../scripts/paths.ts'
import { writeLayout } from '../../../src/formats/index.ts'
import type { Layout } from '../../../src/layout/index.ts'

const published = readFileSync(join(root, 'public/layout.schema.json'), 'utf8')
const schema = z.fromJSONSchema(JSON.parse(published))

const layout: Layout = {
  format: 'floorsight-layout',
  version: 3,
  source: { name: 'room.mp4', durationSeconds: 10, width: 640, height: 480, remarks: ['It is dark.'] },
  models: [{ task: 'depth', title: 'Depth', variant: '21x28', backend: 'wasm' }],
  frames: [
    {
      timestampSeconds: 0,
      sampled: true,
      camera: { width: 640, height: 480, fx: 554, fy: 554, cx: 320, cy: 240 },
      T_map_camera: { rotation: [1, 0, 0, 0, 0, 1, 0, -1, 0], translation: [0, 0, 1.5] },
    },
    {
      timestampSeconds: 5,
      sampled: false,
      camera: { width: 640, height: 480, fx: 554, fy: 554, cx: 320, cy: 240 },
    },
  ],
  floorSeen: true,
  scale: {
    relativeSd: 0.1,
    cues: [{ kind: 'floor', evidence: 'the floor is seen', ratio: 1, relativeSd: 0.1 }],
  },
  room: {
    outline: [
      [0, 0],
      [4, 0],
      [4, 3],
    ],
    wallSeen: [true, true, false],
    areaSquareMetres: { value: 6, sd: 1 },
  },
  objects: [
    {
      id: 'sink-1',
      category: 'sink',
      box: { center: [0, 2, 0.8], size: [0.5, 0.4, 0.2], yaw: 0.1 },
      sd: { center: [0.1, 0.1, 0.1], size: [0.1, 0.1, 0.1], yaw: 0.2 },
      score: 0.9,
      sightings: [
        {
          frame: 0,
          box: { x0: 1, y0: 2, x1: 3, y1: 4 },
          detectedAs: 'sink',
          score: 0.7,
          depthMetres: 2,
        },
      ],
      missedFrames: 0,
    },
  ],
  dropped: [{ category: 'person', reason: 'moves', because: 'people are not furniture', sightings: [] }],
}

const written = () => JSON.parse(writeLayout(layout))

describe('the published schema of layout files', () => {
  test('is the one that the reader goes by; if not, run `npm run schema`', () => {
    expect(published).toBe(layoutSchemaText())
  })

  test('takes what the app writes', () => {
    expect(schema.safeParse(written()).error).toBeUndefined()
  })

  test('does not take a layout without its objects, or with a box of two lengths', () => {
    expect(schema.safeParse({ ...written(), objects: undefined }).success).toBe(false)
    const flat = written()
    flat.objects[0].box.size.pop()
    expect(schema.safeParse(flat).success).toBe(false)
  })
})
