import { beforeEach, describe, expect, test } from 'vitest'
import { withBox } from '../../../src/layout/index.ts'
import {
  closeQuestion,
  drawQuestion,
  drawStep,
  moveQuestion,
  openQuestion,
  openQuestions,
  pictureOf,
  questions,
  reopenQuestions,
  session,
  stateOf,
  withDraft,
} from '../../../src/session/index.ts'
import { openDocument } from '../openDocument.ts'
import { sampleLayout } from '../sampleLayout.ts'

const texts = () => questions.getState().list.map(({ text }) => text)
beforeEach(() => {
  session.setState({ document: openDocument(sampleLayout) })
  reopenQuestions([])
})

describe('open questions', () => {
  test('the newest comes first and is drawn; the same one again is not opened twice', () => {
    const first = openQuestion(' How large is the room? ')
    const second = openQuestion('How many chairs are there?')
    expect(texts()).toEqual(['How many chairs are there?', 'How large is the room?'])
    expect(questions.getState().drawn).toBe(second)
    expect(openQuestion('How large is the room?')).toBe(first)
    expect(texts()).toHaveLength(2)
    expect(questions.getState().drawn).toBe(first)
    expect(openQuestion('How large is the room?', ['10', '20'])).not.toBe(first)
  })

  test('are moved, closed, kept and opened again', () => {
    const [a, b] = [openQuestion('one'), openQuestion('two')]
    moveQuestion(b, 1)
    expect(texts()).toEqual(['one', 'two'])
    moveQuestion(b, 1)
    expect(texts()).toEqual(['one', 'two'])
    closeQuestion(b)
    expect(questions.getState()).toMatchObject({ drawn: undefined })
    const kept = openQuestions()
    expect(kept).toEqual([{ id: a, text: 'one', options: [] }])
    closeQuestion(a)
    reopenQuestions(kept)
    expect(texts()).toEqual(['one'])
    expect(openQuestion('two')).not.toBe(a)
  })

  test('are gone through step by step, and round by way of the whole answer', () => {
    const id = openQuestion('How far?')
    const { getState } = questions
    drawStep(id, 1, 2)
    expect([getState().drawn, getState().step]).toEqual([id, 1])
    drawStep(id, 2, 2)
    expect([getState().drawn, getState().step]).toEqual([id, undefined])
    drawStep(id, -1, 2)
    expect(getState().step).toBeUndefined()
    drawStep(id, 0, 2)
    drawQuestion(undefined)
    expect([getState().drawn, getState().step]).toEqual([undefined, undefined])
  })

  test('end with their document, and not with an edit', () => {
    openQuestion('one')
    const { document } = session.getState()
    session.setState({ document: document && { ...document, layout: { ...sampleLayout } } })
    expect(texts()).toEqual(['one'])
    session.setState({ document: openDocument({ ...sampleLayout }) })
    expect(texts()).toEqual([])
  })
})

const question = (text: string, options: string[] = []) => ({ id: 'q', text, options })
const sofa = sampleLayout.objects[0]?.box
const box = { ...sofa, center: [-1, 3.5, 0.4] } as NonNullable<typeof sofa>
const moved = withBox(sampleLayout, 'sofa-1', box)

describe('an answer', () => {
  const far = question('How far is the sofa from the chair?')

  test('says by how much an edit changed it', () => {
    expect(stateOf(far, sampleLayout, sampleLayout)).not.toHaveProperty('change')
    const [before, now] = [stateOf(far, sampleLayout, sampleLayout), stateOf(far, moved, sampleLayout)]
    if (before.kind !== 'answered' || now.kind !== 'answered') throw new Error('It was not answered.')
    expect(now.change?.before).toEqual(before.asked.answer)
    expect(now.change?.by).toBeCloseTo(
      (now.asked.answer.value as number) - (before.asked.answer.value as number),
      12,
    )
  })

  test('that an edit does not touch says nothing of it', () => {
    expect(stateOf(question('How large is the room?'), moved, sampleLayout)).not.toHaveProperty('change')
  })

  test('follows what is being dragged', () => {
    expect(withDraft(sampleLayout, undefined)).toBe(sampleLayout)
    expect(withDraft(sampleLayout, { objectId: 'piano-1', box })).toBe(sampleLayout)
    expect(stateOf(far, withDraft(sampleLayout, { objectId: 'sofa-1', box }), sampleLayout)).toEqual(
      stateOf(far, moved, sampleLayout),
    )
  })

  test('in words is as sure as the map, with or without options', () => {
    const words = ['left', 'right']
    const text = 'If I stand by the sofa and face the chair, is the plant to my left or right?'
    const [sofaObject, chair] = sampleLayout.objects
    if (!sofaObject || !chair) throw new Error('The sample has lost its objects.')
    const plant = {
      ...chair,
      id: 'plant-1',
      category: 'plant',
      box: { ...chair.box, center: [0, 1, 0.4] as const },
    }
    const layout = { ...sampleLayout, objects: [sofaObject, chair, plant] }
    const [free, chosen] = [
      stateOf(question(text), layout, layout),
      stateOf(question(text, words), layout, layout),
    ]
    if (free.kind !== 'answered' || chosen.kind !== 'answered') throw new Error('It was not answered.')
    expect(free.probability).toBeGreaterThan(0.5)
    expect(chosen.probability).toBeCloseTo(free.probability ?? 0, 1)
    expect(stateOf(far, layout, layout)).not.toHaveProperty('probability')
  })

  test('that there is none is said in sentences, with a way out', () => {
    const unknown = stateOf(question('How far is the piano from the chair?'), sampleLayout, sampleLayout)
    expect(unknown).toMatchObject({ kind: 'refused', because: expect.stringContaining('sofa') })
    const { room: _, ...roomless } = sampleLayout
    expect(stateOf(question('How large is the room?'), roomless, roomless)).toMatchObject({ kind: 'refused' })
    const vague = stateOf(question('Is it nice here?'), sampleLayout, sampleLayout)
    expect(vague).toMatchObject({ kind: 'refused', instead: '' })
  })

  test('where the prediction gave none, the change says so', () => {
    const { room: _, ...roomless } = sampleLayout
    const state = stateOf(question('How large is the room?'), sampleLayout, roomless)
    expect(state).toMatchObject({ kind: 'answered', change: {} })
  })

  test('has a picture: its last step that can be drawn', () => {
    const state = stateOf(
      question('How far is the sofa from the chair, in feet?'),
      sampleLayout,
      sampleLayout,
    )
    if (state.kind !== 'answered') throw new Error(state.because)
    expect(pictureOf(state.asked.answer.trace).some(({ kind }) => kind === 'length')).toBe(true)
  })
})
