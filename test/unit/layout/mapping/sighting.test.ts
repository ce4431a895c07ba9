import { expect, test } from 'vitest'
import { depthGrid } from '../../../../src/layout/mapping/depthGrid.ts'
import { type MetricFrame, samplesWithin } from '../../../../src/layout/mapping/metricFrame.ts'
import { sightingsOf } from '../../../../src/layout/mapping/sighting.ts'
import { depthAt, framed, sceneCamera } from '../../scene.ts'
import { cameras, livingRoom, metricFramesOf } from '../livingRoom.ts'

const frames = metricFramesOf(livingRoom)
const first = frames[0] as MetricFrame
const seeing = (detections: MetricFrame['detections']): MetricFrame => ({ ...first, detections })

test('depth is in metres along the axis, whatever the scale of the frame', () => {
  for (const [k, frame] of frames.entries())
    for (const [u, v] of [
      [200, 150],
      [320, 240],
      [500, 90],
    ] as const) {
      const box = { x0: u - 6, y0: v - 6, x1: u + 6, y1: v + 6 }
      const truth = depthAt(livingRoom, cameras[k] as (typeof cameras)[number], u, v)
      const depths = samplesWithin(frame, box, []).map(({ metres }) => metres)
      expect(Math.min(...depths)).toBeLessThanOrEqual(truth * 1.05)
      expect(Math.max(...depths)).toBeGreaterThanOrEqual(truth * 0.95)
    }
})

test('a sighting has the depth of its front, and the kind of its class', () => {
  const table = livingRoom.things[2]
  const box = table && framed(table, cameras[0] as (typeof cameras)[number])
  if (!box) throw new Error('the table is not seen')
  const [sighting] = sightingsOf(seeing([{ category: 'dining table', score: 0.5, box }]))
  expect(sighting?.category.name).toBe('table')
  // From its near edge, 2.8 m ahead of the camera, to its far one.
  expect(sighting?.depthMetres).toBeGreaterThan(2.6)
  expect(sighting?.depthMetres).toBeLessThan(3.7)
})

test('edges on the border are cut, the others are not', () => {
  const { width, height } = sceneCamera
  const box = { x0: 0, y0: 100, x1: 300, y1: height - 1 }
  const [left] = sightingsOf(seeing([{ category: 'couch', score: 0.5, box }]))
  expect(left?.cut).toEqual({ left: true, top: false, right: false, bottom: true })
  const [right] = sightingsOf(
    seeing([{ category: 'couch', score: 0.5, box: { x0: 300, y0: 2, x1: width, y1: 300 } }]),
  )
  expect(right?.cut).toEqual({ left: false, top: true, right: true, bottom: false })
})

test('what has no kind is no sighting', () => {
  const box = { x0: 100, y0: 100, x1: 200, y1: 300 }
  expect(sightingsOf(seeing([{ category: 'person', score: 0.9, box }]))).toEqual([])
})

test('the depth that is kept of a frame is that of the scene, cell by cell', () => {
  const grid = depthGrid(frames[1] as MetricFrame)
  expect([grid.frame, grid.metres.length]).toEqual([1, grid.columns * grid.rows])
  const errors = grid.metres.map((metres, cell) => {
    const u = (((cell % grid.columns) + 0.5) * sceneCamera.width) / grid.columns
    const v = ((Math.floor(cell / grid.columns) + 0.5) * sceneCamera.height) / grid.rows
    return Math.abs(Math.log(metres / depthAt(livingRoom, cameras[1] as (typeof cameras)[number], u, v)))
  })
  // Cells on an edge may show either side of it.
  expect(errors.filter((error) => error < 0.03).length).toBeGreaterThan(0.93 * errors.length)
})
