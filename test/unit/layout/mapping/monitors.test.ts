import { expect, test } from 'vitest'
import { withMonitors } from '../../../../src/layout/mapping/monitors.ts'
import { boxAt, mapped } from './mapped.ts'

const desk = mapped('table', boxAt([1, 2, 0.37], [1.6, 0.8, 0.74], 0.3))
/** A screen over the desk's middle, or moved along the desk's own axes. */
const screen = (z: number, width = 0.6, [u, v] = [0, 0]) =>
  mapped(
    'tv',
    boxAt(
      [
        1 + Math.cos(0.3) * (u as number) - Math.sin(0.3) * (v as number),
        2 + Math.sin(0.3) * (u as number) + Math.cos(0.3) * (v as number),
        z,
      ],
      [width, 0.2, 0.4],
      0.3,
    ),
  )
const nameOf = (one: ReturnType<typeof screen>, on = desk) => withMonitors([one, on])[0]?.category

test('a screen on a desk is a monitor, which may be a tv', () => {
  const [monitor, ...others] = withMonitors([screen(0.94), desk])
  expect(monitor).toMatchObject({ category: 'monitor', alternatives: [{ category: 'tv', probability: 0.2 }] })
  expect(others).toEqual([desk])
  expect(nameOf(screen(0.94), { ...desk, category: 'counter' })).toBe('monitor')
})

test('on the wall, under the desk, beside it, on a cabinet or very wide it is a tv', () => {
  expect([nameOf(screen(1.5)), nameOf(screen(0.6))]).toEqual(['tv', 'tv'])
  expect([nameOf(screen(0.94, 0.6, [1, 0])), nameOf(screen(0.94, 0.6, [0, 0.6]))]).toEqual(['tv', 'tv'])
  expect(nameOf(screen(0.94, 0.6, [0.85, 0.5]))).toBe('monitor')
  expect([nameOf(screen(0.94, 0.6, [0.9, 0])), nameOf(screen(0.94, 0.6, [0, 0.5]))]).toEqual([
    'monitor',
    'monitor',
  ])
  expect(nameOf(screen(0.94), { ...desk, category: 'cabinet' })).toBe('tv')
  expect(nameOf(screen(0.94, 1.1))).toBe('tv')
  expect(withMonitors([screen(0.94)])[0]?.category).toBe('tv')
})
