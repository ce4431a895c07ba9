import { describe, expect, test } from 'vitest'
import { distance3, type OrientedBox } from '../../../../src/geometry/index.ts'
import { fitBox, guessBox } from '../../../../src/layout/mapping/boxFit.ts'
import { type Sighting, sightingsOf } from '../../../../src/layout/mapping/sighting.ts'
import type { Scene } from '../../scene.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'

/** The sightings of a room's only thing. */
const sightingsIn = (category: string, box: OrientedBox, change: Partial<Scene> = {}): Sighting[] =>
  metricFramesOf({ ...livingRoom, ...change, things: [{ category, box }] }).flatMap(sightingsOf)

const fridge: OrientedBox = { center: [-0.6, 3.4, 0.86], size: [0.72, 0.68, 1.72], yaw: 0 }
const sofa: OrientedBox = { center: [0.3, 3.6, 0.4], size: [1.82, 0.95, 0.8], yaw: 0 }
const straight = { wallYaw: 0 }

describe('fitBox', () => {
  test('finds a usual thing where it stands', () => {
    for (const [category, box] of [
      ['refrigerator', fridge],
      ['couch', sofa],
    ] as const) {
      const sightings = sightingsIn(category, box)
      expect(sightings.length).toBeGreaterThan(4)
      const fit = fitBox(sightings, straight)
      expect(distance3(fit.box.center, box.center)).toBeLessThan(0.2)
      for (const axis of [0, 1, 2] as const)
        expect(Math.abs(Math.log(fit.box.size[axis] / box.size[axis]))).toBeLessThan(0.1)
    }
  })

  test('sees which way a long thing lies: along the wall or away from it', () => {
    const across = { ...sofa, yaw: Math.PI / 2, center: [0.3, 3.2, 0.4] as const }
    const along = fitBox(sightingsIn('couch', sofa), straight).box.yaw
    const away = fitBox(sightingsIn('couch', across), straight).box.yaw
    expect(Math.abs(Math.cos(along))).toBeGreaterThan(0.97)
    expect(Math.abs(Math.cos(away))).toBeLessThan(0.25)
  })

  test('is led by what it sees where that differs from the usual', () => {
    const long = { ...sofa, size: [2.5, 0.95, 0.8] as const }
    const { box, priorCost } = fitBox(sightingsIn('couch', long), straight)
    expect(box.size[0]).toBeGreaterThan(2.15)
    expect(priorCost).toBeGreaterThan(fitBox(sightingsIn('couch', sofa), straight).priorCost)
  })

  test('knows the place better from many sides than from one', () => {
    const sightings = sightingsIn('refrigerator', fridge)
    const one = fitBox(sightings.slice(0, 1), straight)
    const all = fitBox(sightings, straight)
    const spread = ({ sd }: typeof one) => Math.hypot(sd.center[0], sd.center[1])
    expect(spread(all)).toBeLessThan(0.6 * spread(one))
    // And it says so rightly: the truth lies within three deviations.
    for (const fit of [one, all])
      for (const axis of [0, 1, 2] as const)
        expect(Math.abs(fit.box.center[axis] - fridge.center[axis])).toBeLessThan(3 * fit.sd.center[axis])
  })

  test('an object that goes on outside the picture is not cut short there', () => {
    const [sighting] = sightingsIn('couch', sofa)
    if (!sighting) throw new Error('the sofa is not seen')
    const { box } = sighting.detection
    const half = { ...sighting.detection, box: { ...box, x1: (box.x0 + box.x1) / 2 } }
    const whole = { left: false, top: false, right: false, bottom: false }
    const cutOff = fitBox([{ ...sighting, detection: half, cut: { ...whole, right: true } }], straight)
    const shown = fitBox([{ ...sighting, detection: half, cut: whole }], straight)
    expect(cutOff.box.size[0]).toBeGreaterThan(shown.box.size[0] + 0.1)
  })

  test('with a free scale, says how much larger than usual everything looks', () => {
    const size = [0.72 * 1.25, 0.68 * 1.25, 1.72 * 1.25] as const
    const large: OrientedBox = { ...fridge, size, center: [-0.6, 3.6, size[2] / 2] }
    const sightings = sightingsIn('refrigerator', large)
    const { logScale, logScaleSd } = fitBox(sightings, { ...straight, freeScale: true })
    expect(logScale).toBeCloseTo(Math.log(1.25), 1)
    expect(logScaleSd).toBeGreaterThan(0)
    expect(logScaleSd).toBeLessThan(0.3)
    expect(fitBox(sightings, straight).logScale).toBe(0)
  })

  test('needs no walls', () => {
    const fit = fitBox(sightingsIn('refrigerator', fridge), { wallYaw: undefined })
    expect(distance3(fit.box.center, fridge.center)).toBeLessThan(0.25)
  })
})

test('a guess stands on the floor, behind the surface that is seen', () => {
  const [sighting] = sightingsIn('refrigerator', fridge)
  if (!sighting) throw new Error('the refrigerator is not seen')
  const guess = guessBox(sighting, 0.4)
  expect(guess.yaw).toBe(0.4)
  expect(guess.center[2]).toBeCloseTo(0.86)
  expect(Math.hypot(guess.center[0] + 0.6, guess.center[1] - 3.4)).toBeLessThan(0.35)
})
