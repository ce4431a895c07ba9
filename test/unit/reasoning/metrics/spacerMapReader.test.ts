import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SpacerGridMap, spacerReadMapAsPublished } from '../../../../src/reasoning/index.ts'
import { PythonTuple, pythonLiteral } from '../../../../src/reasoning/metrics/pythonLiteral.ts'

const NAMES = ['table', 'chair', 'window', 'Computer Table']

test.each<[string, SpacerGridMap]>([
  [
    '{"table":[[0,3],[5,7]],"chair":[[9,3]],"window":[[6,5]]}',
    {
      table: [
        [0, 3],
        [5, 7],
      ],
      chair: [[9, 3]],
      window: [[6, 5]],
    },
  ],
  [
    "{'Table': [(0, 3), (5, 7)], 'sofa': [[1, 1]]}",
    {
      table: [
        [0, 3],
        [5, 7],
      ],
    },
  ],
  ['str{{"chair": [[9, 3]],}}', { chair: [[9, 3]] }],
  ['{"<chair>": [[9.8, -3.2]]}', { chair: [[9, -3]] }],
  [
    '{"chair": ["5, 4", ["6", "7"], [[8, 9]]]}',
    {
      chair: [
        [5, 4],
        [6, 7],
        [8, 9],
      ],
    },
  ],
  ['{"chair": (3, 4)}', { chair: [[3, 4]] }],
  // A pair that is not in a list of pairs is lost.
  ['{"chair": [3, 4]}', {}],
  [
    '{"chair": [[12, 40]], "chair ": [[1, 1]]}',
    {
      chair: [
        [12, 40],
        [1, 1],
      ],
    },
  ],
  // Not literals: names and the numbers behind them.
  [
    'chair: (9, 3), table at 0 3 and 5 7 and 8',
    {
      chair: [[9, 3]],
      table: [
        [0, 3],
        [5, 7],
      ],
    },
  ],
  ['{"chair": [[9, 3], "table": [[1, 2]]', { chair: [[9, 3]], table: [[1, 2]] }],
  ['the computer table is at 1, 2', { 'computer table': [[1, 2]] }],
  ['chairs at 1, 2', {}],
  ['', {}],
])('%s', (text, map) => expect(spacerReadMapAsPublished(text, NAMES)).toEqual(map))

test('Python literals', () => {
  expect(pythonLiteral("[1, 'a\\'b', True, None, -2.5e1, [], ]")).toEqual([1, "a'b", true, null, -25, []])
  expect(pythonLiteral('(1,)')).toEqual(new PythonTuple([1]))
  expect(pythonLiteral('(1)')).toBe(1)
  expect(pythonLiteral('{"a": {1: ()}}')).toEqual(new Map([['a', new Map([['1', new PythonTuple([])]])]]))
  for (const text of ['', '[1 2]', '{1}', '[1', 'x', '[1]]', '{[]: 1}', "'a"])
    expect(pythonLiteral(text)).toBeUndefined()
})

const cell = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))

test('a printed map is read back, and nothing makes the reader fail', () => {
  const maps = fc.dictionary(fc.constantFrom('table', 'chair'), fc.array(cell, { minLength: 1 }))
  fc.assert(
    fc.property(maps, fc.string(), fc.nat(), (map, noise, cut) => {
      const text = JSON.stringify(map)
      expect(spacerReadMapAsPublished(text, NAMES)).toEqual(map)
      spacerReadMapAsPublished(text.slice(0, cut % text.length) + noise, NAMES)
    }),
  )
  expect(spacerReadMapAsPublished(`{"chair": ${'['.repeat(1e5)}`, NAMES)).toEqual({})
  expect(spacerReadMapAsPublished(`{"chair": ${'['.repeat(1e5)}}`, NAMES)).toEqual({})
})
