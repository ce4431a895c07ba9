import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rougeF, wordErrorRate } from '../../../../src/reasoning/index.ts'
import { porterStem } from '../../../../src/reasoning/metrics/porterStem.ts'

const text = fc
  .array(fc.constantFrom('the', 'quick', 'dogs', 'jumped', 'over'), { maxLength: 8 })
  .map((w) => w.join(' '))

describe('word error rate', () => {
  test.each([
    ['the cat sat', 'the cat sat', 0],
    ['the cat sat', 'the cat sat down', 1 / 3],
    ['a b c', 'a x c', 1 / 3],
    ['a b c', 'b c', 1 / 3],
    ['a b', '', 1],
    ['', '', 0],
    ['', 'a b', 2],
    ['a', 'A', 1],
  ])('%j to %j', (reference, hypothesis, rate) =>
    expect(wordErrorRate(reference, hypothesis)).toBeCloseTo(rate, 12),
  )

  test('the errors are a distance', () => {
    const words = (t: string) => Math.max(1, t.split(' ').filter(Boolean).length)
    const errors = (a: string, b: string) => wordErrorRate(a, b) * words(a)
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(errors(a, b)).toBeCloseTo(errors(b, a), 9)
        expect(errors(a, c)).toBeLessThanOrEqual(errors(a, b) + errors(b, c) + 1e-9)
        expect(wordErrorRate(a, a)).toBe(0)
      }),
    )
  })
})

describe('ROUGE', () => {
  test('the example of the package rouge_score', () => {
    const { rouge1, rouge2, rougeL } = rougeF(
      'The quick brown fox jumps over the lazy dog',
      'The quick brown dog jumps on the log.',
    )
    // 6 common of 9 and 8 words; 2 of 8 and 7 pairs; the longest common sequence has 5.
    expect(rouge1).toBeCloseTo(12 / 17, 12)
    expect(rouge2).toBeCloseTo(4 / 15, 12)
    expect(rougeL).toBeCloseTo(10 / 17, 12)
  })

  test('stems are compared, and pairs need two words', () => {
    expect(rougeF('He was running', 'he was runs')).toEqual({ rouge1: 1, rouge2: 1, rougeL: 1 })
    expect(rougeF('sofa', 'Sofa!')).toEqual({ rouge1: 1, rouge2: 0, rougeL: 1 })
    expect(rougeF('', '')).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 })
  })

  test('lies in 0 to 1, is symmetric, and 1 for equal texts', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const scores = rougeF(a, b)
        expect(scores).toEqual(rougeF(b, a))
        for (const score of Object.values(scores)) expect(score >= 0 && score <= 1).toBe(true)
        expect(scores.rougeL).toBeLessThanOrEqual(scores.rouge1)
        expect(rougeF(a, a).rouge1).toBe(a === '' ? 0 : 1)
      }),
    )
  })
})

test("the stemmer: the examples of Porter's paper, and NLTK's extensions", () => {
  const stems =
    'caresses caress ponies poni caress caress cats cat feed feed agreed agre plastered plaster bled bled ' +
    'motoring motor sing sing conflated conflat troubled troubl sized size hopping hop tanned tan falling fall ' +
    'hissing hiss fizzed fizz failing fail filing file happy happi relational relat conditional condit ' +
    'rational ration valenci valenc hesitanci hesit digitizer digit radicalli radic differentli differ vileli vile ' +
    'analogousli analog vietnamization vietnam predication predic operator oper feudalism feudal ' +
    'decisiveness decis hopefulness hope callousness callous formaliti formal sensitiviti sensit ' +
    'sensibiliti sensibl triplicate triplic formative form formalize formal electriciti electr electrical electr ' +
    'hopeful hope goodness good revival reviv allowance allow inference infer airliner airlin gyroscopic gyroscop ' +
    'adjustable adjust defensible defens irritant irrit replacement replac adjustment adjust dependent depend ' +
    'adoption adopt communism commun activate activ angulariti angular homologous homolog effective effect ' +
    'bowdlerize bowdler probate probat rate rate cease ceas controll control roll roll ' +
    'generalizations gener oscillators oscil dies die died die flies fli enjoy enjoy skies sky dying die news news ' +
    'geology geolog wonderfully wonder constructor constructor'
  const words = stems.split(' ')
  for (let i = 0; i < words.length; i += 2)
    expect([words[i], porterStem(words[i] as string)]).toEqual([words[i], words[i + 1]])
  expect(['a', 'is', 'constructor', '__proto__'].map(porterStem)).toEqual([
    'a',
    'is',
    'constructor',
    '__proto__',
  ])
})
