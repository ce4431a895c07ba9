import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shared } from '../../../../scripts/shared.ts'
import { readVsiMetaInfo, readVsiQuestion } from '../../../../src/formats/index.ts'
import {
  type Asked,
  answerOnOwnMap,
  ask,
  checkClaims,
  findClaims,
  NotAnswerable,
  NotRenderable,
  readResponse,
  spacerText,
  UnknownName,
  video2layoutFormat,
  video2layoutNormalised,
  video2layoutText,
} from '../../../../src/reasoning/index.ts'

const questions = shared('vsi', 'questions_dev.jsonl')
const meta = shared('vsi', 'meta_info_dev.json')

/** Every so-many-th question, so that all tasks and datasets are among them; RENDER_N takes more, and prints a tally. */
const WANTED = 300

const GRAMMARS = {
  video2layout: { render: video2layoutText, format: (text: string) => video2layoutFormat(text) === 1 },
  spacer: {
    render: spacerText,
    format: (text: string) => /^<think>[\s\S]*?<\/think>\s*<answer>[\s\S]*?<\/answer>$/.test(text),
  },
}

function sampled() {
  const { layouts } = readVsiMetaInfo(readFileSync(meta ?? '', 'utf8'))
  const rooms = new Map(layouts.map((layout) => [layout.source.name, layout]))
  const rows = readFileSync(questions ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => readVsiQuestion(JSON.parse(line), 1))
  const step = Math.max(1, Math.floor(rows.length / Number(process.env.RENDER_N ?? WANTED)))
  return rows
    .filter((_, k) => k % step === 0)
    .flatMap((question) => {
      const layout = rooms.get(question.scene ?? '')
      if (!layout) return []
      try {
        const asked = ask(question.text, layout, question.options)
        return 'kind' in asked ? [] : [{ question, layout, asked: asked as Asked }]
      } catch (error) {
        if (error instanceof UnknownName || error instanceof NotAnswerable) return []
        throw error
      }
    })
}

test.skipIf(!questions || !meta).each(['video2layout', 'spacer'] as const)(
  'questions of VSI-Bench as %s prints them agree with their own maps',
  (grammar) => {
    const { render, format } = GRAMMARS[grammar]
    const tally: Record<string, [rendered: number, of: number]> = {}
    const wrong: string[] = []
    const verdicts: Record<string, number> = {}
    for (const { question, layout, asked } of sampled()) {
      const count = tally[question.type ?? ''] ?? [0, 0]
      tally[question.type ?? ''] = count
      count[1]++
      let text: string
      try {
        text = render(layout, asked, question.options)
      } catch (error) {
        if (error instanceof NotRenderable) continue
        throw error
      }
      count[0]++
      expect(format(text)).toBe(true)
      expect(format(video2layoutNormalised(text))).toBe(true)
      const response = readResponse(text)
      const [printed] = response.maps
      expect(response.maps).toHaveLength(1)
      expect(response.faults).toEqual([])
      const checked = checkClaims(findClaims(text), printed ? { printed } : {})
      for (const { claim, verdict, reason } of checked) {
        verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
        if (verdict !== 'consistent' && verdict !== 'not-checkable')
          wrong.push(`${question.id} ${verdict}: ${claim.text} | ${reason}`)
      }
      const { program, unit } = asked
      const own = answerOnOwnMap(response, program, {
        unit,
        ...(question.options && { options: question.options }),
      })
      // The checker takes a tv and a monitor for the same thing; scene0426_00 has both.
      const names = printed?.objects.map(({ name }) => name) ?? []
      if (own.agrees === false && !(names.includes('tv') && names.includes('monitor')))
        wrong.push(`${question.id}: ${own.reason}`)
    }
    // That nothing is wrong must not come from nothing being read.
    expect(verdicts.consistent).toBeGreaterThan(2 * WANTED)
    if (process.env.RENDER_N) console.log(grammar, JSON.stringify(tally), JSON.stringify(verdicts))
    expect(wrong).toEqual([])
  },
)
