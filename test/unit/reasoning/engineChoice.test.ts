import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../src/layout/index.ts'
import { answer, type Program } from '../../../src/reasoning/index.ts'
import { room, unsure } from './engineRoom.ts'

const choiceOf = (program: Program, optionTexts: string[], layout: Layout = room) =>
  answer(program, layout, { optionTexts }).choice

const direction = (asked: string, level: 'easy' | 'medium' | 'hard'): Program => ({
  kind: 'direction',
  standing: 'bed',
  facing: 'desk',
  asked,
  level,
})
const nearest: Program = {
  kind: 'nearest',
  options: ['desk', 'chair', 'lamp', 'door'],
  to: 'bed',
  measure: 'closest',
}
const toTheLamp: Program = {
  kind: 'turns',
  start: 'bed',
  facing: 'desk',
  legs: ['desk', 'lamp', 'bed'],
  asked: [false, true, true],
}
const length: Program = { kind: 'size', object: 'bed', of: 'longest' }
const vector: Program = {
  kind: 'directionOfVector',
  from: 'bed',
  to: 'desk',
  axis: 'forward',
  of: 'lamp',
  relativeTo: 'bed',
}
const order: Program = { kind: 'appearanceOrder', categories: ['door', 'lamp', 'desk'] }

describe('the option chosen', () => {
  test.each<[string, Program, string[], string]>([
    ['words', direction('lamp', 'hard'), ['back-left', 'front-right', 'front-left', 'back-right'], 'B'],
    ['words in another order', vector, ['Left-Back', 'Right-Back', 'Left-Front', 'Right-Front'], 'D'],
    ['behind is back', vector, ['behind and to the left', 'in front, to the right'], 'B'],
    ['sides alone', vector, ['left', 'right'], 'B'],
    ['the four ways', vector, ['Front', 'Left', 'Right', 'Back'], 'C'],
    ['medium', direction('door', 'medium'), ['left', 'right', 'back'], 'C'],
    ['easy', direction('door', 'easy'), ['right', 'left'], 'B'],
    ['what the word is not among', direction('door', 'medium'), ['left', 'right'], 'A'],
    ['a category', nearest, ['lamp', 'door', 'chair', 'desk'], 'C'],
    ['a category by its place', nearest, ['the desk', 'the chair', 'the lamp', 'the door'], 'B'],
    ['turns', toTheLamp, ['Turn Left, Turn Left', 'Turn Back, Turn Right', 'Turn Back, Turn Left'], 'B'],
    ['the turns nearest to it', toTheLamp, ['Turn Left, Turn Right', 'Turn Right, Turn Right'], 'B'],
    ['a number', length, ['1.2', '1.9 m', '3'], 'B'],
    ['an order', order, ['door, lamp, desk', 'desk, lamp, door', 'desk, door, lamp'], 'B'],
    ['the order nearest to it', order, ['door, lamp, desk', 'desk, door, lamp'], 'B'],
  ])('%s', (_, program, options, letter) => {
    const choice = choiceOf(program, options)
    expect(choice?.letter).toBe(letter)
    expect(choice?.index).toBe(letter.charCodeAt(0) - 65)
    expect(choice?.changeProbability).toBeUndefined()
    expect(choice?.scores[choice.index]).toBe(Math.max(...(choice?.scores ?? [])))
  })

  test('is in the unit of the question', () => {
    const { choice } = answer(length, room, { unit: 'cm', optionTexts: ['2', '120', '195'] })
    expect(choice?.letter).toBe('C')
  })

  test('is none where no option fits', () => {
    expect(choiceOf(vector, ['red', 'blue'])).toBeUndefined()
    expect(choiceOf(length, ['long', 'short'])).toBeUndefined()
    expect(choiceOf(order, ['bed, lamp', 'door'])).toBeUndefined()
  })
})

describe('that the choice would change', () => {
  const quadrants = ['front-left', 'front-right', 'back-left', 'back-right']
  const shares: [string, Program, string[]][] = [
    ['a direction', direction('chair-1', 'hard'), quadrants],
    ['a direction of vectors', vector, quadrants],
    ['the nearest', nearest, ['desk', 'chair', 'lamp', 'door']],
    ['turns', toTheLamp, ['Turn Back, Turn Right', 'Turn Back, Turn Left', 'Turn Right, Turn Right']],
    ['a number', length, ['1.8', '2', '2.2']],
  ]

  test.each(shares)('%s: scores are probabilities, the same each time', (_, program, options) => {
    const first = choiceOf(program, options, unsure(0.3))
    expect(first).toEqual(choiceOf(program, options, unsure(0.3)))
    expect(first?.scores.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
    expect(first?.changeProbability).toBeCloseTo(1 - (first?.scores[first.index] ?? 0), 9)
  })

  test.each(shares)('%s: the surer the map, the less, and never another choice', (_, program, options) => {
    const [rough, fine] = [0.5, 0.02].map((sd) => choiceOf(program, options, unsure(sd)))
    expect(rough?.changeProbability).toBeGreaterThanOrEqual(fine?.changeProbability ?? 1)
    expect(rough?.index).toBe(choiceOf(program, options)?.index)
  })

  test('is a half for what lies on a bound', () => {
    const found = choiceOf(direction('chair-1', 'easy'), ['left', 'right'], unsure(0.1))
    expect(found?.changeProbability).toBeGreaterThan(0.4)
    expect(found?.changeProbability).toBeLessThan(0.6)
  })

  test('is that of the normal distribution for a number: 0.1 m away from the next one’s bound at 0.1 m', () => {
    // Nearest to 2 from 1.9 to 2.1: both beyond, 2 x 0.1587.
    const found = choiceOf(length, ['1.8', '2', '2.2'], unsure(0, 0.1))
    expect(Math.abs((found?.changeProbability ?? 0) - 0.317)).toBeLessThan(0.09)
  })
})
