import { describe, expect, test } from 'vitest'
import type { StudyRun } from '../../../../src/session/index.ts'
import {
  againstTruth,
  answerOn,
  doneRuns,
  usualQuestions,
} from '../../../../src/view/compare/study/figures.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const timings = {
  total: 1,
  stages: { open: 0, follow: 0, models: 0, watch: 0, link: 0, map: 1 },
  networks: {},
}
const runs: StudyRun[] = [
  { frames: 1, state: 'failed', failure: { name: 'E', message: 'no', remedy: '' } },
  {
    frames: 4,
    state: 'done',
    layout: { ...sampleLayout, objects: sampleLayout.objects.slice(0, 1) },
    timings,
  },
  { frames: 8, state: 'done', layout: sampleLayout, timings },
  { frames: 12, state: 'waiting' },
]

describe('a study', () => {
  test('asks two counts and a distance where nobody has asked', () => {
    expect(usualQuestions(sampleLayout).map(({ text }) => text)).toEqual([
      'How many chair(s) are in this room?',
      'How many sofa(s) are in this room?',
      'How far is the chair from the sofa?',
    ])
    expect(usualQuestions({ ...sampleLayout, objects: [] })).toEqual([])
  })

  test('has an answer of each map, or says why there is none', () => {
    const [count, , distance] = usualQuestions(sampleLayout)
    if (!count || !distance) throw new Error('there are no questions')
    expect(answerOn(sampleLayout, count)).toEqual({ text: '1' })
    expect(answerOn(sampleLayout, distance).text).toMatch(/^\d\.\d\d m$/)
    const [four] = doneRuns(runs)
    const without = four && answerOn(four.layout, distance)
    expect(without?.text).toBe('–')
    expect(without?.because).toContain('chair')
  })

  test('is held against a truth, run by run', () => {
    const compared = againstTruth(doneRuns(runs), sampleLayout)
    expect(compared.map(({ frames, comparison }) => [frames, comparison.overall.f1Within1m])).toEqual([
      [4, expect.closeTo(2 / 3)],
      [8, 1],
    ])
  })
})
