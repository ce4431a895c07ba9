import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { exporters } from '../../../../src/formats/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { furnished, planOptions } from './rooms.ts'

const { layoutMetadata, planSheet, readEmbedded, readPage, svgOf, writeHtml } = await exporters()

const page = async (layout = sampleLayout) =>
  writeHtml({
    layout,
    plan: svgOf(planSheet(layout, { ...planOptions, frame: 'bare' }), await layoutMetadata(layout)),
    questions: [
      {
        text: 'How far is the sofa from the chair?',
        options: ['A "b" & <c>', '2 m'],
        answer: '1.10 ± 0.20 m',
        steps: [
          {
            id: 'd',
            quantity: 'Distance',
            formula: 'between the closest points',
            value: 1.1,
            sd: 0.2,
            unit: 'm',
            objects: ['sofa-1', 'chair-1'],
            frames: [],
          },
        ],
      },
    ],
    frames: [{ index: 0, timestampSeconds: 0, url: 'data:image/jpeg;base64,AAAA', width: 64, height: 48 }],
    units: 'm',
    withUnnamed: false,
    date: planOptions.date,
  })

describe('a page that opens offline', () => {
  test('gives its questions and pictures back', async () => {
    const html = await page()
    expect(readPage(html)).toEqual({
      questions: [{ text: 'How far is the sofa from the chair?', options: ['A "b" & <c>', '2 m'] }],
      frames: [{ index: 0, width: 64, height: 48, jpeg: new Uint8Array(3) }],
    })
    expect(readPage(html.replace('data-asked="{', 'data-asked="')).questions).toEqual([])
    expect(readPage('<p>Another page</p>')).toEqual({ questions: [], frames: [] })
  })

  test('tells of the map, its questions and its frames', async () => {
    const html = await page()
    for (const text of [
      '<h1>living room</h1>',
      '20 ± 4 m²',
      'data-detail="sofa-1"',
      'How far is the sofa from the chair?',
      '1.10 ± 0.20 m',
      'Frames and camera',
      'alt="Frame at 0.0 s"',
      '0.0 s: sofa 1',
    ])
      expect(html).toContain(text)
  })

  test('lists the objects by layer, doors and windows with their edges, unnamed things only with the plan', async () => {
    const html = await page(furnished)
    for (const title of ['Furniture', 'Doors and windows', 'On walls', 'On the ceiling', 'Small things'])
      expect(html).toContain(`<h3>${title}</h3>`)
    expect(html).toContain('sill 0.85 m, head 2.15 m')
    expect(html).not.toContain('something 1')
    expect(html).toContain('Door (door swing not measured)')
    expect(html.match(/data-object="door-1"/g)).toHaveLength(2)
  })

  test('asks nothing of any server, and its policy allows only its own script and style', async () => {
    const html = await page()
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? ''
    const hash = (tag: string) => {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? ''
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src ${hash('script')}`)
    expect(policy).toContain(`style-src ${hash('style')}`)
    expect(policy).not.toContain('unsafe')
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
    expect(html).not.toMatch(/ style="| on\w+="/)
  })

  test('keeps what came from files harmless', async () => {
    const [object] = sampleLayout.objects
    if (!object) throw new Error('the sample has no object')
    const html = await page({
      ...sampleLayout,
      source: { ...sampleLayout.source, name: '</title><script>1</script>', remarks: ['<i>x'] },
      objects: [{ ...object, id: '"><svg onload=1>' }],
    })
    expect(html.match(/<script>/g)).toHaveLength(1)
    expect(html).not.toMatch(/<svg onload|<i>x/)
  })

  test('opens again as the map it shows', async () => {
    expect(await readEmbedded(new TextEncoder().encode(await page()))).toEqual(sampleLayout)
  })
})
