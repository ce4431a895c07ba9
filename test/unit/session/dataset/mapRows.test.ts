import { describe, expect, test } from 'vitest'
import { writeLayout } from '../../../../src/formats/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import { readMapRows } from '../../../../src/session/dataset/mapRows.ts'
import type { DatasetRow, RunSummary } from '../../../../src/session/dataset/protocol.ts'
import { DatasetError } from '../../../../src/session/dataset/read.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const named = (name: string, layout: Layout = sampleLayout): Layout => ({
  ...layout,
  source: { ...layout.source, name },
})
const fileOf = (layout: Layout) => new File([writeLayout(layout)], `${layout.source.name}.layout.json`)
const [sofa, ...others] = sampleLayout.objects
if (!sofa) throw new Error('the sample has no objects')
/** The sample without its sofa, turned and shifted: a map has a frame of its own. */
const turned: Layout = {
  ...sampleLayout,
  objects: others.map((object) => {
    const [x, y, z] = object.box.center
    return { ...object, box: { ...object.box, center: [5 - y, x, z], yaw: object.box.yaw + Math.PI / 2 } }
  }),
}

async function read(files: readonly File[], truths: readonly Layout[]) {
  const rows: DatasetRow[] = []
  const reading = readMapRows(files, new Map(truths.map((layout) => [layout.source.name, layout])))
  let step = await reading.next()
  for (; !step.done; step = await reading.next()) rows.push(...step.value)
  const summary: RunSummary = step.value
  return { rows, summary }
}

describe('maps as rows', () => {
  test('each is held against the truth of its scene, whatever its film is called', async () => {
    const files = [fileOf(named('hall.mp4')), fileOf(named('Bath.mp4', turned))]
    const { rows, summary } = await read(files, [named('hall'), named('bath.mp4')])
    expect(rows.map(({ id, line, score }) => [id, line, score])).toEqual([
      ['hall', 1, 1],
      ['bath', 2, expect.closeTo(2 / 3, 9)],
    ])
    expect(rows[0]?.map?.errors).toMatchObject({ paired: 2, missed: [], invented: [] })
    expect(rows[0]?.map?.errors?.centerError).toBeCloseTo(0, 9)
    expect(rows[1]).toMatchObject({
      scene: 'bath.mp4',
      task: 'map',
      groundTruth: '2 objects',
      predicted: '1 object',
      hasMap: true,
      map: { file: files[1], errors: { paired: 1, missed: ['sofa'], invented: [] } },
    })
    expect(summary.benchmark).toBe('maps')
    expect(summary.scores.right.means['F1 within 1 m']).toBeCloseTo(5 / 6, 9)
    expect(summary.scores.asPublished.means).toEqual({})
  })

  test('without a truth there are rows and no scores', async () => {
    const { rows, summary } = await read([fileOf(named('hall.mp4'))], [named('attic')])
    expect(rows[0]).not.toHaveProperty('score')
    expect(rows[0]).not.toHaveProperty('groundTruth')
    expect(summary.scores.right.means).toEqual({})
  })

  test('files that hold no map are named, and stop nothing', async () => {
    const files = [new File(['{"name": "lodash"}'], 'package.json'), fileOf(named('hall.mp4'))]
    const { rows, summary } = await read(files, [])
    expect(rows.map(({ id, line }) => [id, line])).toEqual([['hall', 1]])
    expect(summary.refused).toMatchObject({ count: 1, first: [{ line: 1 }] })
    expect(summary.refused.first[0]?.reason).toMatch(/^package\.json: /)
    await expect(read(files.slice(0, 1), [])).rejects.toThrow(DatasetError)
  })
})
