import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cauchy, SQUARED, scaledKernel } from '../../../src/estimation/index.ts'
import { number } from '../geometry/arbitraries.ts'

const KERNELS = [SQUARED, cauchy(2), scaledKernel(cauchy(2), 0.1)]

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
  for (const kernel of KERNELS.slice(0, 2)) expect(kernel.rho(1e-6)).toBeCloseTo(1e-6, 10)
})

test("outliers: Cauchy's cost grows like the logarithm of the error, and its weight is a half at k", () => {
  const [far, further] = [1e4, 4e4]
  expect(cauchy(1).rho(further) - cauchy(1).rho(far)).toBeCloseTo(Math.log(4), 3)
  expect(cauchy(2).weight(4)).toBe(0.5)
})
