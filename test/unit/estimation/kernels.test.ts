import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cauchy, gemanMcClure, huber, SQUARED, scaledKernel } from '../../../src/estimation/index.ts'
import { number } from '../geometry/arbitraries.ts'

const KERNELS = [SQUARED, huber(1.3), cauchy(2), gemanMcClure(3), scaledKernel(cauchy(2), 0.1)]

describe.each(KERNELS.map((kernel) => ({ name: kernel.name, kernel })))('$name', ({ kernel }) => {
  test('the weight is the derivative of the cost', () => {
    fc.assert(
      fc.property(number(0.01, 400), (s) => {
        const h = 1e-5 * s
        const measured = (kernel.rho(s + h) - kernel.rho(s - h)) / (2 * h)
        return Math.abs(measured - kernel.weight(s)) < 1e-6
      }),
    )
  })

  test('no error costs nothing, a larger one costs more and never pulls more', () => {
    expect(kernel.rho(0)).toBe(0)
    fc.assert(
      fc.property(
        number(0, 400),
        number(0.01, 400),
        (s, more) => kernel.rho(s + more) > kernel.rho(s) && kernel.weight(s + more) <= kernel.weight(s),
      ),
    )
  })
})

test('small errors count as they are, by every kernel that is not scaled', () => {
  for (const kernel of KERNELS.slice(0, 4)) expect(kernel.rho(1e-6)).toBeCloseTo(1e-6, 10)
})

test("outliers: Huber's cost grows like the error, Cauchy's like its logarithm, Geman-McClure's stays below k^2", () => {
  const [far, further] = [1e4, 4e4]
  expect(huber(1).rho(further) / huber(1).rho(far)).toBeCloseTo(2, 1)
  expect(cauchy(1).rho(further) - cauchy(1).rho(far)).toBeCloseTo(Math.log(4), 3)
  expect(gemanMcClure(3).rho(further)).toBeLessThan(9)
  expect(cauchy(2).weight(4)).toBe(0.5)
})
