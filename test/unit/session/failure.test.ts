import { expect, test } from 'vitest'
import { LayoutFileError } from '../../../src/formats/index.ts'
import { failureOf } from '../../../src/session/failure.ts'
import { EmptyFileError } from '../../../src/video/index.ts'

test('a named error brings its own sentences', () => {
  const { name, message, remedy } = failureOf(new EmptyFileError('room.mp4'))
  expect(name).toBe('EmptyFileError')
  expect(message).toContain('room.mp4')
  expect(remedy).toMatch(/\.$/)
  expect(failureOf(new LayoutFileError('The file is not JSON.'))).toMatchObject({
    name: 'LayoutFileError',
    remedy: expect.stringContaining('.json'),
  })
})

test('an error that does not know what to do is given something to do', () => {
  const failure = failureOf(new TypeError('x is not a function'))
  expect(failure).toMatchObject({ name: 'TypeError', message: 'x is not a function' })
  expect(failure.remedy).toContain('Try again')
})

test('a failure stays what it is, as it comes from a worker', () => {
  const failure = { name: 'GpuLostError', message: 'The GPU was lost.', remedy: 'Reload the page.' }
  expect(failureOf(failure)).toEqual(failure)
  expect(failureOf(structuredClone(failure))).toEqual(failure)
})

test('anything else that is thrown is told in words, never as nothing', () => {
  for (const thrown of ['out of memory', 42, null, undefined, {}, { message: '', name: 3 }]) {
    const { name, message, remedy } = failureOf(thrown)
    expect(name).toBe('Error')
    expect(message.length).toBeGreaterThan(0)
    expect(remedy.length).toBeGreaterThan(20)
  }
  expect(failureOf('out of memory').message).toBe('out of memory')
})
