import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalName, parseQuestion } from '../../../../src/reasoning/index.ts'

const words = (
  'how many far is are the a sofa bed tv from to between and or of which closest nearest left right back front ' +
  'facing standing by at if i am me you robot beginning room size in meters feet cm center point order appear ' +
  'first vector considering forward direction relative camera perspective , . ? ( ) 1. [please fill in] go until'
).split(' ')

describe('any text', () => {
  const soup = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(' '))
  const text = fc.oneof(soup, fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }))

  test('is a program or a refusal, and never throws', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(text, { maxLength: 4 }),
        fc.array(text, { maxLength: 4 }),
        (q, options, known) => {
          const parsed = parseQuestion(q, options, known)
          if ('program' in parsed) expect(parsed.program.kind).not.toBe('')
          else expect(parsed.because.length).toBeGreaterThan(10)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('of the longest kind is read within the time of a test', () => {
    for (const part of [
      'you are a robot beginning at the a facing the b. you want to navigate to c. ',
      'if i am standing by the bed and facing ',
      'which of these objects (a, b) is closest to ',
      'in meters ',
      'considering the vector from a to b as the forward direction, how is ',
    ]) {
      const parsed = parseQuestion(part.repeat(Math.floor(1999 / part.length)))
      expect(parsed, part).toHaveProperty('because')
    }
  })

  test('has a name that is its own name', () => {
    fc.assert(
      fc.property(text, (word) => {
        const once = canonicalName(word)
        expect(canonicalName(once)).toBe(once)
      }),
    )
  })
})
