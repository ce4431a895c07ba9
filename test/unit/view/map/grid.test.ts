import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LengthUnits } from '../../../../src/geometry/index.ts'
import { gridOf, niceStep, rulerUnit, scaleBar, stepLabel } from '../../../../src/view/map/plan/grid.ts'
import { MAX_SCALE, MIN_SCALE, toMap, type Viewport } from '../../../../src/view/map/plan/viewport.ts'

const scale = fc.double({ min: MIN_SCALE, max: MAX_SCALE, noNaN: true })
const turn = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })
const units = fc.constantFrom('m', 'cm', 'ft-in') satisfies fc.Arbitrary<LengthUnits>

test.each([
  [0.1, 0.1],
  [0.11, 0.2],
  [0.3, 0.5],
  [0.51, 1],
  [1, 1],
  [7, 10],
])('the step for at least %f m is %f m', (least, step) => {
  expect(niceStep(least).metres).toBeCloseTo(step, 12)
})

test('heavy lines are neither crowded nor lonely at any zoom, and fine lines stay apart', () => {
  fc.assert(
    fc.property(scale, units, turn, (pixelsPerMetre, unit, angle) => {
      const v: Viewport = { width: 900, height: 700, centre: [0.3, -1.2], pixelsPerMetre, turn: angle }
      const { step, x, y } = gridOf(v, unit)
      const pixels = step.metres * pixelsPerMetre
      const fine = (x[1]?.screen ?? 0) - (x[0]?.screen ?? 0)
      return pixels >= 71.9 && pixels <= 220 && fine > 10 && x.length < 100 && y.length < 100
    }),
  )
})

test('the origin lies on heavy lines, and lines lie where they say', () => {
  const grid = gridOf({ width: 400, height: 400, centre: [0, 0], pixelsPerMetre: 100, turn: 0 })
  expect(grid.step.metres).toBe(1)
  expect(grid.x.find(({ at }) => at === 0)).toEqual({ at: 0, screen: 200, major: true })
  expect(grid.y.find(({ at }) => at === 1)).toEqual({ at: 1, screen: 100, major: true })
  expect(grid.x.find(({ at }) => at === 0.2)).toEqual({ at: 0.2, screen: 220, major: false })
})

test('the grid of a turned plan lies along the screen, and counts from the origin', () => {
  fc.assert(
    fc.property(turn, (angle) => {
      const v: Viewport = { width: 400, height: 300, centre: [0.2, -0.1], pixelsPerMetre: 100, turn: angle }
      for (const { at, screen } of gridOf(v).x) {
        const [x, y] = toMap(v, [screen, 120])
        expect(x * Math.cos(angle) - y * Math.sin(angle)).toBeCloseTo(at, 6)
      }
    }),
  )
})

test('the scale bar is a round length and fits beside the plan', () => {
  fc.assert(
    fc.property(scale, units, (pixelsPerMetre, unit) => {
      const { step, pixels } = scaleBar(pixelsPerMetre, unit)
      return Math.abs(pixels / pixelsPerMetre - step.metres) < 1e-9 && pixels >= 87 && pixels <= 265
    }),
  )
})

test('feet are divided as rulers divide them', () => {
  expect(niceStep(0.3048, 'ft-in').metres).toBeCloseTo(0.3048, 12)
  expect(niceStep(0.31, 'ft-in').metres).toBeCloseTo(0.6096, 12)
  expect(niceStep(0.1, 'ft-in')).toEqual({ metres: 6 * 0.0254, parts: 6 })
  expect(niceStep(0.02, 'ft-in')).toEqual({ metres: 0.0254, parts: 4 })
  expect(niceStep(7, 'ft-in').metres).toBeCloseTo(50 * 0.3048, 12)
})

test('labels have the decimals that their step needs, a real minus, and the unit of the rulers', () => {
  const step = (metres: number) => ({ metres, parts: 5 })
  expect(stepLabel(-2, step(1))).toBe('\u22122')
  expect(stepLabel(0.4, step(0.2))).toBe('0.4')
  expect(stepLabel(1.05, step(0.05))).toBe('1.05')
  expect(stepLabel(30, step(10))).toBe('30')
  expect(stepLabel(0.4, step(0.2), 'cm')).toBe('40')
  expect(stepLabel(3 * 0.3048, step(0.3048), 'ft-in')).toBe('3')
  expect(stepLabel(9 * 0.0254, step(3 * 0.0254), 'ft-in')).toBe('9')
  expect(rulerUnit('ft-in', step(0.3048))).toBe('ft')
  expect(rulerUnit('ft-in', step(3 * 0.0254))).toBe('in')
  expect(rulerUnit('cm', step(1))).toBe('cm')
})
