import { describe, expect, test } from 'vitest'
import { type SemanticPoint, semanticPoints } from '../../../../src/layout/mapping/semanticPoints.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/sighting.ts'
import type { SemanticGrid } from '../../../../src/perception/index.ts'
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

  test('names end where depth does, though cells are far coarser', () => {
    const panel: Scene = {
      room: { x: [-2.5, 2.5], y: [-1, 4], height: 2.6 },
      things: [{ category: '', shown: 'tv', box: { center: [0, 2, 1.2], size: [1.1, 0.1, 0.9], yaw: 0 } }],
    }
    const [sharp] = metricFramesOf(panel) as [MetricFrame]
    const semantics = coarse(panel, 20, sharp)
    /** Points of the panel that have another name, and others that have its. */
    const mistaken = (frame: MetricFrame) =>
      pixelsOf(semanticPoints(frame), camera).filter(
        (one) =>
          (seenAt(panel, camera, ...one.pixel).shown === 'tv') !==
          (semantics.classes[likeliest(one)] === 'tv'),
      ).length
    // On a flat picture there is nothing to tell by: there the cells' own mistakes remain.
    const values = sharp.inverseDepth.values.slice().fill(sharp.metresScale / 3)
    const flat = mistaken({ ...sharp, semantics, inverseDepth: { ...sharp.inverseDepth, values } })
    expect(flat).toBeGreaterThan(80)
    expect(mistaken({ ...sharp, semantics })).toBeLessThan(0.05 * flat)
  })

  test('none lies on an edge of depth', () => {
    for (const one of pixelsOf(semanticPoints(first), camera)) {
      const [u, v] = one.pixel
      const around = [-1, 1].flatMap((k) => [
        depthAt(livingRoom, camera, u + (k * 640) / 112, v),
        depthAt(livingRoom, camera, u, v + (k * 480) / 84),
      ])
      const inside = u > 8 && v > 8 && u < 632 && v < 472
      if (inside) expect(Math.max(...around) / Math.min(...around)).toBeLessThan(1.11)
    }
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

/** Semantics in few cells: each shows what its middle does. */
function coarse(scene: Scene, columns: number, { semantics: { classes } }: MetricFrame): SemanticGrid {
  const rows = (columns * sceneCamera.height) / sceneCamera.width
  const probabilities = new Float32Array(rows * columns * classes.length).fill(0.1 / (classes.length - 1))
  for (let cell = 0; cell < rows * columns; cell++) {
    const u = (((cell % columns) + 0.5) * sceneCamera.width) / columns
    const v = ((Math.floor(cell / columns) + 0.5) * sceneCamera.height) / rows
    probabilities[cell * classes.length + classes.indexOf(seenAt(scene, camera, u, v).shown)] = 0.9
  }
  return { classes, rows, columns, probabilities }
}
