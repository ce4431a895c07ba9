import { expect, test } from 'vitest'
import { aboutZ } from '../../../../src/geometry/index.ts'
import type { Layout, LayoutObject } from '../../../../src/layout/index.ts'
import { checkResponse } from '../../../../src/reasoning/index.ts'
import { room, thing } from '../engineRoom.ts'

/** What a map of rectangles or of cells can say is held against a truth in space fairly. */

const verdicts = (text: string, truth: Layout) =>
  checkResponse({ text }, truth).claims.map(({ verdict }) => verdict)

const above = thing('lamp-9', [0, 0], [0.4, 0.4, 0.2])
/** A lamp 1.2 m above the end of a bed, and a shelf that stands askew to it. */
const hung: Layout = {
  ...room,
  objects: [
    thing('bed-1', [0, 0], [2, 1.6, 0.5]),
    { ...above, box: { ...above.box, center: [3, 0, 1.8] } },
    {
      ...thing('shelf-1', [0, 3], [1, 1, 1]),
      box: { center: [0, 3, 0.5], size: [1, 1, 1], yaw: Math.PI / 4 },
    },
  ],
}
const map = '<map>[{"object_name": "bed", "bbox": [-1.0, -0.8, 1.0, 0.8]}]</map>'

test('a gap may be meant in space, on the plan, or between rectangles', () => {
  const gap = (metres: string, what = 'lamp') =>
    `By the closest points the distance between the bed and the ${what} is ${metres} m.`
  // 1.8 m apart on the plan, and 1.2 m in height.
  expect(verdicts(gap('2.16'), hung)).toEqual(['consistent'])
  expect(verdicts(gap('1.80'), hung)).toEqual(['consistent'])
  expect(verdicts(gap('1.20'), hung)).toEqual(['contradicts-truth'])
  // The shelf's corner is 1.49 m away, and so is its rectangle's edge; no other length will do.
  expect(verdicts(`${map} ${gap('1.49', 'shelf')}`, hung)).toEqual(['consistent'])
  expect(verdicts(`${map} ${gap('2.20', 'shelf')}`, hung)).toEqual(['contradicts-truth'])
})

const grid = '<map>{"bed": [[0, 0]], "desk": [[3, 4]]}</map>'
const apart = (number: string) =>
  `<think>${grid} The distance between the bed and the desk is ${number}.</think>`

test('a distance in cells is held against the grid, and one in metres against the truth', () => {
  // The desk stands 4 m from the bed, centre to centre.
  expect(verdicts(apart('5'), room)).toEqual(['consistent'])
  expect(verdicts(apart('4.0 m'), room)).toEqual(['consistent'])
  expect(verdicts(apart('5.0 m'), room)).toEqual(['contradicts-truth'])
  // Right in neither: it is read as metres, which the truth has.
  expect(verdicts(apart('9'), room)).toEqual(['contradicts-truth'])
})

test('a longest side may be that of the exact box', () => {
  const [bed, ...others] = room.objects as [LayoutObject, ...LayoutObject[]]
  const askew: LayoutObject = {
    ...bed,
    exactBox: { center: [0, 0, 0.25], size: [1.5, 1.2, 0.5], axes: aboutZ(0.5) },
  }
  const layout = { ...room, objects: [askew, ...others] }
  expect(verdicts('The longest side of the bed is 1.50 m.', layout)).toEqual(['consistent'])
  expect(verdicts('The longest side of the bed is 2.00 m.', layout)).toEqual(['consistent'])
  expect(verdicts('The longest side of the bed is 1.00 m.', layout)).toEqual(['contradicts-truth'])
})
