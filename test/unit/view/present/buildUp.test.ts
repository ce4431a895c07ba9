import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../../src/layout/index.ts'
import { firstSeen, lengthOf, wayUntil } from '../../../../src/view/present/buildUp.ts'
import { shownQuestions, usualQuestions } from '../../../../src/view/present/questions.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const { cameraPath: _, ...withoutPath } = sampleLayout
const unseen: Layout = {
  ...sampleLayout,
  frames: [],
  source: { ...sampleLayout.source, durationSeconds: 0 },
  objects: sampleLayout.objects.map((object) => ({ ...object, sightings: [] })),
}

describe('a map that builds up', () => {
  test('takes as long as its film, or a while for each object', () => {
    expect(lengthOf(sampleLayout)).toBe(4)
    expect(lengthOf(unseen)).toBe(4)
    const many = { ...unseen, objects: Array.from({ length: 30 }, () => sampleLayout.objects[0]) } as Layout
    expect(lengthOf(many)).toBeCloseTo(27)
  })

  test('shows an object from the first frame that saw it', () => {
    expect([...firstSeen(sampleLayout)]).toEqual([
      ['sofa-1', 0],
      ['chair-1', 1],
    ])
  })

  test('shows what no frame is known to show one after the other, before the end', () => {
    expect([...firstSeen(unseen).values()]).toEqual([0, 1.8])
  })

  test('draws the camera’s path up to the moment, and to where it is between two poses', () => {
    expect(wayUntil(sampleLayout, 0)).toEqual([
      [
        [0, 0],
        [0, 0],
      ],
    ])
    const [run] = wayUntil(sampleLayout, 0.25)
    expect(run?.at(-1)?.[0]).toBeCloseTo(0.1, 9)
  })

  test('leaves the gaps of the way open', () => {
    const runs = wayUntil(sampleLayout, 4)
    expect(runs).toHaveLength(2)
    expect(runs[0]).toHaveLength(4)
    expect(wayUntil(sampleLayout, 2.4)).toHaveLength(1)
  })

  test('goes from frame to frame where there is no path', () => {
    expect(wayUntil(withoutPath, 1)).toEqual([
      [
        [0, 0],
        [0.5, 0.1],
      ],
    ])
    expect(wayUntil({ ...withoutPath, frames: [] }, 1)).toEqual([])
  })
})

describe('questions that are shown', () => {
  test('are of what stands there', () => {
    const usual = usualQuestions(sampleLayout)
    expect(usual.map(({ text }) => text)).toEqual([
      'How far is the sofa from the chair?',
      'How large is the room?',
    ])
    const shown = shownQuestions(usual, sampleLayout, sampleLayout)
    expect(shown).toHaveLength(2)
    expect(shown[0]?.objects).toEqual(expect.arrayContaining(['sofa-1', 'chair-1']))
    expect(shown[1]?.answer).toContain('20 m²')
  })

  test('name one of several by its number, and are none where there is nothing', () => {
    const [sofa, chair] = sampleLayout.objects as [Layout['objects'][number], Layout['objects'][number]]
    const objects = [sofa, { ...sofa, id: 'sofa-2' }, chair]
    const layout = { ...sampleLayout, objects }
    expect(usualQuestions(layout)[0]?.text).toBe('How far is sofa 1 from the chair?')
    expect(shownQuestions(usualQuestions(layout), layout, layout)).toHaveLength(2)
    const { room: __, ...roomless } = unseen
    expect(usualQuestions({ ...roomless, objects: [] })).toEqual([])
    expect(shownQuestions([{ id: 'a', text: 'Why?', options: [] }], layout, layout)).toEqual([])
  })
})
