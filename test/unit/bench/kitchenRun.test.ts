import { expect, test } from 'vitest'
import { IDENTITY } from '../../../src/geometry/index.ts'
import { budgetTable } from '../../bench/budget.ts'
import { type KitchenFigures, placedOf, posesOf, streamTimes } from '../../bench/kitchenRun.ts'
import { sampleLayout } from '../sampleLayout.ts'

const poses = (count: number) => Array.from({ length: count }, () => [])

test('the stream has ten frames a second, from the first frame to the last', () => {
  expect(streamTimes({ fps: 30, poses: poses(31) })).toHaveLength(11)
  expect(streamTimes({ fps: 30, poses: poses(30) })).toHaveLength(10)
  expect(streamTimes({ fps: 30, poses: poses(700) }).at(-1)).toBe(23.3)
})

test('a frame of the stream is placed by a pose of its own, not by one between others', () => {
  const path = [0, 0.1, 0.2, 0.9, 1.0333, 3].map((timestampSeconds) => ({
    timestampSeconds,
    T_map_camera: IDENTITY,
  }))
  expect(placedOf(path, streamTimes({ fps: 30, poses: poses(91) }))).toBe(6)
})

test('the camera is where its path says, else where its keyframes say', () => {
  const { cameraPath: path, ...pathless } = sampleLayout
  expect(posesOf(sampleLayout)).toBe(path)
  expect(posesOf(pathless).map(({ timestampSeconds }) => timestampSeconds)).toEqual([0, 1, 3])
})

test('the budget holds each setting against the usual one', () => {
  const figures = (effort: KitchenFigures['effort'], total: number): KitchenFigures => ({
    effort,
    keyframes: 20,
    placedKeyframes: 20,
    streamFrames: 200,
    placedStreamFrames: effort === 1 ? undefined : 190,
    pathMetres: 6,
    trajectory: undefined,
    depth: undefined,
    focalPixels: 526,
    focalError: 0,
    focalSource: 'measured',
    seconds: { total, follow: 5, watch: 20, link: 2, networks: 15 },
    trackMillisecondsAFrame: 10,
  })
  const { rows } = budgetTable([figures(1, 20), figures(3, 40)])
  expect(rows.map((row) => row.slice(0, 5))).toEqual([
    ['1', '20.0', '0.50', '20', '–'],
    ['3', '40.0', '1.00', '20', '95 %'],
  ])
  expect(budgetTable([figures(1, 20)]).rows[0]?.[2]).toBe('–')
})
