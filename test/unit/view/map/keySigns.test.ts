import { expect, test } from 'vitest'
import { session } from '../../../../src/session/index.ts'
import { keySigns } from '../../../../src/view/map/keySigns.ts'
import { furnishedFlat } from '../../furnishedFlat.ts'
import { sampleLayout } from '../../sampleLayout.ts'

// All that can be switched on, as the key explains it.
const layers = { ...session.getState().layers, uncertainty: true }

test('the key has the signs that are on the plan', () => {
  expect(keySigns(sampleLayout, layers)).toEqual(
    expect.arrayContaining(['wall', 'unseen', 'way', 'camera', 'active', 'band', 'other', 'uncertain']),
  )
})

test('and none of a layer that is hidden, or of what did not occur', () => {
  const bare = keySigns(sampleLayout, { ...layers, cameras: false, room: false })
  for (const sign of ['wall', 'unseen', 'way', 'camera', 'active', 'band']) expect(bare).not.toContain(sign)
  const { cameraPath: _, ...rest } = sampleLayout
  const empty = { ...rest, frames: [], objects: [] }
  expect(keySigns(empty, layers)).toEqual(['wall', 'unseen'])
})

test('doors, windows, what hangs on walls and overhead have signs of their own, while they are shown', () => {
  expect(keySigns(furnishedFlat, layers)).toEqual(
    expect.arrayContaining(['door', 'window', 'mounted', 'overhead']),
  )
  expect(keySigns(furnishedFlat, layers)).not.toContain('unnamed')
  const other = { ...layers, unnamed: true, small: true, opening: false }
  expect(keySigns(furnishedFlat, other)).toEqual(expect.arrayContaining(['small', 'unnamed']))
  expect(keySigns(furnishedFlat, other)).not.toContain('door')
})
