import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shared } from '../../../../scripts/shared.ts'
import { parseQuestion } from '../../../../src/reasoning/index.ts'

const CATEGORY_GROUPS: Record<string, [kind: string, unit: string]> = {
  object_counting: ['count', ''],
  object_abs_distance: ['distance', 'm'],
  object_size_estimation: ['size', 'cm'],
  room_size_estimation: ['roomArea', 'm²'],
  object_rel_distance: ['nearest', ''],
  object_rel_direction_easy: ['direction easy', ''],
  object_rel_direction_medium: ['direction medium', ''],
  object_rel_direction_hard: ['direction hard', ''],
  route_planning: ['turns', ''],
  obj_appearance_order: ['appearanceOrder', ''],
}
interface Row {
  scene_name: string
  question_type: string
  question: string
  options: string[] | null
}

const questions = shared('vsi', 'questions_dev.jsonl')
const meta = shared('vsi', 'meta_info_dev.json')

test.skipIf(!questions || !meta)('every question of VSI-Bench at hand, with the names of its room', () => {
  const rooms = JSON.parse(readFileSync(meta ?? '', 'utf8')) as Record<
    string,
    { object_counts: Record<string, number> }
  >
  const rows = readFileSync(questions ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  let parsedRows = 0
  for (const { scene_name, question_type, question, options } of rows) {
    const categories = Object.keys(rooms[scene_name]?.object_counts ?? {})
    for (const vocabulary of [[], categories]) {
      const parsed = parseQuestion(question, options ?? [], vocabulary)
      if (!('program' in parsed)) throw new Error(`${question}: ${parsed.because}`)
      const { program, unit } = parsed
      const kind = program.kind === 'direction' ? `direction ${program.level}` : program.kind
      expect([kind, unit], question).toEqual(CATEGORY_GROUPS[question_type])
      // The landmarks of routes are no more than described.
      if (vocabulary.length === 0 || program.kind === 'turns') continue
      const { kind: _kind, ...rest } = program
      const names = Object.entries(rest).flatMap(([field, value]) =>
        ['measure', 'level', 'of'].includes(field) ? [] : value,
      )
      expect(
        names.filter((name) => !categories.includes(name)),
        question,
      ).toEqual([])
    }
    parsedRows++
  }
  console.log(`${parsedRows} of ${rows.length} questions parsed`)
  expect(parsedRows).toBe(3209)
})
