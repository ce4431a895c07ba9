import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readResponse } from '../../../../src/reasoning/index.ts'
import * as sample from './samples.ts'

const whats = (text: string) => readResponse(text).faults.map(({ what }) => what)
const centers = (text: string, map = 0) =>
  readResponse(text).maps[map]?.objects.map(({ name, center }) => [name, ...center])

describe('what models print is read', () => {
  test("Video2Layout's map with prose before the list, its reasoning and its answer", () => {
    const { maps, think, answer, faults } = readResponse(sample.FRIDGE)
    expect(maps).toHaveLength(1)
    expect(maps[0]).toMatchObject({ grammar: 'video2layout', frame: 'metric' })
    expect(maps[0]?.objects.map(({ name }) => name)).toEqual(['fridge', 'armchair', 'sofa', 'box', 'dogbed'])
    expect(maps[0]?.objects[0]?.bbox).toEqual([-10.2, 0.3, -9.4, 1.1])
    expect(maps[0]?.objects[0]?.center[0]).toBeCloseTo(-9.8)
    expect(think?.text).toMatch(/^First.*dogbed\.$/s)
    expect(answer?.text).toBe('D')
    expect(faults).toEqual([])
  })

  test('tuples, single quotes, trailing commas and white space in tags', () => {
    const { maps, think, answer } = readResponse(sample.TELEVISION)
    expect(maps.map(({ objects }) => objects.length)).toEqual([4])
    expect(think?.text).toMatch(/^Standing.*dogbed\.$/)
    expect(answer?.text).toBe('Left-Front')
    expect(whats(sample.TELEVISION)).toEqual(['A comma before the closing bracket.'])
  })

  test("SpaceR's grid within its reasoning: cleaned keys, pairs in any form", () => {
    expect(readResponse(sample.SPACER).maps[0]).toMatchObject({ grammar: 'spacer-grid', frame: 'grid10' })
    expect(centers(sample.SPACER)).toEqual([
      ['table', 0, 3],
      ['table', 5, 7],
      ['chair', 9, 3],
      ['window', 6, 5],
      ['door', 2, 9],
    ])
    expect(readResponse(sample.SPACER).think?.text).toMatch(/^The video/)
  })

  test("a Python dict is cut to whole cells and not clamped, as SpaceR's parser does, and it says so", () => {
    expect(centers(sample.SPACER_STR)).toEqual([
      ['table', 0, 3],
      ['sofa', 4, 4],
      ['sofa', 11, 2],
    ])
    expect(whats(sample.SPACER_STR)).toEqual([
      "Places between cells: cut to whole numbers, as SpaceR's parser does.",
      'Places outside the 10x10 grid.',
    ])
  })

  test('Spatial-R1 prints no map', () => {
    const { maps, think, answer, faults } = readResponse(sample.SPATIAL_R1)
    expect([maps, answer?.text, faults]).toEqual([[], '4', []])
    expect(think?.text).toMatch(/^I walk/)
  })

  test("VSI-Bench's cognitive map without tags", () => {
    const { maps, answer } = readResponse(sample.VSI_MAP)
    expect(maps[0]).toMatchObject({ grammar: 'vsi-cognitive-map', frame: 'grid10' })
    expect(centers(sample.VSI_MAP)).toEqual([
      ['chair', 1, 2],
      ['chair', 8, 3],
      ['sofa', 4, 4],
      ['tv', 4, 9],
    ])
    expect(answer?.text).not.toBe('D')
  })

  test('cut-off output: what is there', () => {
    const { maps, think, answer } = readResponse(sample.CUT_OFF)
    expect(maps[0]?.objects.map(({ name }) => name)).toEqual(['bed', 'dogbed'])
    expect([think, answer]).toEqual([undefined, undefined])
    expect(whats(sample.CUT_OFF)).toContain('<map> is not closed.')
    expect(whats(sample.CUT_OFF)).toContain('There is no answer.')
    expect(whats(sample.CUT_OFF).join()).toMatch(/cut off/)
    expect(readResponse(sample.CUT_OFF_THINK).think?.text).toMatch(/2\.4$/)
    expect(readResponse(sample.CUT_OFF_THINK).maps).toHaveLength(1)
  })

  test('a closing tag whose opening one stood in the prompt', () => {
    expect(readResponse(sample.NO_OPENING_THINK)).toMatchObject({
      think: { text: 'The bed is 2.0 m away from the door.' },
      answer: { text: '2.0' },
    })
    expect(whats(sample.NO_OPENING_THINK)).toEqual(['</think> closes nothing that was opened.'])
  })

  test('several maps, in order', () => {
    expect(centers(sample.TWO_MAPS, 0)).toEqual([['bed', 1, 1]])
    expect(centers(sample.TWO_MAPS, 1)).toEqual([
      ['bed', 8, 1],
      ['door', 5, 0],
    ])
  })

  test('boxes in a dict, corners the wrong way round', () => {
    const { maps, think } = readResponse(sample.DICT_OF_BOXES)
    expect(maps[0]?.grammar).toBe('video2layout')
    expect(maps[0]?.objects[1]?.bbox).toEqual([2.9, 0.2, 3.4, 0.8])
    expect(think?.text).toBe('')
    expect(whats(sample.DICT_OF_BOXES)).toEqual([
      'Boxes should stand in a list of object_name and bbox.',
      'The box of sink has its largest coordinates first.',
    ])
  })

  test('a map in words', () => {
    expect(centers(sample.WORDS)).toEqual([
      ['table', 0, 3],
      ['table', 5, 7],
      ['office chair', 9, 3],
    ])
  })

  test.each([
    ['B', 'B'],
    [' 3.5 meters ', '3.5 meters'],
    [sample.PROSE, 'B'],
    ['The final answer is **C**', 'C'],
    ['After thinking about all the frames I measured it. The answer is 2.5 m.', '2.5 m'],
    ['', undefined],
  ])('the bare answer of %j', (text, answer) => {
    expect(readResponse(text).answer?.text).toBe(answer)
  })

  test('an empty map is a map; one that cannot be read is a fault', () => {
    expect(readResponse('<think><map>{}</map></think><answer>A</answer>').maps).toMatchObject([
      { grammar: 'spacer-grid', objects: [] },
    ])
    const { maps, faults } = readResponse('<map>none</map><answer>A</answer>')
    expect([maps, faults.map(({ what }) => what)]).toEqual([[], ['No map can be read in <map>.']])
  })

  test('names and boxes that do not belong together are named, the rest is kept', () => {
    const text = `<map>[{"object_name": "bed"}, {"bbox": [1,2,3,4]}, {"object_name": "sofa", "bbox": [1,2,3]}, {"object_name": "lamp", "bbox": ["1.5 m", 2, 3, 4]}, ...]</map><answer>A</answer>`
    expect(readResponse(text).maps[0]?.objects.map(({ name }) => name)).toEqual(['lamp'])
    expect(whats(text)).toEqual(
      expect.arrayContaining([
        'A name without a box.',
        'A box without a name.',
        'The box of sofa has 3 numbers and not 4.',
        'The number 1.5 m is a string.',
        'An ellipsis stands for what was left out.',
      ]),
    )
  })
})

const samples = fc.constantFrom(...Object.values(sample.SAMPLES))
const SCRAPS = [
  '<map>',
  '</think>',
  '<answer>',
  '[',
  '{',
  ')',
  ']',
  '}',
  '"',
  "'",
  ',',
  ':',
  '-',
  '1e999',
  '…',
  '<',
  '𝄞',
]
/** A real response with pieces cut out, doubled, or replaced by scraps. */
const mutated = fc
  .tuple(samples, fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom('', ...SCRAPS)), { maxLength: 6 }))
  .map(([text, edits]) =>
    edits.reduce((rest, [at, length, scrap]) => {
      const from = at % (rest.length + 1)
      return rest.slice(0, from) + scrap + rest.slice(from + length)
    }, text),
  )
const anything = fc.oneof(
  mutated,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom(...SCRAPS, ' ', 'bed', '3', '</map>', '</answer>'), { maxLength: 60 })
    .map((all) => all.join('')),
)

describe('for any text at all', () => {
  test('reading does not throw, and all places and numbers are sound', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { maps, think, answer, faults } = readResponse(text)
        for (const part of [think, answer]) if (part) expect(text.slice(part.start, part.end)).toBe(part.text)
        for (const { start, end } of [...maps, ...faults]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        for (const { bbox, center, name } of maps.flatMap(({ objects }) => objects)) {
          expect(name).not.toBe('')
          expect([...(bbox ?? []), ...center].every(Number.isFinite)).toBe(true)
          if (bbox) expect(bbox[0] <= bbox[2] && bbox[1] <= bbox[3]).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('cutting a response off anywhere loses no object that was complete', () => {
    fc.assert(
      fc.property(fc.nat(sample.FRIDGE.length), (cut) => {
        const text = sample.FRIDGE.slice(0, cut)
        const complete = text.match(/"bbox": \[[^\]]*\]/g)?.length ?? 0
        expect(readResponse(text).maps.flatMap(({ objects }) => objects).length).toBeGreaterThanOrEqual(
          complete,
        )
      }),
    )
  })

  test.each(['[', '{', '<map>[', '["a', '{"a":[', '<think>', '<', 'a '])(
    'twenty thousand of %j end soon',
    (part) => {
      expect(() => readResponse(part.repeat(20_000 / part.length))).not.toThrow()
    },
  )
})
