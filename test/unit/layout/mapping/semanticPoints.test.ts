import { describe, expect, test } from 'vitest'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { type SemanticPoint, semanticPoints } from '../../../../src/layout/mapping/semanticPoints.ts'
import type { SemanticClass, SemanticGrid } from '../../../../src/perception/index.ts'
import { depthAt, pixelOf, type Scene, sceneCamera, seenAt } from '../../scene.ts'
import { cameras, livingRoom, metricFramesOf } from '../livingRoom.ts'

type Camera = (typeof cameras)[number]
const camera = cameras[0] as Camera
const [first, second] = metricFramesOf(livingRoom) as [MetricFrame, MetricFrame]

const pixelsOf = (points: Iterable<SemanticPoint>, seenFrom: Camera) =>
  [...points].map((one) => ({ ...one, pixel: pixelOf(seenFrom, one.point) as [number, number] }))
const likeliest = ({ probabilities }: SemanticPoint) => probabilities.indexOf(Math.max(...probabilities))

/** The share of points that go by the name of what is there. */
function shareRight(scene: Scene, frame: MetricFrame): number {
  const points = pixelsOf(semanticPoints(frame), camera)
  const right = points.filter(
    (one) => frame.semantics.classes[likeliest(one)] === seenAt(scene, camera, ...one.pixel).shown,
  )
  return right.length / points.length
}

describe('semanticPoints', () => {
  test('lie where the camera sees a surface, all over the picture', () => {
    for (const [frame, seenFrom] of [
      [first, camera],
      [second, cameras[1] as Camera],
    ] as const) {
      const points = pixelsOf(semanticPoints(frame), seenFrom)
      const errors = points.map(({ depth, pixel }) =>
        Math.abs(depth / depthAt(livingRoom, seenFrom, ...pixel) - 1),
      )
      expect(Math.max(...errors)).toBeLessThan(1e-4)
      expect(points.length).toBeGreaterThan(0.85 * frame.inverseDepth.values.length)
      for (const axis of [0, 1] as const) {
        const along = points.map(({ pixel }) => pixel[axis])
        expect(Math.min(...along)).toBeLessThan(12)
        expect(Math.max(...along)).toBeGreaterThan([628, 468][axis] as number)
      }
    }
  })

  test('carry the name of what is there, in probabilities that add up to 1', () => {
    expect(shareRight(livingRoom, first)).toBeGreaterThan(0.98)
    const sums = [...semanticPoints(first)].map(({ probabilities }) => probabilities.reduce((a, b) => a + b))
    expect(Math.max(...sums.map((sum) => Math.abs(sum - 1)))).toBeLessThan(1e-4)
  })

  test('between cells of one surface probabilities pass over from the one to the other', () => {
    const classes = ['table', 'sofa', 'chair', 'bed'] as const
    const probabilities = Float32Array.from(
      [0, 1, 2, 3].flatMap((cell) => classes.map((_, c) => (c === cell ? 1 : 0))),
    )
    const values = first.inverseDepth.values.slice().fill(first.metresScale / 3)
    const flat = {
      ...first,
      inverseDepth: { ...first.inverseDepth, values },
      semantics: { classes, rows: 2, columns: 2, probabilities },
    }
    const share = (at: number, size: number) => Math.min(1, Math.max(0, (2 * at) / size - 0.5))
    let worst = 0
    for (const { pixel, probabilities: found } of pixelsOf(semanticPoints(flat), camera)) {
      const [right, down] = [share(pixel[0], 640), share(pixel[1], 480)]
      const expected = [(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down]
      worst = Math.max(worst, ...expected.map((value, c) => Math.abs(value - (found[c] as number))))
    }
    expect(worst).toBeLessThan(1e-3)
  })

  describe('a panel before a wall', () => {
    const panel: Scene = {
      room: { x: [-2.5, 2.5], y: [-1, 4], height: 2.6 },
      things: [{ category: '', shown: 'tv', box: { center: [0, 2, 1.2], size: [1.1, 0.1, 0.9], yaw: 0 } }],
    }
    const [sharp] = metricFramesOf(panel) as [MetricFrame]
    const isNamed = ({ probabilities }: SemanticPoint, { semantics: { classes } }: MetricFrame) =>
      classes[probabilities.indexOf(Math.max(...probabilities))] === 'tv'

    test('names end where depth does, though cells are far coarser', () => {
      /** Points of the panel that have another name, and others that have its. */
      const mistaken = (frame: MetricFrame) =>
        pixelsOf(semanticPoints(frame), camera).filter(
          (one) => (seenAt(panel, camera, ...one.pixel).shown === 'tv') !== isNamed(one, frame),
        ).length
      const semantics = gridOf(20, sharp, (u, v) => seenAt(panel, camera, u, v).shown)
      // On a flat picture there is nothing to tell by: there the cells' own mistakes remain.
      const values = sharp.inverseDepth.values.slice().fill(sharp.metresScale / 3)
      const flat = mistaken({ ...sharp, semantics, inverseDepth: { ...sharp.inverseDepth, values } })
      expect(flat).toBeGreaterThan(80)
      expect(mistaken({ ...sharp, semantics })).toBeLessThan(0.05 * flat)
    })

    test('what is called the panel beside it, and lies far behind it, is left out', () => {
      // The name runs on 3 cells to the right, and on one of the far left it is a mistake of its own.
      const semantics = gridOf(56, sharp, (u, v) => {
        const shown = seenAt(panel, camera, u, v).shown
        return seenAt(panel, camera, u - 35, v).shown === 'tv' || (u < 60 && v < 60) ? 'tv' : shown
      })
      const frame = { ...sharp, semantics }
      const wrong = pixelsOf(semanticPoints(frame), camera).filter(
        (one) => one.depth > 3 && isNamed(one, frame),
      )
      expect(wrong.filter(({ pixel }) => pixel[0] > 300)).toEqual([])
      expect(wrong.filter(({ pixel }) => pixel[0] < 300).length).toBeGreaterThan(20)
    })
  })

  test('none lies on an edge of depth, nor beside one', () => {
    let worst = 0
    for (const { pixel, depth } of pixelsOf(semanticPoints(first), camera)) {
      const [u, v] = pixel
      if (u < 8 || v < 8 || u > 632 || v > 472) continue
      for (const [du, dv] of [
        [640 / 112, 0],
        [0, 480 / 84],
      ] as const) {
        const [before, after] = [-1, 1].map(
          (k) => depth / depthAt(livingRoom, camera, u + k * du, v + k * dv),
        ) as [number, number]
        worst = Math.max(worst, Math.abs(before + after - 2))
      }
    }
    expect(worst).toBeLessThan(0.051)
  })

  test('surfaces are none for being slanted: of a table 3 m away most of the top is seen', () => {
    const isTop = (z: number) => Math.abs(z - 0.74) < 0.01
    const found = [...semanticPoints(first)].filter(
      ({ point: [x, y, z] }) => isTop(z) && Math.abs(x - 0.1) < 0.66 && Math.abs(y - 3.2) < 0.38,
    )
    let all = 0
    for (let cell = 0; cell < 112 * 84; cell++) {
      const [u, v] = [((cell % 112) + 0.5) * (640 / 112), (Math.floor(cell / 112) + 0.5) * (480 / 84)]
      const { depth, shown } = seenAt(livingRoom, camera, u, v)
      // The height of what the pixel shows: the camera's third row, from its place.
      const [, , , , , , r6, r7, r8] = camera.rotation
      const [x, y] = [(u - sceneCamera.cx) / sceneCamera.fx, (v - sceneCamera.cy) / sceneCamera.fy]
      if (shown === 'table' && isTop(camera.translation[2] + depth * (r6 * x + r7 * y + r8))) all++
    }
    expect(all).toBeGreaterThan(100)
    expect(found.length).toBeGreaterThan(0.6 * all)
  })

  test('what is far away, far up or below the floor is left out', () => {
    const hall: Scene = { room: { x: [-3, 3], y: [-1, 12], height: 7 }, things: [] }
    const points = [...semanticPoints(metricFramesOf(hall)[0] as MetricFrame)]
    const depths = points.map(({ depth }) => depth)
    expect(Math.max(...depths)).toBeLessThanOrEqual(8)
    expect(Math.max(...depths)).toBeGreaterThan(5)
    const raised = [0, 1, 2].map((metres) => {
      const [x, y, z] = first.T_level_camera.translation
      const T_level_camera = { ...first.T_level_camera, translation: [x, y, z + 2 * metres - 1] as const }
      return [...semanticPoints({ ...first, T_level_camera })].map(({ point }) => point[2])
    }) as [number[], number[], number[]]
    expect(Math.min(...raised[0])).toBeGreaterThanOrEqual(-0.25)
    expect(raised[0].length).toBeLessThan(raised[1].length)
    expect(Math.max(...raised[2])).toBeLessThanOrEqual(4)
    expect(Math.max(...raised[1])).toBeGreaterThan(3)
  })
})

/** Semantics in cells of a class each, by their middles. */
function gridOf(
  columns: number,
  { semantics: { classes } }: MetricFrame,
  shownAt: (u: number, v: number) => SemanticClass,
): SemanticGrid {
  const rows = (columns * sceneCamera.height) / sceneCamera.width
  const probabilities = new Float32Array(rows * columns * classes.length).fill(0.1 / (classes.length - 1))
  for (let cell = 0; cell < rows * columns; cell++) {
    const u = (((cell % columns) + 0.5) * sceneCamera.width) / columns
    const v = ((Math.floor(cell / columns) + 0.5) * sceneCamera.height) / rows
    probabilities[cell * classes.length + classes.indexOf(shownAt(u, v))] = 0.9
  }
  return { classes, rows, columns, probabilities }
}
