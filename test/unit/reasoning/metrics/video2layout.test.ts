import fc from 'fast-check'
import { expect, test } from 'vitest'
import { video2layoutNormalised, video2layoutReward } from '../../../../src/reasoning/index.ts'

const response = (answer: string) => `<map>[]</map>\n<think>so</think>\n<answer> ${answer} </answer>`

test.each([
  [response('D'), 'd', 1, 1, 1],
  [response('C'), 'd', 0.1, 0, 1],
  ['<think>so</think><answer>D</answer>', 'D', 0.9, 1, 0],
  ['< map >[]< / map >< think ></think ><answer>D< /answer>', 'D', 1, 1, 1],
  [`Well: ${response('D')}`, 'D', 0.9, 1, 0],
  ['D', 'D', 0, 0, 0],
  [response('2.0'), '2', 1, 1, 1],
  [response('2.0 m'), '2', 0.1, 0, 1],
  [response('15'), '10', 0.19, 0.1, 1],
  [response('0.25'), '0', 0.64, 0.6, 1],
  [response('inf'), '10', 0.1, 0, 1],
])('%j for %s', (text, truth, overall, accuracy, format) => {
  const reward = video2layoutReward(text, truth)
  expect(reward).toMatchObject({ accuracy, format })
  expect(reward.overall).toBeCloseTo(overall, 12)
})

test('an error of a tenth misses its threshold by rounding in the published code', () => {
  expect(video2layoutReward(response('9'), '10').accuracy).toBe(0.9)
  expect(video2layoutReward(response('9'), '10', 'asPublished').accuracy).toBe(0.8)
})

test('blanks around tags go, others stay', () => {
  expect(video2layoutNormalised('a < b / c > d  e')).toBe('a<b/c>d  e')
  fc.assert(
    fc.property(fc.string(), (text) => {
      const once = video2layoutNormalised(text)
      expect(video2layoutNormalised(once)).toBe(once)
      const { overall } = video2layoutReward(text, 'A')
      expect(overall >= 0 && overall <= 1).toBe(true)
    }),
  )
})
