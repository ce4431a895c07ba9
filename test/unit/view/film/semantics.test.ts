import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packSemantics } from '../../../../src/session/semantics.ts'
import { patchText } from '../../../../src/view/film/PatchPicker.tsx'
import {
  borderPath,
  coverage,
  looksOf,
  patchNames,
  patchPaths,
  readingsAt,
} from '../../../../src/view/film/semantics.ts'
import { grid } from '../../semanticGrid.ts'

/** A sofa before a wall, a chair at its side, on the floor. */
const PICTURE = ['wwwwww', 'wwsscw', 'wwsscw', 'ffffff']
const semantics = grid(PICTURE, { w: 'wall', s: 'sofa', c: 'chair', f: 'floor' }, 0.8)

test('a cell says its two likeliest classes and how likely they are; outside there is nothing', () => {
  const [first, second] = readingsAt(semantics, { row: 1, column: 2 }) ?? []
  expect(first).toEqual({ name: 'sofa', probability: expect.closeTo(0.8, 2) })
  expect(second?.probability).toBeLessThan(0.1)
  expect(readingsAt(semantics, { row: 4, column: 0 })).toBeUndefined()
  expect(readingsAt(semantics, { row: 0, column: -1 })).toBeUndefined()
})

test('classes are listed by how much of the picture they take', () => {
  expect(coverage(semantics).map(({ name }) => name)).toEqual(['wall', 'floor', 'sofa', 'chair'])
  expect(coverage(semantics).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})

test('classes of one colour differ in their patterns', () => {
  const looks = looksOf(semantics)
  const [sofa, chair] = ['sofa', 'chair'].map((name) => looks.find((look) => look.name === name))
  expect(sofa?.colour).toBe(chair?.colour)
  expect(sofa?.pattern).not.toBe(chair?.pattern)
})

test('the paths of all classes cover every cell once', () => {
  const cells = fc.array(fc.constantFrom('w', 's', 'c', 'f'), { minLength: 24, maxLength: 24 })
  fc.assert(
    fc.property(cells, (letters) => {
      const rows = [0, 1, 2, 3].map((k) => letters.slice(6 * k, 6 * k + 6).join(''))
      const random = grid(rows, { w: 'wall', s: 'sofa', c: 'chair', f: 'floor' }, 0.5)
      const area = random.classes
        .flatMap((name) => Object.values(patchPaths(random, name)))
        .flatMap((path) => [...path.matchAll(/M(\d+) \d+H(\d+)/g)])
        .reduce((sum, [, from, to]) => sum + Number(to) - Number(from), 0)
      expect(area).toBe(24)
    }),
  )
})

test('what is hardly more than a guess is drawn apart', () => {
  expect(patchPaths(semantics, 'sofa')).toEqual({ sure: 'M2 1H4V2H2ZM2 2H4V3H2Z', unsure: '' })
  const doubtful = grid(PICTURE, { w: 'wall', s: 'sofa', c: 'chair', f: 'floor' }, 0.4)
  expect(patchPaths(doubtful, 'sofa').sure).toBe('')
})

test('lines are drawn between cells of different classes', () => {
  expect(borderPath(grid(['ws', 'ww'], { w: 'wall', s: 'sofa' }, 0.8))).toBe('M1 0V1M1 1H2')
  expect(borderPath(grid(['ww', 'ww'], { w: 'wall' }, 0.8))).toBe('')
})

test('names stand on the largest patch of their class', () => {
  const names = patchNames(semantics)
  expect(names.map(({ name }) => name)).toEqual(['wall', 'floor', 'sofa', 'chair'])
  for (const { name, at } of names)
    expect(readingsAt(semantics, { row: Math.floor(at[1]), column: Math.floor(at[0]) })?.[0]?.name).toBe(name)
})

test('a picture without cells has no semantics', () => {
  expect(
    packSemantics({ rows: 0, columns: 0, classes: ['wall', 'floor'], probabilities: new Float32Array() }),
  ).toBeUndefined()
})

test('a patch says in words what it is taken for; what is hardly likely is not said', () => {
  expect(patchText(semantics, { row: 1, column: 2 })).toMatch(/^sofa 80\s%\.$/)
  const torn = { ...semantics, shares: semantics.shares.map((_, k) => (k % 2 ? 51 : 153)) }
  expect(patchText(torn, { row: 1, column: 2 })).toMatch(/^sofa 60\s%, or [a-z ]+ 20\s%\.$/)
})
