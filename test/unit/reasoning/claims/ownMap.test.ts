import { describe, expect, test } from 'vitest'
import { answerOnOwnMap, type Program, readResponse } from '../../../../src/reasoning/index.ts'
import * as sample from '../response/samples.ts'

const nearest: Program = {
  kind: 'nearest',
  options: ['sofa', 'armchair', 'box', 'dogbed'],
  to: 'fridge',
  measure: 'centre',
}
const answered = (text: string, answer: string) =>
  readResponse(text.replace(/<answer>[^<]*<\/answer>/, `<answer>${answer}</answer>`))

describe('the answer against its own map', () => {
  test("Video2Layout's figure: its map gives armchair, and it answers dogbed", () => {
    const result = answerOnOwnMap(readResponse(sample.FRIDGE), nearest)
    expect(result).toMatchObject({
      computed: { value: 'armchair' },
      printed: 'D',
      printedMeans: 'dogbed',
      agrees: false,
    })
    expect(result.reason).toMatch(/armchair 4\.85\d* m, dogbed 5\.81\d* m, sofa 8\.47\d* m, box 9\.81/)
    expect(result.reason).toMatch(/but it answers dogbed\.$/)
  })

  test.each(['B', 'b', '(B)', 'B. armchair', 'armchair', 'the armchair', 'Option B'])(
    '%s agrees',
    (answer) => {
      expect(answerOnOwnMap(answered(sample.FRIDGE, answer), nearest).agrees).toBe(true)
    },
  )

  test('distances and sizes, within the printed digits, in the unit asked for', () => {
    const gap: Program = { kind: 'distance', a: 'refrigerator', b: 'armchair', measure: 'closest' }
    const on = (answer: string, program: Program, unit?: 'cm') =>
      answerOnOwnMap(answered(sample.FRIDGE, answer), program, unit && { unit })
    expect(on('3.9', gap)).toMatchObject({
      computed: { value: expect.closeTo(3.9), unit: 'm' },
      agrees: true,
    })
    expect(on('390 cm', gap).agrees).toBe(true)
    expect(on('390', gap, 'cm').agrees).toBe(true)
    expect(on('4.85', gap).agrees).toBe(false)
    expect(on('4.85', { ...gap, measure: 'centre' }).agrees).toBe(true)
    expect(on('2.0 m', { kind: 'size', object: 'sofa', of: 'footprint' }).agrees).toBe(true)
    expect(on('1', { kind: 'count', category: 'sofas' }).agrees).toBe(true)
  })

  test('the direction of a vector, whatever the order of its words', () => {
    const program: Program = {
      kind: 'directionOfVector',
      from: 'television',
      to: 'box',
      axis: 'forward',
      of: 'armchair',
      relativeTo: 'dogbed',
    }
    const response = readResponse(sample.TELEVISION)
    expect(answerOnOwnMap(response, program)).toMatchObject({
      computed: { value: 'front-left' },
      printedMeans: 'front-left',
      agrees: true,
    })
    const options = ['Left-Back', 'Right-Back', 'Left-Front', 'Right-Front']
    expect(answerOnOwnMap(answered(sample.TELEVISION, 'x'), program, { options }).agrees).toBeUndefined()
    const letter = { ...response, answer: { text: 'A', start: 0, end: 1 } }
    expect(answerOnOwnMap(letter, program, { options })).toMatchObject({
      printedMeans: 'back-left',
      agrees: false,
    })
    // The same vector as left turns the axes by a quarter: forward is then -x, and the armchair lies behind, to the left.
    expect(answerOnOwnMap(response, { ...program, axis: 'left' }).computed?.value).toBe('back-left')
    expect(answerOnOwnMap(response, { ...program, axis: 'right' }).computed?.value).toBe('front-right')
  })

  test('of several maps the first that holds all that is asked for counts; grids have directions too', () => {
    const near: Program = { kind: 'nearest', options: ['door'], to: 'bed', measure: 'centre' }
    expect(answerOnOwnMap(readResponse(sample.TWO_MAPS), near).computed?.value).toBe('door')
    const level = (level: 'easy' | 'medium' | 'hard'): Program => ({
      kind: 'direction',
      standing: 'window',
      facing: 'chair',
      asked: 'door',
      level,
    })
    const words = (['easy', 'medium', 'hard'] as const).map(
      (each) => answerOnOwnMap(readResponse(sample.SPACER), level(each)).computed?.value,
    )
    // At (6, 5), facing (3, -2), with the door at (-4, 4): straight behind, a little to the left.
    expect(words).toEqual(['left', 'back', 'back-left'])
  })

  test('what cannot be computed says why', () => {
    const reason = (text: string, program: Program) => answerOnOwnMap(readResponse(text), program).reason
    expect(reason('B', nearest)).toBe('It printed no map.')
    expect(reason(sample.SPACER, nearest)).toBe('There is no fridge on its own map.')
    expect(reason(sample.SPACER, { kind: 'distance', a: 'door', b: 'chair', measure: 'closest' })).toMatch(
      /no metres/,
    )
    expect(reason(sample.FRIDGE, { kind: 'roomArea' })).toMatch(/does not hold/)
  })
})
