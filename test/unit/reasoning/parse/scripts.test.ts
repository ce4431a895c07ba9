import { expect, test } from 'vitest'
import { parseQuestion } from '../../../../src/reasoning/index.ts'

test.each(['plånbok', 'стул', '椅子', 'قلم', 'ghế²', "o'brien_1", 'tv/radio'])(
  'a thing may be called %s',
  (name) => {
    expect(parseQuestion(`How far is the ${name} from the sofa?`, [], [name, 'sofa'])).toMatchObject({
      program: { kind: 'distance', a: name, b: 'sofa' },
    })
  },
)

test.each(['so…fa', '«sofa»', 'so→fa', 'so(fa)', 'so\u00a0fa.x'])('and not %s', (name) => {
  expect(parseQuestion(`How many ${name} are there?`, [], ['sofa'])).toMatchObject({ kind: 'not-understood' })
})
