import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridOf, niceStep, scaleBar, stepLabel } from '../../../../src/view/map/plan/grid.ts'
import { MAX_SCALE, MIN_SCALE, type Viewport } from '../../../../src/view/map/plan/viewport.ts'

const scale = fc.double({ min: MIN_SCALE, max: MAX_SCALE, noNaN: true })

test.each([
  [0.1, 0.1],
  [0.11, 0.2],
  [0.3, 0.5],
  [0.51, 1],
  [1, 1],
  [7, 10],
])('the step for at least %f m is %f m', (least, step) => {
  expect(niceStep(least)).toBeCloseTo(step, 12)
})

test('heavy lines are neither crowded nor lonely at any zoom, and fine lines stay apart', () => {
  fc.assert(
    fc.property(scale, (pixelsPerMetre) => {
      const v: Viewport = { width: 900, height: 700, centre: [0.3, -1.2], pixelsPerMetre }
      const { step, x, y } = gridOf(v)
      const pixels = step * pixelsPerMetre
      const fine = (x[1]?.screen ?? 0) - (x[0]?.screen ?? 0)
      return pixels >= 71.9 && pixels <= 190 && fine > 10 && x.length < 100 && y.length < 100
    }),
  )
})

test('the origin lies on heavy lines, and lines lie where they say', () => {
  const grid = gridOf({ width: 400, height: 400, centre: [0, 0], pixelsPerMetre: 100 })
  expect(grid.step).toBe(1)
  expect(grid.x.find(({ at }) => at === 0)).toEqual({ at: 0, screen: 200, major: true })
  expect(grid.y.find(({ at }) => at === 1)).toEqual({ at: 1, screen: 100, major: true })
  expect(grid.x.find(({ at }) => at === 0.2)).toEqual({ at: 0.2, screen: 220, major: false })
})

test('the scale bar is a round length and fits beside the plan', () => {
  fc.assert(
    fc.property(scale, (pixelsPerMetre) => {
      const { metres, pixels } = scaleBar(pixelsPerMetre)
      return Math.abs(pixels / pixelsPerMetre - metres) < 1e-9 && pixels >= 87 && pixels <= 225
    }),
  )
})

test('labels have the decimals that their step needs, and a real minus', () => {
  expect(stepLabel(-2, 1)).toBe('\u22122')
  expect(stepLabel(0.4, 0.2)).toBe('0.4')
  expect(stepLabel(1.05, 0.05)).toBe('1.05')
  expect(stepLabel(30, 10)).toBe('30')
})
