import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blobData, MilSyntaxError, parseHexFloat, parseMil } from '../../../../scripts/models/mil.ts'

const program = (...statements: string[]) => `program(1.0)
{
    func main<ios15>(tensor<fp32, [1, 3, 4, 4]> image) {
${statements.map((statement) => `            ${statement}`).join('\n')}
        } -> (depth);
}`

const named = (name: string) => `[name = tensor<string, []>("${name}")]`
const constant = (type: string, dims: string, name: string, value: string) =>
  `tensor<${type}, [${dims}]> ${name} = const()[name = tensor<string, []>("${name}"), val = ${value}];`

const small = program(
  constant('fp32', '', 'scale', 'tensor<fp32, []>(0x1.8p-1)'),
  constant('int32', '2', 'shape', 'tensor<int32, [2]>([1, -48])'),
  constant('bool', '', 'interleave', 'tensor<bool, []>(false)'),
  constant('string', '', 'mode', 'tensor<string, []>("EXACT")'),
  constant('fp16', '1, 2, 1', 'mean', 'tensor<fp16, [1, 2, 1]>([[[0x1p+0], [0x1.8p+1]]])'),
  constant(
    'fp16',
    '8, 3',
    'weight',
    'tensor<fp16, [8, 3]>(BLOBFILE(path = tensor<string, []>("@model_path/weights/weight.bin"), offset = tensor<uint64, []>(64)))',
  ),
  `tensor<fp32, [1, 3, 4, 4]> x = mul(x = image, y = scale)${named('x')};`,
  `tensor<fp32, [2, 48]> both = concat(axis = shape, interleave = interleave, values = (x, image))${named('both')};`,
  `tensor<fp32, [1, 48]> depth = reshape(shape = shape, x = x)${named('depth')};`,
)

describe('parseMil', () => {
  test('reads input, outputs, constants and operations', () => {
    const { input, outputs, constants, operations } = parseMil(small)
    expect(input).toEqual({ name: 'image', dims: [1, 3, 4, 4] })
    expect(outputs).toEqual(['depth'])
    expect(constants.get('scale')).toEqual({ type: 'fp32', dims: [], value: 0.75 })
    expect(constants.get('shape')?.value).toEqual([1, -48])
    expect(constants.get('interleave')?.value).toBe(false)
    expect(constants.get('mode')?.value).toBe('EXACT')
    expect(constants.get('mean')).toEqual({ type: 'fp16', dims: [1, 2, 1], value: [1, 3] })
    expect(constants.get('weight')?.value).toEqual({ blobOffset: 64 })
    expect(operations).toEqual([
      { output: 'x', op: 'mul', dims: [1, 3, 4, 4], args: { x: 'image', y: 'scale' }, values: [] },
      {
        output: 'both',
        op: 'concat',
        dims: [2, 48],
        args: { axis: 'shape', interleave: 'interleave' },
        values: ['x', 'image'],
      },
      { output: 'depth', op: 'reshape', dims: [1, 48], args: { shape: 'shape', x: 'x' }, values: [] },
    ])
  })

  test.each([
    ['a statement it does not know', program('tensor<fp32, [1]> x = image;')],
    ['a constant it does not know', program(constant('fp32', '', 'a', 'dict<string>()'))],
    ['a word for a number', program(constant('fp32', '', 'a', 'tensor<fp32, []>(many)'))],
    ['no main function', 'program(1.0) {}'],
  ])('throws on %s', (_, text) => {
    expect(() => parseMil(text)).toThrow(MilSyntaxError)
  })
})

describe('parseHexFloat', () => {
  test.each([
    ['0x1p+0', 1],
    ['-0x1.8p-1', -0.75],
    ['0x1.010102p-8', 0x1010102 / 2 ** 24 / 2 ** 8],
    ['0x0p+0', 0],
  ])('reads %s', (text, value) => {
    expect(parseHexFloat(text)).toBe(value)
  })

  test('reads every mantissa and exponent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), fc.integer({ min: -60, max: 60 }), (m, e) => {
        const text = `0x1.${m.toString(16).padStart(6, '0')}p${e}`
        expect(parseHexFloat(text)).toBe((1 + m / 2 ** 24) * 2 ** e)
      }),
    )
  })

  test.each(['1.5', '0x1.8', 'nan', '0xgp1'])('refuses %s', (text) => {
    expect(() => parseHexFloat(text)).toThrow(MilSyntaxError)
  })
})

describe('blobData', () => {
  const header = (sentinel: number, type: number) => {
    const view = new DataView(new ArrayBuffer(192))
    view.setUint32(64, sentinel, true)
    view.setUint32(68, type, true)
    view.setBigUint64(72, 48n, true)
    view.setBigUint64(80, 128n, true)
    return view
  }
  test('reads where the data lie', () => {
    expect(blobData(header(0xdeadbeef, 1), { blobOffset: 64 })).toEqual({ length: 48, offset: 128 })
  })
  test('throws where there is no header, or no half floats', () => {
    expect(() => blobData(header(0xdeadbeef, 1), { blobOffset: 0 })).toThrow(/no blob header at byte 0/)
    expect(() => blobData(header(0xdeadbeef, 2), { blobOffset: 64 })).toThrow(/not fp16/)
  })
})
