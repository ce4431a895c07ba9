import { expect, test } from 'vitest'
import { wholeSeconds } from '../../../../src/view/common/format.ts'
import { framesShowing } from '../../../../src/view/film/strip.ts'
import { partName, partSpan } from '../../../../src/view/map/partNames.ts'
import { addressIn } from '../../../../src/view/shell/address.ts'
import { openDocument } from '../../openDocument.ts'
import { layoutWithParts, sampleLayout } from '../../sampleLayout.ts'

test('parts have names, times and a number of frames', () => {
  expect([0, 1, 2].map(partName)).toEqual(['Main map', 'Part 2', 'Part 3'])
  expect(partSpan(layoutWithParts, 0)).toEqual({ frames: 3, from: 0, to: 3 })
  expect(partSpan(layoutWithParts, 1)).toEqual({ frames: 1, from: 2, to: 2 })
  expect(partSpan(layoutWithParts, 5)).toEqual({ frames: 0, from: 0, to: 0 })
  expect([0, 9.99, 72.4].map(wholeSeconds)).toEqual(['0:00', '0:09', '1:12'])
})

test('objects of parts have an address and frames, as those of the map have', () => {
  const open = openDocument(layoutWithParts)
  expect(addressIn(open, { object: 'bed-1', seconds: 2 })).toEqual({ object: 'bed-1', seconds: 2 })
  expect(addressIn({ ...open, layout: sampleLayout }, { object: 'bed-1', seconds: 2 }).object).toBeUndefined()
  expect([...framesShowing(layoutWithParts, 'bed-1')]).toEqual([2])
})
