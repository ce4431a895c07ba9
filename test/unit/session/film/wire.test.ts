import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBytes, toBytes } from '../../../../src/session/film/wire.ts'

const numbers = fc.oneof(
  fc.uint8Array(),
  fc.uint8ClampedArray(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
)
const { message } = fc.letrec((tie) => ({
  message: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    numbers,
    fc.array(tie('message'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('message'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

test('a message comes back from its bytes as it was, its arrays of the same kind', () => {
  fc.assert(
    fc.property(message, (value) => {
      expect(fromBytes(toBytes(value))).toEqual(value)
    }),
  )
})

test('arrays keep every bit, also what JSON has no word for, and views do not bring their neighbours', () => {
  const floats = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e-40)
  const view = new Int32Array(Int32Array.of(1, 2, 3, 4).buffer, 4, 2)
  const back = fromBytes(toBytes({ floats, nested: [{ view }] })) as {
    floats: Float32Array
    nested: { view: Int32Array }[]
  }
  expect([...back.floats]).toEqual([...floats])
  expect(back.nested[0]?.view).toEqual(Int32Array.of(2, 3))
})

test('a picture costs little more than its bytes', () => {
  const picture = { width: 640, height: 480, data: new Uint8ClampedArray(640 * 480 * 4) }
  expect(toBytes({ type: 'item', id: 1, item: { timestampSeconds: 1, picture } }).byteLength).toBeLessThan(
    picture.data.byteLength + 300,
  )
})
