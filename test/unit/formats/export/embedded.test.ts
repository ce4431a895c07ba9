import fc from 'fast-check'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { crc32, pngText, pngWith } from '../../../../src/formats/export/png.ts'
import { exporters } from '../../../../src/formats/index.ts'
import { layoutWithParts, sampleLayout } from '../../sampleLayout.ts'
import { planOptions } from './rooms.ts'

const { layoutMetadata, packed, planSheet, pngWithLayout, readEmbedded, svgOf, unpacked } = await exporters()
const bytes = (text: string) => new TextEncoder().encode(text)
const picture = () => new Uint8Array(PNG.sync.write(new PNG({ width: 3, height: 2 })))

describe('packed text', () => {
  test('comes back as it was, in letters that an address may hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        const letters = await packed(text)
        expect(letters).toMatch(/^[\w-]*$/)
        expect(await unpacked(letters)).toBe(text)
      }),
      { numRuns: 20 },
    )
  })

  test.each(['', '!!!!', 'AAAA', 'notpacked'])('refuses %j', async (text) => {
    await expect(unpacked(text)).rejects.toMatchObject({ name: 'PackedTextError' })
  })

  test('refuses what is cut off, and what would fill the memory', async () => {
    const letters = await packed(JSON.stringify(sampleLayout))
    await expect(unpacked(letters.slice(0, -20))).rejects.toMatchObject({ name: 'PackedTextError' })
    const bomb = await packed(' '.repeat(70 * 2 ** 20))
    await expect(unpacked(bomb)).rejects.toThrow('far more than a map needs')
  })
})

describe('a picture', () => {
  test('SVG opens again as what it shows', async () => {
    const svg = svgOf(planSheet(sampleLayout, planOptions), await layoutMetadata(layoutWithParts))
    expect(await readEmbedded(bytes(svg))).toEqual(layoutWithParts)
  })

  test('SVG opens again after a drawing program has written it anew', async () => {
    const metadata = (await layoutMetadata(sampleLayout)).replaceAll('metadata', 'svg:metadata')
    const spread = metadata.replace(/>([\w-]+)</, '>\n    $1\n  <').replaceAll('"', "'")
    expect(await readEmbedded(bytes(`<svg:svg>${spread}</svg:svg>`))).toEqual(sampleLayout)
  })

  test('PNG opens again, is still a picture, and knows its size', async () => {
    const png = await pngWithLayout(picture(), sampleLayout, 11811)
    expect(await readEmbedded(png)).toEqual(sampleLayout)
    expect(PNG.sync.read(Buffer.from(png))).toMatchObject({ width: 3, height: 2 })
    const physical = Buffer.from(png).indexOf('pHYs')
    expect(new DataView(png.buffer).getUint32(physical + 4)).toBe(11811)
  })

  test('says so where there is no layout in it', async () => {
    const none = { name: 'EmbeddedLayoutError', message: 'There is no layout of Floorsight in this picture.' }
    await expect(readEmbedded(picture())).rejects.toMatchObject(none)
    await expect(readEmbedded(bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject(none)
    await expect(readEmbedded(new Uint8Array())).rejects.toMatchObject(none)
  })

  test('says so where the layout in it is damaged', async () => {
    const png = await pngWithLayout(picture(), sampleLayout, 1000)
    const at = Buffer.from(png).indexOf('floorsight-layout') + 60
    png[at] = (png[at] as number) ^ 1
    await expect(readEmbedded(png)).rejects.toMatchObject({ name: 'EmbeddedLayoutError' })
    const svg = '<svg><metadata id="floorsight-layout">AAAA</metadata></svg>'
    await expect(readEmbedded(bytes(svg))).rejects.toThrow('damaged')
  })
})

describe('PNG texts', () => {
  test('check sums are those of the standard', () => {
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926)
  })

  test('are found by their keyword', () => {
    const png = pngWith(picture(), { One: 'first', Two: 'second' }, 1000)
    expect([pngText(png, 'One'), pngText(png, 'Two'), pngText(png, 'Three')]).toEqual([
      'first',
      'second',
      undefined,
    ])
    expect(() => pngWith(bytes('no picture'), {}, 1)).toThrow(RangeError)
  })

  test('any bytes are read without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (tail) => {
        const head = picture().subarray(0, 33)
        expect(pngText(new Uint8Array([...head, ...tail]), 'floorsight-layout')).toBeUndefined()
      }),
    )
  })
})
