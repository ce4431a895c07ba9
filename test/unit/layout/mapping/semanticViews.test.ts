import { describe, expect, test } from 'vitest'
import type { Vec3 } from '../../../../src/geometry/index.ts'
import { existenceOfShown } from '../../../../src/layout/mapping/existence.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { placesOf, probabilityAt } from '../../../../src/layout/mapping/metricFrame.ts'
import {
  onSurface,
  type SemanticView,
  shownSightings,
  viewsOf,
} from '../../../../src/layout/mapping/semanticViews.ts'
import { pixelOf, type Scene, sceneCamera } from '../../scene.ts'
import { cameras, livingRoom, metricFramesOf } from '../livingRoom.ts'

const fridge = {
  category: 'refrigerator',
  box: { center: [0.2, 4, 0.9], size: [0.7, 0.6, 1.8], yaw: 0 },
} as const
const scene: Scene = { ...livingRoom, things: [fridge] }
const frames = metricFramesOf(scene)
const [first] = frames as [MetricFrame]
/** Points on the refrigerator's front, 10 cm apart. */
const front: Vec3[] = Array.from({ length: 7 * 17 }, (_, k) => [
  -0.1 + 0.1 * (k % 7),
  3.7,
  0.1 + 0.1 * Math.floor(k / 7),
])
const looking = { points: front, radius: 0.025, isVisible: onSurface }

test("probabilityAt sums the names asked for in the cell of a pixel, also on the picture's rim", () => {
  const classes = ['table', 'sofa', 'chair'] as const
  const probabilities = Float32Array.from([0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0, 1, 0, 0.6, 0, 0.4])
  const frame = { ...first, semantics: { classes, rows: 2, columns: 2, probabilities } }
  const at = (u: number, v: number, ...names: number[]) => probabilityAt(frame, u, v, names)
  expect([at(10, 10, 0), at(600, 10, 2), at(10, 400, 1), at(600, 400, 0, 2)]).toEqual(
    [0.5, 0.7, 1, 1].map((value) => expect.closeTo(value, 5)),
  )
  expect([at(640, 480, 0), at(-3, -3, 1), at(319.9, 239.9, 0), at(320.1, 239.9, 0)]).toEqual(
    [0.6, 0.3, 0.5, 0.1].map((value) => expect.closeTo(value, 5)),
  )
  expect(placesOf(classes, ['chair', 'bed', 'table'])).toEqual([2, 0])
})

test('a point on a surface is seen where depth agrees within a length and a share', () => {
  expect([onSurface(3.4, 3), onSurface(2.6, 3), onSurface(3.43, 3), onSurface(2.57, 3)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect([onSurface(0.61, 0.5), onSurface(0.69, 0.5)]).toEqual([true, false])
})

describe('viewsOf', () => {
  test('the frames that see the points say how likely they show one of the names', () => {
    const views = viewsOf(looking, frames, ['refrigerator'])
    expect(views.map(({ frame }) => frame.keyframe)).toEqual([0, 1, 2, 3, 4, 5])
    for (const { probability, visible, depthMetres } of views) {
      expect(probability).toBeGreaterThan(0.8)
      expect(visible).toBeGreaterThan(0.8 * front.length)
      expect(depthMetres).toBeGreaterThan(3)
    }
    const [view] = viewsOf(looking, [first], ['refrigerator', 'wall']) as [SemanticView]
    const corners = [front[0], front.at(-1)].map((point) =>
      pixelOf(cameras[0] as (typeof cameras)[0], point as Vec3),
    )
    expect(view.box.x0).toBeGreaterThan((corners[0]?.[0] as number) - 6)
    expect(view.box.x1).toBeLessThan((corners[1]?.[0] as number) + 6)
    expect(view.box.y1 - view.box.y0).toBeGreaterThan(150)
    // Nobody is surer than the names are together.
    expect(viewsOf(looking, [first], ['sofa'])[0]?.probability).toBeLessThan(0.05)
    expect(viewsOf(looking, [first], [])[0]?.probability).toBe(0)
  })

  test('not those that look elsewhere, nor those before which something stands', () => {
    const behind = front.map(([x, , z]): Vec3 => [x, -0.8, z])
    expect(viewsOf({ ...looking, points: behind }, [first], ['refrigerator'])).toEqual([])
    const screen: Scene = {
      ...scene,
      things: [
        fridge,
        { category: '', shown: 'shelf', box: { center: [0.2, 2, 1], size: [3, 0.2, 2], yaw: 0 } },
      ],
    }
    expect(viewsOf(looking, metricFramesOf(screen).slice(0, 1), ['refrigerator'])).toEqual([])
    // Where a thing was and is no more, sight goes on: its place is not seen as a surface.
    const gone = metricFramesOf({ ...scene, things: [] }).slice(0, 1)
    expect(viewsOf(looking, gone, ['refrigerator'])).toEqual([])
    expect(
      viewsOf({ ...looking, isVisible: () => true }, gone, ['refrigerator'])[0]?.probability,
    ).toBeLessThan(0.05)
  })

  test('need a seventh of the points, and four of them', () => {
    const some = (count: number, of: number) =>
      viewsOf(
        { ...looking, points: [...front.slice(0, count), ...Array(of - count).fill([0, -2, 1])] },
        [first],
        ['wall'],
      )
    expect([some(3, 3).length, some(4, 4).length]).toEqual([0, 1])
    expect([some(14, 100).length, some(16, 100).length]).toEqual([0, 1])
  })

  test('boxes end with the picture', () => {
    const wide: Vec3[] = Array.from({ length: 80 }, (_, k) => [-2.4 + 0.06 * k, 5, 0.5 + (k % 5) * 0.5])
    for (const { box } of viewsOf({ ...looking, radius: 0.5, points: wide }, frames, ['wall'])) {
      expect(Math.min(box.x0, box.y0)).toBeGreaterThanOrEqual(0)
      expect(box.x1).toBeLessThanOrEqual(sceneCamera.width)
      expect(box.y1).toBeLessThanOrEqual(sceneCamera.height)
    }
  })
})

const view = (probability: number, keyframe = 0): SemanticView => ({
  frame: { ...first, keyframe },
  box: { x0: 1, y0: 2, x1: 3, y1: 4 },
  depthMetres: 2.5,
  probability,
  visible: 30,
})
const views = (...probabilities: number[]) => probabilities.map((p, k) => view(p, k))

test('shownSightings are the views that show it, as a layout records them', () => {
  expect(shownSightings(views(0.9, 0.29, 0.3), 'sofa')).toEqual(
    [
      [0, 0.9],
      [2, 0.3],
    ].map(([frame, score]) => ({
      frame,
      box: { x0: 1, y0: 2, x1: 3, y1: 4 },
      detectedAs: 'sofa',
      score,
      depthMetres: 2.5,
      depthSd: 0.2,
      by: 'semantics',
    })),
  )
})

describe('existenceOfShown', () => {
  const odds = (...probabilities: number[]) => existenceOfShown(views(...probabilities)).logOdds

  test('counts the views that show it and those that show something else', () => {
    expect(existenceOfShown(views(0.9, 0.3, 0.2, 0.11, 0))).toMatchObject({ seen: 2, missed: 2 })
    expect(existenceOfShown([])).toEqual({ logOdds: 0, seen: 0, missed: 0 })
  })

  test('rises with each view that shows it, always less; falls with each that does not', () => {
    const rising = [1, 2, 3, 4].map((count) => odds(...Array(count).fill(0.5)))
    const steps = rising.slice(1).map((value, k) => value - (rising[k] as number))
    expect(steps.every((step) => step > 0)).toBe(true)
    expect(steps).toEqual([...steps].sort((a, b) => b - a))
    const falling = [0, 1, 2, 3].map((count) => odds(0.9, 0.9, 0.9, ...Array(count).fill(0.05)))
    expect(falling).toEqual([...falling].sort((a, b) => b - a))
    expect((falling[0] as number) - (falling[3] as number)).toBeGreaterThan(2)
  })

  test('one sure view makes a thing likely, however sure; one that shows something else does not', () => {
    expect(odds(0.62)).toBeCloseTo(1.6)
    expect(odds(1)).toBe(odds(0.7))
    expect(odds(0.3)).toBeCloseTo(0)
    expect(odds(0.05)).toBeLessThan(-1.5)
    expect(odds(0.9, 0.02, 0.02, 0.02)).toBeLessThan(0)
  })

  test('does not depend on the order of the views', () => {
    expect(odds(0.9, 0.05, 0.4)).toBeCloseTo(odds(0.05, 0.4, 0.9))
  })
})
