import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MapFileError } from '../../../src/formats/errors.ts'
import {
  readLayout,
  readVsiMetaInfo,
  readVsiQuestion,
  readVsiQuestions,
  writeLayout,
} from '../../../src/formats/index.ts'
import { collectRecords } from '../../../src/formats/records.ts'
import { closestDistance } from '../../../src/geometry/index.ts'
import { answer, traceOfLayout } from '../../../src/reasoning/index.ts'

/** A scene in the form of VSI-Bench's meta_info, small and rounded. */
const stove = {
  centroid: [-0.735, -0.935, -0.033],
  axesLengths: [0.601, 0.623, 0.037],
  normalizedAxes: [0.537, 0.843, 0, -0.843, 0.537, 0, 0, 0, 1],
  min: [-1.158, -1.355, -0.052],
  max: [-0.311, -0.514, -0.014],
}
const sofa = {
  centroid: [-2.368, 2.951, -0.484],
  axesLengths: [0.93, 1.73, 0.832],
  normalizedAxes: [-0.553, -0.833, 0, 0.833, -0.553, 0, 0, 0, 1],
}
/** Of ScanNet: it leans. */
const chair = {
  centroid: [1.666, -0.112, -0.313],
  axesLengths: [0.616, 0.885, 0.535],
  normalizedAxes: [-0.483, 0.876, -0.004, 0.156, 0.09, 0.984, 0.862, 0.474, -0.18],
  min: [1.218, -0.549, -0.797],
  max: [2.114, 0.324, 0.172],
}
const scene = {
  dataset: 'arkitscenes',
  video_path: 'x.mp4',
  room_size: 26.371,
  room_center: [-0.8, 2.5, 0.15],
  object_counts: { stove: 1, sofa: 1, chair: 3, 'coat hanger': 1 },
  object_bbox: { stove: [stove], sofa: [sofa], chair: [chair], 'coat hanger': [stove] },
}
const read = (file: unknown) => readVsiMetaInfo(JSON.stringify(file))
const [layout] = read({ 41069025: scene }).layouts

describe('a scene of meta_info', () => {
  if (!layout) throw new Error('The scene was not read.')
  const named = (id: string) => {
    const found = layout.objects.find((one) => one.id === id)
    if (!found?.exactBox) throw new Error(`${id} has no exact box`)
    return { ...found, exactBox: found.exactBox }
  }

  test('is a layout that can be written and read', () => {
    expect(readLayout(writeLayout(layout))).toEqual(layout)
    expect(layout.source.name).toBe('41069025')
    expect(layout.source.remarks.join(' ')).toContain('arkitscenes')
  })

  test('has each object’s exact box, all raised so that the lowest one stands at 0', () => {
    const bottoms = layout.objects.map(({ box }) => box.center[2] - box.size[2] / 2)
    expect(Math.min(...bottoms)).toBeCloseTo(0, 12)
    const { exactBox, box } = named('sofa-1')
    expect(exactBox.size).toEqual(sofa.axesLengths)
    expect(exactBox.center[2] - -0.484).toBeCloseTo(named('stove-1').exactBox.center[2] - -0.033, 12)
    expect(box.size.map((side) => Number(side.toFixed(2)))).toEqual([1.73, 0.93, 0.83])
  })

  test('has upright boxes within the published bounds', () => {
    const { box } = named('chair-1')
    expect(box.size[2]).toBeCloseTo(0.969, 2)
    expect(box.size[0]).toBeGreaterThan(box.size[1])
  })

  test('has its area, and claims no outline', () => {
    expect(layout.room).toMatchObject({
      outline: [],
      wallSeen: [],
      areaSquareMetres: { value: 26.371, sd: 0 },
    })
    expect(answer({ kind: 'roomArea' }, layout).value).toBe(26.371)
    const room = traceOfLayout(layout).find(({ id }) => id === 'room')
    expect(room?.summary).toContain('Only its area is known')
    expect(room?.steps.map(({ formula }) => formula)).toEqual(['read from VSI-Bench annotation'])
  })

  test('counts as annotated, not as there are boxes', () => {
    expect(answer({ kind: 'count', category: 'chair' }, layout).value).toBe(3)
  })

  test('gives distances of the exact boxes', () => {
    const metres = answer({ kind: 'distance', a: 'sofa', b: 'stove', measure: 'closest' }, layout).value
    expect(metres).toBe(closestDistance(named('sofa-1').exactBox, named('stove-1').exactBox))
    // The benchmark says 2.9: it takes the nearest of sampled points, which are never nearer than the boxes.
    expect(metres).toBeGreaterThan(2.75)
    expect(metres).toBeLessThan(2.9)
  })

  test('calls things as the questions do', () => {
    expect(named('coat-rack-1').category).toBe('coat rack')
    expect(layout.counts?.['coat rack']).toBe(1)
  })
})

describe('what cannot be read of meta_info', () => {
  test('is named, and the rest is kept', () => {
    const skewed = { ...sofa, normalizedAxes: [1, 0, 0, 1, 0, 0, 0, 0, 1] }
    const { layouts, refused } = read({
      a: scene,
      b: { ...scene, object_bbox: 7 },
      c: { ...scene, object_bbox: { sofa: [sofa, skewed, { centroid: [1, 2] }] } },
    })
    expect(layouts.map(({ source }) => source.name)).toEqual(['a', 'c'])
    expect(layouts[1]?.objects.map(({ id }) => id)).toEqual(['sofa-1'])
    expect(refused.map(({ scene: name, object }) => [name, object])).toEqual([
      ['b', undefined],
      ['c', 'sofa 2'],
      ['c', 'sofa 3'],
    ])
    expect(refused[0]?.reason).toContain('object_bbox')
    expect(refused[1]?.reason).toContain('right angles')
    expect(refused[2]?.reason).toContain('centroid')
  })

  test('a scene without objects or area is an empty layout', () => {
    const [empty] = read({ a: { object_bbox: {} } }).layouts
    expect(empty?.objects).toEqual([])
    expect(empty?.room).toBeUndefined()
  })

  test('throws only its named error, whatever the text', () => {
    const attempt = (text: string) => {
      try {
        const { layouts } = readVsiMetaInfo(text)
        for (const one of layouts) expect(readLayout(writeLayout(one))).toEqual(one)
      } catch (error) {
        expect(error).toBeInstanceOf(MapFileError)
      }
    }
    fc.assert(fc.property(fc.string(), attempt))
    fc.assert(fc.property(fc.json(), attempt))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(scene)), fc.jsonValue(), (key, value) =>
        attempt(JSON.stringify({ a: { ...scene, [key]: value } })),
      ),
    )
    expect(() => readVsiMetaInfo('[1]')).toThrow(MapFileError)
    expect(() => readVsiMetaInfo('{"a"')).toThrow('not JSON')
  })
})

describe('questions', () => {
  const record = {
    id: 956,
    dataset: 'arkitscenes',
    scene_name: '41069025',
    question_type: 'object_rel_direction_hard',
    question: 'If I am standing by the stove …',
    options: ['A. front-left', 'B. back-right'],
    ground_truth: 'A',
  }

  test('come with options without letters, and the published names', () => {
    expect(readVsiQuestion(record, 1)).toEqual({
      id: '956',
      text: 'If I am standing by the stove …',
      options: ['front-left', 'back-right'],
      groundTruth: 'A',
      type: 'object_rel_direction_hard',
      dataset: 'arkitscenes',
      scene: '41069025',
    })
  })

  test('without options or truth have none', () => {
    expect(readVsiQuestion({ id: 'x', question: 'How many?', options: null, ground_truth: null }, 1)).toEqual(
      {
        id: 'x',
        text: 'How many?',
      },
    )
    // Questions beside a clip have no id.
    expect(readVsiQuestion({ ...record, id: undefined }, 7)).toMatchObject({ id: 'line-7' })
    expect(readVsiQuestion({ ...record, options: [], ground_truth: 4.5 }, 1)).toMatchObject({
      groundTruth: '4.5',
    })
  })

  test('that cannot be read are named by line and reason', async () => {
    const text = `${JSON.stringify(record)}\n{"id": 1}\n\nnonsense\n${JSON.stringify(record)}\n`
    const { records, refused } = await collectRecords(readVsiQuestions([text]))
    expect(records.length).toBe(2)
    expect(refused.map(({ line }) => line)).toEqual([2, 4])
    expect(refused[0]?.reason).toContain('question')
  })
})
