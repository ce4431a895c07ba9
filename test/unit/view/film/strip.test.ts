import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { framesShowing, neighbourFrame, scrollTo } from '../../../../src/view/film/strip.ts'
import { number } from '../../geometry/arbitraries.ts'
import { sampleLayout } from '../../sampleLayout.ts'

describe('neighbourFrame', () => {
  const frames = [0, 1, 2.5, 4].map((timestampSeconds) => ({ timestampSeconds }))

  test('is the next and the one before, from a frame and from between frames', () => {
    expect([neighbourFrame(frames, 1, 1), neighbourFrame(frames, 1, -1)]).toEqual([2, 0])
    expect([neighbourFrame(frames, 1.7, 1), neighbourFrame(frames, 1.7, -1)]).toEqual([2, 1])
  })

  test('does not stay on a frame that the player stopped a hair beside', () => {
    expect([neighbourFrame(frames, 0.995, 1), neighbourFrame(frames, 1.005, -1)]).toEqual([2, 0])
  })

  test('is none at either end, and in no film', () => {
    expect([neighbourFrame(frames, 4, 1), neighbourFrame(frames, 0, -1)]).toEqual([undefined, undefined])
    expect([neighbourFrame([], 1, 1), neighbourFrame([], 1, -1)]).toEqual([undefined, undefined])
  })

  test('reaches every frame in turn', () => {
    const seen: number[] = []
    for (
      let at: number | undefined = 0;
      at !== undefined;
      at = neighbourFrame(frames, frames[at]?.timestampSeconds ?? 9, 1)
    )
      seen.push(at)
    expect(seen).toEqual([0, 1, 2, 3])
  })
})

test('the frames that show an object are those of its sightings', () => {
  expect([...framesShowing(sampleLayout, 'sofa-1')]).toEqual([0, 3])
  expect(framesShowing(sampleLayout, 'nobody').size).toBe(0)
  expect(framesShowing(sampleLayout, undefined).size).toBe(0)
})

describe('scrollTo', () => {
  test('stays where the item is well in sight', () => {
    expect(scrollTo({ start: 120, end: 180 }, { start: 50, length: 300 })).toBe(50)
  })

  test('puts an item that is not in the middle, but never before the beginning', () => {
    expect(scrollTo({ start: 900, end: 1000 }, { start: 0, length: 300 })).toBe(800)
    expect(scrollTo({ start: 0, end: 60 }, { start: 500, length: 300 })).toBe(0)
    // Half in sight is not in sight.
    expect(scrollTo({ start: 290, end: 390 }, { start: 0, length: 300 })).toBe(190)
  })

  test('shows the item, whatever was shown before', () => {
    fc.assert(
      fc.property(number(0, 5000), number(10, 200), number(-400, 400), (start, width, aside) => {
        const before = Math.max(0, start + aside)
        const view = scrollTo({ start, end: start + width }, { start: before, length: 300 })
        return view >= 0 && view <= start + 1e-9 && start + width <= view + 300 + 1e-9
      }),
    )
  })
})
