import { describe, expect, test } from 'vitest'
import { layoutOfSubmap } from '../../../src/layout/index.ts'
import { answer, ask, traceOfLayout, UnknownName, vocabularyOf } from '../../../src/reasoning/index.ts'
import { layoutWithParts, sampleLayout } from '../sampleLayout.ts'

const errorOf = (run: () => unknown): UnknownName => {
  try {
    run()
  } catch (error) {
    if (error instanceof UnknownName) return error
    throw error
  }
  throw new Error('it was answered')
}

describe('what was seen only apart from the map', () => {
  test('is not measured to, and the answer says why', () => {
    const { message, there } = errorOf(() => ask('How far is the sofa from the bed?', layoutWithParts))
    expect(message).toContain('One was seen in a part of the film that is not joined to the map')
    expect(there).toEqual(['chair', 'sofa'])
    expect(errorOf(() => ask('How far is the sofa from the bed?', sampleLayout)).message).not.toContain(
      'part',
    )
    const byId = { kind: 'distance', a: 'chair-2', b: 'sofa', measure: 'closest' } as const
    expect(errorOf(() => answer(byId, layoutWithParts)).message).toContain('not joined')
  })

  test('is nothing that a question may choose among', () => {
    expect(vocabularyOf(layoutWithParts)).toEqual(vocabularyOf(sampleLayout))
  })

  test('is not counted, and the trace says how many there were', () => {
    const { value, trace } = answer({ kind: 'count', category: 'chair' }, layoutWithParts)
    expect(value).toBe(1)
    expect(trace.map((step) => [step.value, step.objects])).toEqual([
      [1, ['chair-1']],
      [1, ['chair-2']],
    ])
    expect(answer({ kind: 'count', category: 'chair' }, sampleLayout).trace).toHaveLength(1)
    expect(answer({ kind: 'count', category: 'sofa' }, layoutWithParts).trace).toHaveLength(1)
  })

  test('appears in the film all the same: time goes on through all parts', () => {
    const { value, trace } = answer({ kind: 'appearanceOrder', categories: ['bed', 'sofa'] }, layoutWithParts)
    expect(value).toBe('sofa, bed')
    // It has no place on the map, so nothing of it is drawn there.
    expect(trace.map(({ objects, marks }) => [objects, marks?.length])).toEqual([
      [['sofa-1'], 1],
      [['bed-1'], undefined],
      [['sofa-1', 'bed-1'], undefined],
    ])
  })

  test('changes no distance on the map', () => {
    const program = { kind: 'distance', a: 'sofa', b: 'chair', measure: 'closest' } as const
    expect(answer(program, layoutWithParts)).toEqual(answer(program, sampleLayout))
  })
})

describe('the trace of a film in parts', () => {
  const stepOf = (layout: typeof sampleLayout, id: string) =>
    traceOfLayout(layout)
      .flatMap(({ steps }) => steps)
      .find((step) => step.id === id)

  test('tells frames apart from frames that are left out', () => {
    expect(stepOf(sampleLayout, 'frames-lost')?.frames).toEqual([2])
    expect(stepOf(sampleLayout, 'frames-apart')).toBeUndefined()
    expect(stepOf(layoutWithParts, 'frames-lost')).toBeUndefined()
    expect(stepOf(layoutWithParts, 'frames-apart')?.frames).toEqual([2])
  })

  test('of the part itself is about the part', () => {
    const part = layoutOfSubmap(layoutWithParts, 1)
    expect(stepOf(part, 'frames-placed')?.frames).toEqual([2])
    expect(stepOf(part, 'frames-apart')?.frames).toEqual([0, 1, 3])
    expect(stepOf(part, 'bed-1-x')?.value).toBe(0)
    expect(stepOf(part, 'sofa-1-x')).toBeUndefined()
  })
})
