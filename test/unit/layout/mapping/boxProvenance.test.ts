import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category, type ObjectProvenance } from '../../../../src/layout/index.ts'
import {
  completedProvenance,
  fittedProvenance,
  SHOWN,
  withUsualSides,
} from '../../../../src/layout/mapping/boxProvenance.ts'
import { intoRoom, underCounters } from '../../../../src/layout/mapping/intoRoom.ts'
import { withMonitors } from '../../../../src/layout/mapping/monitors.ts'
import { completed } from '../../../../src/layout/mapping/voxelBoxes.ts'
import { boxAt, FOUR_BY_FIVE, mapped, roomOf } from './mapped.ts'

const kind = (name: string) => CATEGORIES[name] as Category
const methodsOf = ({ center, size, yaw }: ObjectProvenance) => [
  ...center.map(({ method }) => method),
  ...size.map(({ method }) => method),
  yaw.method,
]
const voxels = fittedProvenance('voxels', SHOWN)
const FIT = 'voxel-extent'

describe('a box of voxels', () => {
  test('is measured, but for the sides that were not seen and the place of its middle', () => {
    const usual = withUsualSides(voxels, [false, true, false])
    expect(methodsOf(usual)).toEqual([
      'beside-unseen-side',
      'beside-unseen-side',
      FIT,
      FIT,
      'usual-extent',
      FIT,
      'wall-heading',
    ])
    expect(usual.size.map(({ origin }) => origin)).toEqual(['measured', 'prior', 'measured'])
  })

  test('that was completed says so of what was, and of nothing else', () => {
    // The front of a refrigerator, seen from before it: its depth is usual, and it stands on the floor.
    const fridge = kind('refrigerator')
    const front = boxAt([0, 2, 1], [0.7, 0.1, 1.6])
    const whole = completed(front, fridge, [0, 0, 1.4])
    expect(methodsOf(completedProvenance(voxels, front, whole, fridge))).toEqual([
      'beside-unseen-side',
      'beside-unseen-side',
      'down-to-floor',
      FIT,
      'usual-extent',
      'down-to-floor',
      'wall-heading',
    ])
    // What was seen whole, down to the floor, is as it was.
    const all = boxAt([0, 2, 0.85], [0.7, 0.7, 1.7])
    expect(completedProvenance(voxels, all, completed(all, fridge, [0, 0, 1.4]), fridge)).toEqual(voxels)
  })
})

describe('what is mended on the map', () => {
  const of = (objects: readonly { provenance: ObjectProvenance }[]) =>
    (objects[0] as { provenance: ObjectProvenance }).provenance

  test('a box that a wall cuts says so of the side and the place that it changes', () => {
    const shelf = mapped('shelf', boxAt([0.5, 4.9, 1], [1.2, 0.6, 1.8]))
    expect(methodsOf(of(intoRoom([shelf], roomOf(FOUR_BY_FIVE))))).toEqual([
      FIT,
      'cut-at-wall',
      FIT,
      FIT,
      'cut-at-wall',
      FIT,
      'wall-heading',
    ])
    const inside = mapped('shelf', boxAt([0.5, 2, 1], [1.2, 0.6, 1.8]))
    expect(of(intoRoom([inside], roomOf(FOUR_BY_FIVE)))).toEqual(inside.provenance)
  })

  test('a cabinet is as deep as its counter, and no longer measured there', () => {
    const counter = mapped('counter', boxAt([0, 2, 0.9], [2, 0.6, 0.04]))
    const cabinet = mapped('cabinet', boxAt([0, 1.8, 0.43], [2, 0.2, 0.86]))
    const [deep] = underCounters([cabinet, counter])
    expect(deep?.provenance.size.map(({ method }) => method)).toEqual([FIT, 'under-counter', FIT])
    expect(deep?.provenance.size[1].origin).toBe('prior')
  })

  test('a screen on a desk is named by where it stands', () => {
    const desk = mapped('table', boxAt([0, 2, 0.37], [1.6, 0.8, 0.74]))
    const screen = mapped('tv', boxAt([0, 2, 1], [0.6, 0.1, 0.4]))
    const [monitor] = withMonitors([screen, desk])
    expect(monitor?.provenance.category).toEqual({ origin: 'prior', method: 'screen-on-desk' })
    expect(monitor?.provenance.size).toEqual(screen.provenance.size)
  })
})
