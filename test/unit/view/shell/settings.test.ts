import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../src/session/index.ts'
import {
  FRAME_COUNTS,
  parseCameraHeight,
  parseFieldOfView,
  parseTimes,
  settingsSummary,
} from '../../../../src/view/shell/settings.ts'

describe('times', () => {
  test('are read however they are set apart, in order, each once', () => {
    expect(parseTimes('0.5, 2 4.25')).toEqual({ value: [0.5, 2, 4.25] })
    expect(parseTimes(' 4;2,\n2\t0 ')).toEqual({ value: [0, 2, 4] })
  })

  test.each([
    ['', /at least one/],
    [' , ; ', /at least one/],
    ['1, two, 3', /“two” is not/],
    ['1, -2', /“-2” is not/],
    ['1, Infinity', /“Infinity” is not/],
    ['1:30', /“1:30” is not/],
  ])('%j is told what is wrong', (text, fault) => {
    expect(parseTimes(text).fault).toMatch(fault)
  })
})

describe('numbers', () => {
  test('may have a comma, as many keyboards write it', () => {
    expect(parseFieldOfView(' 66,5 ')).toEqual({ value: 66.5 })
    expect(parseCameraHeight('1,6')).toEqual({ value: 1.6 })
  })

  test('of a field of view are within what cameras have; none is measured', () => {
    expect([20, 60, 150].map((degrees) => parseFieldOfView(String(degrees)).fault)).toEqual(
      Array(3).fill(undefined),
    )
    expect(parseFieldOfView('  ')).toEqual({ value: 'auto' })
    for (const text of ['19.9', '151', '0', '-60', 'wide', '60°', 'NaN'])
      expect(parseFieldOfView(text).fault).toContain('20 and 150')
  })

  test('of a camera height are within reach of a hand or a drone; none is none', () => {
    expect(parseCameraHeight('  ')).toEqual({ value: undefined })
    for (const text of ['0', '0.05', '11', '-1', 'high', '1.6 m'])
      expect(parseCameraHeight(text).fault).toContain('0.1 and 10')
  })
})

describe('the summary', () => {
  test('says what will be done, in a few words', () => {
    expect(settingsSummary(DEFAULT_SETTINGS)).toBe(
      'frames: automatic · effort: usual · field of view: from the film',
    )
    expect(settingsSummary({ ...DEFAULT_SETTINGS, frames: 1, effort: 1, prefer: 'wasm' })).toBe(
      '1 frame · effort: quick · field of view: from the film · CPU only',
    )
    expect(
      settingsSummary({ ...DEFAULT_SETTINGS, frames: 8, cameraHeightMetres: 1.6, fieldOfViewDegrees: 75 }),
    ).toBe('8 frames · effort: usual · 75° field of view · camera at 1.6 m')
  })

  test('names picked frames before a count, as a run does', () => {
    const picked = { ...DEFAULT_SETTINGS, frames: 8, handPickedSeconds: [1, 2, 3] }
    expect(settingsSummary(picked)).toContain('3 frames picked by hand')
    expect(settingsSummary({ ...picked, handPickedSeconds: [] })).toContain('8 frames')
  })

  test('the offered counts hold the one that is set at first', () => {
    expect(FRAME_COUNTS).toContain(DEFAULT_SETTINGS.frames)
  })
})
