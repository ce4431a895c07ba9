import { describe, expect, test } from 'vitest'
import type { OrientedBox, Vec3 } from '../../../../src/geometry/index.ts'
import type { Cluster } from '../../../../src/layout/mapping/associate.ts'
import { isEnough } from '../../../../src/layout/mapping/bodies.ts'
import { type Instance, instancesOf, isOfBody, isOnWall } from '../../../../src/layout/mapping/instances.ts'
import { CATEGORIES, type Category, UNNAMED_CATEGORY } from '../../../../src/layout/model/categories.ts'
import { boxAt } from './mapped.ts'
import { block, fieldOf, type MadeVoxel, named } from './voxels.ts'

const kind = (name: string) => CATEGORIES[name] as Category
/** What the detector saw, with a box of our own making. */
const clusterOf = (name: string, box: OrientedBox): Cluster =>
  ({ sightings: [{ category: kind(name) }], fit: { box } }) as unknown as Cluster
const instances = (voxels: readonly MadeVoxel[], clusters: readonly Cluster[] = []) =>
  instancesOf(clusters, fieldOf(voxels), [], 0)
const told = (list: readonly Instance[]) =>
  list.map(({ category, clusters, voxels }) => [category.name, clusters.length, voxels.length])
/** To a centimetre. */
const rounded = (values: readonly number[] | undefined) =>
  values?.map((value) => Math.round(100 * value) / 100)
const sizeOf = (one: Instance | undefined) => rounded(one?.box?.size)

/** Cells of the sides and the top of a body on the floor, or from some height on; metres, the corner first. */
const body = (at: Vec3, size: Vec3): Vec3[] => {
  const cell = (value: number) => Math.round(value / 0.05)
  const from = at.map(cell) as unknown as Vec3
  const to = at.map((value, k) => cell(value + (size[k] as number)) - 1) as unknown as Vec3
  return block(from, to, true).filter(([, , k]) => k > 1)
}

describe('what the semantics alone shows', () => {
  test('is a thing where enough of it touches', () => {
    const table = body([1, 2, 0], [1.2, 0.7, 0.75])
    const [one, ...others] = instances(named('table', table))
    expect(others).toEqual([])
    expect(told([one as Instance])).toEqual([['table', 0, table.length]])
    // From the middle of the outer voxels to that of the others; down to the floor.
    expect(rounded(one?.box?.center)).toEqual([1.6, 2.35, 0.36])
    expect(sizeOf(one)).toEqual([1.15, 0.65, 0.73])
  })

  test('chairs that stand apart are several, each with its own voxels', () => {
    const chair = (x: number) => body([x, 0, 0], [0.5, 0.5, 0.85])
    const two = instances(named('chair', [...chair(0), ...chair(1)]))
    expect(told(two)).toEqual([chair(0), chair(1)].map(({ length }) => ['chair', 0, length]))
    expect(new Set(two.flatMap(({ voxels }) => voxels)).size).toBe(chair(0).length + chair(1).length)
  })

  test('is none where there is too little of it, for its kind', () => {
    const isOne = (count: number, name: string) => isEnough(Array(count).fill(0), kind(name))
    expect([isOne(7, 'cup'), isOne(8, 'cup')]).toEqual([false, true])
    // A tenth of what is seen of a chair of usual size, in voxels.
    expect([isOne(45, 'chair'), isOne(55, 'chair'), isOne(55, 'bed')]).toEqual([false, true, false])
    expect(instances(named('bed', block([0, 0, 4], [9, 9, 4])))).toEqual([])
    // A name that ran over onto the floor beside a thing is too low for it.
    expect(instances(named('sofa', block([0, 0, 2], [30, 20, 4])))).toEqual([])
  })

  test('is something where it has no name, and nothing where it hangs on a wall or is the room itself', () => {
    const some = body([1, 2, 0], [0.6, 0.6, 0.8])
    expect(instances(named('other', some)).map(({ category }) => category)).toEqual([UNNAMED_CATEGORY])
    for (const name of ['door', 'window', 'picture', 'curtain', 'wall', 'person'] as const)
      expect(instances(named(name, some))).toEqual([])
    const onWall = ['door', 'curtain', 'picture', 'table', 'ceiling light'].filter((name) =>
      isOnWall(kind(name)),
    )
    expect(onWall).toEqual(['door', 'curtain', 'picture'])
  })

  test('base and wall cabinets are two runs, each as long as it was seen; a tall one is one', () => {
    const base = body([0, 0, 0], [2.4, 0.6, 0.85])
    const upper = body([0, 0.25, 1.4], [2.4, 0.35, 0.7])
    const runs = instances(named('cabinet', [...base, ...upper]))
    expect(runs.map(sizeOf)).toEqual([
      [2.35, 0.55, 0.7],
      [2.35, kind('cabinet').size[1], 0.65],
    ])
    expect(runs.map(({ box }) => Math.round(10 * (box as OrientedBox).center[2]) / 10)).toEqual([0.5, 1.8])
    // Of a tall one, only the front, the upper half of which may lie a voxel behind the lower.
    for (const behind of [0, 1]) {
      const halves = [...block([0, 0, 2], [17, 0, 21]), ...block([0, behind, 22], [17, behind, 41])]
      expect(instances(named('cabinet', halves)).map(sizeOf)).toEqual([[0.85, kind('cabinet').size[1], 1.95]])
    }
  })

  test('an L of counters is two runs that meet', () => {
    const legs = [...body([0, 0, 0.85], [3, 0.6, 0.05]), ...body([0, 0.6, 0.85], [0.6, 1.6, 0.05])]
    const runs = instances(named('counter', legs))
    expect(runs.map(({ box }) => box?.size.slice(0, 2).map((value) => Math.round(10 * value) / 10))).toEqual([
      [3, 0.6],
      [0.6, 1.6],
    ])
  })
})

describe('what the detector saw', () => {
  const box = boxAt([1, 1, 0.4], [2, 0.9, 0.8])

  test('has the voxels of its body: by its own name, one it is taken for, or of what lies on it', () => {
    expect([
      isOfBody(kind('sofa'), 'sofa'),
      isOfBody(kind('sofa'), 'bed'),
      isOfBody(kind('sofa'), 'pillow'),
    ]).toEqual([true, true, true])
    expect([
      isOfBody(kind('sofa'), 'lamp'),
      isOfBody(kind('table'), 'pillow'),
      isOfBody(kind('sofa'), 'wall'),
    ]).toEqual([false, false, false])
    expect([isOfBody(UNNAMED_CATEGORY, 'lamp'), isOfBody(UNNAMED_CATEGORY, 'floor')]).toEqual([true, false])
    const voxels = [
      ...named('sofa', body([0.1, 0.55, 0], [1.8, 0.9, 0.75])),
      ...named('pillow', block([10, 20, 14], [14, 22, 15])),
      ...named('lamp', block([30, 20, 12], [31, 21, 15])),
      // A pillow on the floor 1 m away.
      ...named('pillow', block([60, 20, 2], [63, 22, 3])),
    ]
    const [sofa] = instances(voxels, [clusterOf('sofa', box)])
    const shown = sofa?.voxels.map((voxel) => [voxels[voxel]?.shown, (voxels[voxel]?.cell[0] as number) < 50])
    expect(shown?.filter(([name]) => name === 'pillow')).toHaveLength(30)
    expect(shown?.some(([name]) => name === 'lamp')).toBe(false)
    expect(shown?.every(([, isNear]) => isNear)).toBe(true)
  })

  test('is one thing with what the semantics shows there, whose box is the better one', () => {
    const voxels = named('sofa', body([0.1, 0.55, 0], [1.8, 0.9, 0.75]))
    const found = instances(voxels, [clusterOf('sofa', box)])
    expect(told(found)).toEqual([['sofa', 1, voxels.length]])
    expect(sizeOf(found[0])).toEqual([1.75, 0.85, 0.73])
  })

  test('in two halves of one long table is one, of two refrigerators side by side two', () => {
    const halves = (name: string, size: Vec3) =>
      [0, 1].map((k) => clusterOf(name, boxAt([(k + 0.5) * size[0], 0.35, size[2] / 2], size)))
    const table = instances(
      named('table', body([0, 0, 0], [2.4, 0.7, 0.75])),
      halves('table', [1.2, 0.7, 0.75]),
    )
    expect(table.map(({ clusters }) => clusters.length)).toEqual([2])
    expect(table[0]?.box?.size[0]).toBeCloseTo(2.35, 1)
    const fridges = instances(
      named('refrigerator', body([0, 0, 0], [1.4, 0.7, 1.7])),
      halves('refrigerator', [0.7, 0.7, 1.7]),
    )
    expect(fridges.map(({ clusters }) => clusters.length)).toEqual([1, 1])
  })

  test('of chairs is each its own; one that the detector missed is added', () => {
    const chair = (x: number) => body([x, 0, 0], [0.5, 0.5, 0.85])
    const found = instances(named('chair', [...chair(0), ...chair(1)]), [
      clusterOf('chair', boxAt([0.25, 0.25, 0.42], [0.5, 0.5, 0.85])),
    ])
    expect(told(found)).toEqual([
      ['chair', 1, chair(0).length],
      ['chair', 0, chair(1).length],
    ])
    expect(found[0]?.box).toBeUndefined()
    // Also where it touches the one that was found.
    const touching = instances(named('chair', [...chair(0), ...chair(0.55)]), [
      clusterOf('chair', boxAt([0.25, 0.25, 0.42], [0.5, 0.5, 0.85])),
    ])
    expect(touching.map(({ clusters }) => clusters.length)).toEqual([1, 0])
    expect(touching[1]?.box?.center[0]).toBeGreaterThan(0.7)
  })

  test('is all of a body, though its box is too short: what touches it and is less is the rest of it', () => {
    const long = body([0, 0, 0], [0.9, 0.5, 0.85])
    const short = clusterOf('chair', boxAt([0.25, 0.25, 0.42], [0.5, 0.5, 0.85]))
    expect(told(instances(named('chair', long), [short]))).toEqual([['chair', 1, long.length]])
    const apart = [...body([0, 0, 0], [0.5, 0.5, 0.85]), ...body([1, 0, 0], [0.25, 0.5, 0.5])]
    expect(instances(named('chair', apart), [short])).toHaveLength(2)
  })

  test("of names that are taken for each other, the detector's stays", () => {
    const found = instances(named('bed', body([0.1, 0.55, 0], [1.8, 0.9, 0.75])), [clusterOf('sofa', box)])
    expect(found.map(({ category }) => category.name)).toEqual(['sofa'])
    expect(found[0]?.voxels.length).toBeGreaterThan(100)
  })

  test('without any voxels stays as it was seen', () => {
    expect(told(instances([], [clusterOf('oven', box)]))).toEqual([['oven', 1, 0]])
  })
})
