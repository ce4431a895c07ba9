import { describe, expect, test } from 'vitest'
import { predict, summary } from '../../../cli/predict.ts'
import type { Question } from '../../../src/reasoning/index.ts'
import { room, unsure } from '../reasoning/engineRoom.ts'
import { USUAL } from '../reasoning/guess/usual.ts'

const size = (thing: string): Question => ({
  id: thing,
  text: `What is the longest side of the ${thing}, in centimetres?`,
  groundTruth: '200',
})

describe('a prediction', () => {
  test('is the map’s answer, or none and the reason', () => {
    expect(predict(size('bed'), room)).toMatchObject({ predicted: '200', extra: {} })
    expect(predict(size('piano'), room)).toMatchObject({
      predicted: '',
      extra: { unanswered: 'The map has no piano.' },
    })
    expect(predict({ ...size('bed'), scene: 'attic' }, undefined).extra).toEqual({
      unanswered: 'There is no layout of attic.',
    })
  })

  test('is never marked as a guess where the map answers as well', () => {
    expect(predict(size('bed'), room, USUAL).extra).toEqual({})
    expect(predict(size('bed'), unsure(0.05), USUAL).extra).toEqual({})
  })

  test('is marked where it is guessed, with the rule, and with what the map itself says', () => {
    const guessed = predict(size('piano'), room, USUAL)
    expect(guessed.extra).toMatchObject({
      guessed: true,
      guess: 'usual size of a piano',
      unanswered: 'The map has no piano.',
    })
    expect(guessed.extra).not.toHaveProperty('map')
    expect(predict(size('bed'), undefined, USUAL).extra).toMatchObject({
      guessed: true,
      guess: 'usual size of a bed',
    })
    const wide = unsure(0.1, 1.5)
    const short = wide.objects.map((one) => ({
      ...one,
      box: { ...one.box, size: [0.9, 0.5, 0.5] as [number, number, number] },
    }))
    expect(predict(size('bed'), { ...wide, objects: short }, USUAL).extra).toMatchObject({
      guessed: true,
      map: '90',
    })
  })
})

test('the summary counts what became of the questions, the most usual reason first', () => {
  const rows = ['bed', 'piano', 'harp', 'piano'].map((thing) => predict(size(thing), room))
  expect(summary(rows)).toEqual([
    '1 of 4 questions answered',
    '3 not answered by the map:',
    '    2  The map has no piano.',
    '    1  The map has no harp.',
  ])
  const guesses = ['bed', 'piano'].map((thing) => predict(size(thing), room, USUAL))
  expect(summary(guesses)[0]).toBe('1 of 2 questions answered, 1 guessed')
  const many = Array.from({ length: 20 }, (_, k) => predict(size(`thing${'abcdefghijklmnopqrst'[k]}`), room))
  expect(summary(many).at(-1)).toContain('and 8 more reasons')
})
