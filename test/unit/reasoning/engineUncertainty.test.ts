import { describe, expect, test } from 'vitest'
import { fromRotationVector, seededRandom, type Vec3 } from '../../../src/geometry/index.ts'
import type { Layout, LayoutObject } from '../../../src/layout/index.ts'
import { seededNormal } from '../../../src/reasoning/engine/uncertainty.ts'
import { answer, type Program } from '../../../src/reasoning/index.ts'
import { room, thing, unsure } from './engineRoom.ts'

/** First-order deviations and probabilities against layouts that are drawn, and answered anew. */

const normal = seededNormal(7)
const about = (value: Vec3, sd: Vec3): Vec3 => [
  value[0] + sd[0] * normal(),
  value[1] + sd[1] * normal(),
  value[2] + sd[2] * normal(),
]

function drawnObject(one: LayoutObject, scale: number): LayoutObject {
  const center = about(one.box.center, one.sd.center)
  const size = about(one.box.size, one.sd.size)
  const scaled = ([x, y, z]: Vec3): Vec3 => [x * scale, y * scale, z * scale]
  return {
    ...one,
    box: { center: scaled(center), size: scaled(size), yaw: one.box.yaw + one.sd.yaw * normal() },
  }
}

const drawn = (layout: Layout): Layout => {
  const scale = 1 + layout.scale.relativeSd * normal()
  return { ...layout, objects: layout.objects.map((one) => drawnObject(one, scale)) }
}

const DRAWS = 4000
const spread = (program: Program, layout: Layout): number => {
  const values = Array.from({ length: DRAWS }, () => Number(answer(program, drawn(layout)).value))
  const mean = values.reduce((sum, v) => sum + v, 0) / DRAWS
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / DRAWS)
}

/** Two boxes that are turned against each other, the one's corner nearest to the other's face. */
const turned: Layout = {
  ...room,
  scale: { relativeSd: 0.03, cues: [] },
  objects: [
    {
      ...thing('bed-1', [0, 0], [2, 1.6, 0.5]),
      sd: { center: [0.05, 0.08, 0.02], size: [0.06, 0.04, 0.03], yaw: 0.03 },
    },
    {
      ...thing('desk-1', [2, 2], [1.4, 0.8, 0.7]),
      box: { center: [2, 2, 0.4], size: [1.4, 0.8, 0.7], yaw: 0.6 },
      sd: { center: [0.1, 0.03, 0.02], size: [0.05, 0.08, 0.03], yaw: 0.05 },
    },
  ],
}

describe('the standard deviation', () => {
  const gap = (measure: 'closest' | 'centre'): Program => ({ kind: 'distance', a: 'bed', b: 'desk', measure })
  test.each<[string, Program, Layout]>([
    ['of a gap', gap('closest'), turned],
    ['of a distance of centres', gap('centre'), turned],
    ['of a gap face to face', gap('closest'), unsure(0.05, 0.08, 0)],
    ['of a size', { kind: 'size', object: 'bed', of: 'longest' }, turned],
    ['of a size on the plan', { kind: 'size', object: 'desk', of: 'footprint' }, turned],
  ])('%s is that of samples', (_, program, layout) => {
    const { sd = 0 } = answer(program, layout)
    expect(sd).toBeGreaterThan(0.02)
    expect(Math.abs(sd / spread(program, layout) - 1)).toBeLessThan(0.06)
  })

  test('is in the unit of the answer, and in the trace', () => {
    const program: Program = { kind: 'size', object: 'bed', of: 'longest' }
    const found = answer(program, turned, { unit: 'cm' })
    expect(found.sd).toBeCloseTo(100 * Math.hypot(0.06, 0.03 * 2), 9)
    expect(found.trace.at(-1)?.sd).toBe(found.sd)
  })

  test('of the room’s area is the layout’s own', () => {
    const layout = {
      ...room,
      room: { outline: [], wallSeen: [], areaSquareMetres: { value: 20, sd: 1.5 } },
    }
    expect(answer({ kind: 'roomArea' }, layout)).toMatchObject({ value: 20, sd: 1.5, unit: 'm²' })
  })

  test('of a count comes from how sure each object is', () => {
    const objects = room.objects.map((one) => ({ ...one, score: 0.8 }))
    expect(answer({ kind: 'count', category: 'chair' }, { ...room, objects }).sd).toBeCloseTo(
      Math.sqrt(2 * 0.8 * 0.2),
      12,
    )
  })

  test('of boxes that overlap is not zero', () => {
    const layout = {
      ...turned,
      objects: turned.objects.map((one) => ({ ...one, box: { ...one.box, center: [0, 0, 0] as Vec3 } })),
    }
    const { value, sd } = answer(gap('closest'), layout)
    expect(value).toBe(0)
    expect(sd).toBeGreaterThan(0.02)
  })
})

test('the probability that a choice would change is that of samples', () => {
  const random = seededRandom(3)
  const layout: Layout = {
    ...room,
    objects: [
      thing('bed-1', [0, 0], [2, 1.6, 0.5]),
      thing('desk-1', [0.3, 3], [1.4, 0.8, 0.7]),
      thing('lamp-1', [2.9, 1.2], [0.2, 0.4, 1.8]),
      thing('door-1', [-2.7, -2.2], [0.9, 0.1, 2]),
    ].map((one) => ({
      ...one,
      box: { ...one.box, yaw: random() },
      sd: { center: [0.2, 0.2, 0.1], size: [0.1, 0.1, 0.1], yaw: 0.1 },
    })),
  }
  const programs: [Program, string[]][] = [
    [
      { kind: 'nearest', options: ['desk', 'lamp', 'door'], to: 'bed', measure: 'closest' },
      ['desk', 'lamp', 'door'],
    ],
    [
      { kind: 'direction', standing: 'lamp', facing: 'door', asked: 'bed', level: 'hard' },
      ['front-left', 'front-right', 'back-left', 'back-right'],
    ],
  ]
  for (const [program, optionTexts] of programs) {
    const choice = answer(program, layout, { optionTexts }).choice
    const changed = Array.from({ length: DRAWS }, () => {
      const again = answer(
        program,
        {
          ...drawn(layout),
          objects: drawn(layout).objects.map((one) => ({
            ...one,
            sd: { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 },
          })),
        },
        { optionTexts },
      )
      return again.choice?.index !== choice?.index
    })
    const share = changed.filter(Boolean).length / DRAWS
    expect(share).toBeGreaterThan(0.02)
    expect(Math.abs(share - (choice?.changeProbability ?? 0))).toBeLessThan(0.08)
  }
})

test('a box that stands askew has the deviations of its own sides', () => {
  const exactBox = {
    center: [0, 0, 1] as Vec3,
    size: [1, 3, 1] as Vec3,
    axes: fromRotationVector([1, 0.3, 0]),
  }
  const beam = {
    ...thing('beam-1', [0, 0], [1, 1, 1]),
    exactBox,
    sd: { center: [0, 0, 0] as Vec3, size: [0.1, 0.2, 0.3] as Vec3, yaw: 0 },
  }
  expect(answer({ kind: 'size', object: 'beam', of: 'longest' }, { ...room, objects: [beam] })).toMatchObject(
    { value: 3, sd: 0.2 },
  )
})
