import { describe, expect, test } from 'vitest'
import type { OrientedBox } from '../../../../src/geometry/index.ts'
import {
  associate,
  type Cluster,
  separation,
  withNameFirst,
} from '../../../../src/layout/mapping/associate.ts'
import { coincide, existenceOf, shouldBeSeen } from '../../../../src/layout/mapping/existence.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { type Sighting, sightingsOf } from '../../../../src/layout/mapping/sighting.ts'
import { CATEGORIES, type Category } from '../../../../src/layout/model/categories.ts'
import { mayBeSame } from '../../../../src/layout/model/confusions.ts'
import type { Thing } from '../../scene.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'

const fridge: Thing = {
  category: 'refrigerator',
  box: { center: [-0.6, 3.4, 0.86], size: [0.72, 0.68, 1.72], yaw: 0 },
}
const straight = { wallYaw: 0 }
const framesOf = (things: readonly Thing[]) => metricFramesOf({ ...livingRoom, things })
const clustersOf = (frames: readonly MetricFrame[]) => associate(frames.flatMap(sightingsOf), straight)

/** A cluster with a box of our own making. */
const at = (box: OrientedBox, sightings: Sighting[] = []): Cluster => {
  const sd = { center: [0.1, 0.1, 0.1] as const, size: [0.1, 0.1, 0.1] as const, yaw: 0.1 }
  return { sightings, fit: { box, sd, logScale: 0, logScaleSd: 0, cost: 0, priorCost: 0 } }
}

describe('the name of an object', () => {
  const sighting = (name: string, score: number): Sighting => {
    const category = { name, detectedAs: { [name]: name === 'oven' ? 0.5 : 0.38 } }
    return { detection: { category: name, score }, category } as unknown as Sighting
  }
  const nameOf = (sightings: Sighting[]) => withNameFirst(sightings)[0]?.category.name

  test('is what most speaks for, though one sighting as something else is surer than any', () => {
    const ovens = [0.57, 0.65, 0.67, 0.77].map((score) => sighting('oven', score))
    expect(nameOf([...ovens, sighting('microwave', 0.73)])).toBe('oven')
  })

  test('is the surer one of two', () => {
    expect(nameOf([sighting('oven', 0.52), sighting('microwave', 0.73)])).toBe('microwave')
  })

  test('is not made by many sightings that say next to nothing', () => {
    const faint = Array.from({ length: 8 }, () => sighting('oven', 0.3))
    expect(nameOf([...faint, sighting('microwave', 0.6)])).toBe('microwave')
  })
})

describe('associate', () => {
  test('one thing seen by six cameras is one cluster', () => {
    const clusters = clustersOf(framesOf([fridge]))
    expect(clusters.map(({ sightings }) => sightings.length)).toEqual([6])
  })

  test('two alike that stand side by side stay two, each with its own sightings', () => {
    const chair = (x: number): Thing => ({
      category: 'chair',
      box: { center: [x, 3.2, 0.425], size: [0.58, 0.52, 0.85], yaw: 0 },
    })
    const clusters = clustersOf(framesOf([chair(-0.5), chair(0.3)]))
    const xs = clusters.map(({ fit }) => fit.box.center[0]).sort((a, b) => a - b)
    expect(xs).toHaveLength(2)
    expect(xs[0]).toBeCloseTo(-0.5, 0)
    expect((xs[1] ?? 0) - (xs[0] ?? 0)).toBeGreaterThan(0.55)
    for (const { sightings } of clusters)
      expect(new Set(sightings.map(({ frame }) => frame)).size).toBe(sightings.length)
  })

  test('one sofa that some frames call a chair is one, named by the surest', () => {
    const sofa: Thing = {
      category: 'couch',
      box: { center: [0.3, 3.6, 0.4], size: [1.82, 0.95, 0.8], yaw: 0 },
    }
    const frames = framesOf([sofa]).map((frame, k) =>
      k === 2
        ? { ...frame, detections: frame.detections.map((d) => ({ ...d, category: 'chair', score: 0.4 })) }
        : frame,
    )
    const clusters = clustersOf(frames)
    expect(clusters).toHaveLength(1)
    expect(clusters[0]?.sightings[0]?.category.name).toBe('sofa')
    expect(clusters[0]?.sightings.map(({ detection }) => detection.category)).toContain('chair')
  })

  test('a faint sighting joins what is there, and makes nothing by itself', () => {
    const faintly = (frame: MetricFrame) => ({
      ...frame,
      detections: frame.detections.map((d) => ({ ...d, score: 0.3 })),
    })
    const frames = framesOf([fridge])
    const [first, ...others] = frames
    if (!first) throw new Error('no frames')
    expect(clustersOf(frames.map(faintly))).toEqual([])
    const joined = clustersOf([first, ...others.map(faintly)])
    expect(joined.map(({ sightings }) => sightings.length)).toEqual([6])
  })

  test('what lies far apart, or has another name, is never one', () => {
    const [a, b] = [framesOf([fridge])[0], framesOf([fridge])[1]]
    const [s, t] = [a && sightingsOf(a)[0], b && sightingsOf(b)[0]]
    if (!s || !t) throw new Error('not seen')
    const far = { ...fridge.box, center: [4, 3.4, 0.86] as const }
    expect(separation(at(fridge.box, [s]), at(far, [t]))).toBe(Number.POSITIVE_INFINITY)
    const bed = { ...t, category: CATEGORIES.bed as Category }
    expect(separation(at(fridge.box, [s]), at(fridge.box, [bed]))).toBe(Number.POSITIVE_INFINITY)
    expect(separation(at(fridge.box, [s]), at(fridge.box, [t]))).toBe(0)
  })

  test('confusion is mutual', () => {
    expect(mayBeSame('sofa', 'bed') && mayBeSame('bed', 'sofa') && mayBeSame('sink', 'sink')).toBe(true)
    expect(mayBeSame('sofa', 'sink') || mayBeSame('chair', 'bed')).toBe(false)
  })
})

describe('shouldBeSeen', () => {
  const [front] = framesOf([])
  if (!front) throw new Error('no frames')

  test('what stands free in the picture should be seen, also where nothing is there', () => {
    expect(shouldBeSeen(at(fridge.box), front)).toBe(true)
  })

  test('what stands behind something should not', () => {
    const wardrobe: Thing = {
      category: 'wardrobe',
      box: { center: [-0.4, 1.9, 1.1], size: [1.6, 0.6, 2.2], yaw: 0 },
    }
    const [hidden] = framesOf([wardrobe])
    expect(hidden && shouldBeSeen(at(fridge.box), hidden)).toBe(false)
  })

  test('what is outside the picture, behind the camera, or too small should not', () => {
    const moved = (x: number, y: number, side = 0.7): OrientedBox => ({
      center: [x, y, 0.9],
      size: [side, side, side],
      yaw: 0,
    })
    expect(shouldBeSeen(at(moved(-2.1, 1)), front)).toBe(false)
    expect(shouldBeSeen(at(moved(0, -0.8)), front)).toBe(false)
    expect(shouldBeSeen(at(moved(0, 4, 0.1)), front)).toBe(false)
    expect(shouldBeSeen(at(moved(0, 4)), front)).toBe(true)
  })
})

/** Without a word from the picture's semantics. */
const unshown = (cluster: Cluster): Cluster => ({
  ...cluster,
  sightings: cluster.sightings.map(({ shown: _, ...sighting }) => sighting),
})

describe('existenceOf', () => {
  const frames = framesOf([fridge])
  const [cluster] = clustersOf(frames)
  if (!cluster) throw new Error('no cluster')
  const scored = (score: number, count = 6): Cluster => ({
    ...cluster,
    sightings: cluster.sightings.slice(0, count).map((s) => ({ ...s, detection: { ...s.detection, score } })),
  })

  test('counts the frames that saw it and those that should have', () => {
    expect(existenceOf(cluster, frames)).toMatchObject({ seen: 6, missed: 0 })
    const { seen, missed } = existenceOf(scored(0.8, 2), frames)
    expect(seen).toBe(2)
    expect(missed).toBeGreaterThan(2)
  })

  test('rises with the score and with the sightings; at the threshold a score says nothing', () => {
    const odds = (score: number, count?: number) => existenceOf(unshown(scored(score, count)), []).logOdds
    expect(odds(0.8)).toBeGreaterThan(odds(0.6))
    expect(odds(0.6, 6)).toBeGreaterThan(odds(0.6, 1))
    expect(odds(0.55, 1)).toBeCloseTo(0, 5)
    expect(odds(0.4, 1)).toBeLessThan(0)
  })

  test('rises where the picture takes it for what it was detected as, and falls where it shows something else', () => {
    const odds = (shown: number) => {
      const one = scored(0.6, 1)
      return existenceOf({ ...one, sightings: one.sightings.map((s) => ({ ...s, shown })) }, []).logOdds
    }
    expect(odds(0.9)).toBeGreaterThan(existenceOf(unshown(scored(0.6, 1)), []).logOdds)
    expect(odds(0.01)).toBeLessThan(existenceOf(unshown(scored(0.6, 1)), []).logOdds)
    expect(odds(0.01)).toBeLessThan(odds(0.3))
  })

  test('falls with every frame that should show it and does not', () => {
    const twice = scored(0.7, 2)
    const silent = frames.filter((frame) => !twice.sightings.some((s) => s.frame === frame))
    const odds = [0, 1, 2, 3].map((count) => existenceOf(twice, silent.slice(0, count)).logOdds)
    expect(odds.every((value, k) => k === 0 || value < (odds[k - 1] ?? 0))).toBe(true)
  })

  test('falls where it does not look like its kind', () => {
    const odd: Cluster = { ...cluster, fit: { ...cluster.fit, priorCost: 8 } }
    expect(existenceOf(odd, frames).logOdds).toBeLessThan(existenceOf(cluster, frames).logOdds - 4)
  })
})

describe('coincide', () => {
  const box = (x: number, y: number, size: readonly [number, number], yaw = 0) =>
    at({ center: [x, y, 0.5], size: [...size, 1], yaw })

  test('is true of boxes in one place and false of neighbours', () => {
    expect(coincide(box(0, 0, [1, 1]), box(0.2, 0.1, [1, 1]))).toBe(true)
    expect(coincide(box(0, 0, [1, 1]), box(1.05, 0, [1, 1]))).toBe(false)
  })

  test('heeds how long things lie', () => {
    const long = [2, 0.5] as const
    expect(coincide(box(0, 0, long), box(0, 0.6, long))).toBe(false)
    expect(coincide(box(0, 0, long, Math.PI / 2), box(0, 0.6, long, Math.PI / 2))).toBe(true)
    expect(coincide(box(0, 0, long, Math.PI / 2), box(0.6, 0, long, Math.PI / 2))).toBe(false)
  })
})
