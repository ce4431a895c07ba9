import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRow } from '../../../cli/check.ts'
import { root } from '../../../scripts/paths.ts'
import { FIELD_OF_VIEW_DEGREES } from '../../../scripts/sample/camera.ts'
import { predictionsText } from '../../../scripts/sample/predictions.ts'
import { sampleTruth } from '../../../scripts/sample/truth.ts'
import { readLayout, readPrediction, writeLayout } from '../../../src/formats/index.ts'
import { footprint, inverseTransformPoint, project } from '../../../src/geometry/index.ts'

const at = (name: string) => join(root, 'public/sample', name)
const text = (name: string) => readFileSync(at(name), 'utf8')
const truth = readLayout(text('room.truth.json'))

describe('the sample room', () => {
  test('its files are those that the scripts make now', () => {
    expect(text('room.truth.json')).toBe(writeLayout(sampleTruth()))
    expect(text('predictions.jsonl')).toBe(predictionsText(sampleTruth()))
  })

  test('the clip is there and small, and its licence beside it', () => {
    expect(statSync(at('room.mp4')).size).toBeLessThan(2_500_000)
    expect(existsSync(at('LICENSE.txt'))).toBe(true)
  })

  test('the map begins at the first camera, +y where it looks', () => {
    const [first] = truth.frames
    const [x, y, z] = first?.T_map_camera?.translation ?? []
    expect([x, y]).toEqual([0, 0])
    expect(z).toBeCloseTo(1.5, 1)
    const [, , forwardX, , , forwardY] = first?.T_map_camera?.rotation ?? []
    expect(forwardX).toBeCloseTo(0, 5)
    expect(forwardY).toBeGreaterThan(0.9)
    expect(truth.fieldOfView?.degrees).toBe(FIELD_OF_VIEW_DEGREES)
  })

  test('all furniture stands within the walls, on something', () => {
    const outline = truth.room?.outline ?? []
    for (const { id, category, box } of truth.objects) {
      // A window stands in its wall.
      const least = category === 'window' ? -box.size[1] - 0.01 : -0.01
      for (const [px, py] of footprint(box))
        for (const [k, [ax, ay]] of outline.entries()) {
          const [bx, by] = outline[(k + 1) % outline.length] as readonly [number, number]
          const inside = ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / Math.hypot(bx - ax, by - ay)
          expect(inside, id).toBeGreaterThan(least)
        }
      expect(box.center[2] - box.size[2] / 2, id).toBeGreaterThan(-0.001)
    }
  })

  test('the sofa is in the middle of the first picture', () => {
    const [first] = truth.frames
    const sofa = truth.objects.find(({ category }) => category === 'sofa')
    if (!first?.T_map_camera || !sofa) throw new Error('no camera or no sofa')
    const [u = 0, v = 0] =
      project(first.camera, inverseTransformPoint(first.T_map_camera, sofa.box.center)) ?? []
    expect(Math.abs(u - 320)).toBeLessThan(100)
    expect(Math.abs(v - 240)).toBeLessThan(100)
  })

  test('the checker says of each prediction what its note says', () => {
    const rows = text('predictions.jsonl')
      .trim()
      .split('\n')
      .map((line, k) => {
        const prediction = readPrediction(JSON.parse(line), 'vsi', k + 1)
        const { claims, ownMap, faults } = checkRow(prediction, truth)
        const verdicts = claims.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'consistent')
        const isRight = prediction.predicted === prediction.groundTruth
        return {
          id: prediction.id,
          faults,
          verdicts,
          agrees: ownMap?.agrees,
          isRight,
          many: claims.length > 8,
        }
      })
    const common = { faults: [], many: true }
    expect(rows).toEqual([
      { id: 'right', ...common, verdicts: [], agrees: true, isRight: true },
      { id: 'wrong-arithmetic', ...common, verdicts: ['arithmetic-wrong'], agrees: false, isRight: false },
      { id: 'wrong-map', ...common, verdicts: ['contradicts-truth'], agrees: true, isRight: false },
    ])
  })
})
