import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'
import { learnPriors } from './priors/learn.ts'
import { trainingRooms } from './priors/rooms.ts'

/**
 * `npm run priors`: learns what rooms are usually like from the annotated rooms in ../shared/vsi and writes
 * cli/priors.json, for `floorsight answer --guess`. Figures by kind only; no row of the data set.
 */

const DIGITS = 3
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value
/** Kinds in order, so that a run on the same rooms writes the same file. */
const sorted = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const rooms = await trainingRooms()
if (!rooms) process.exit(1)
const priors = learnPriors(rooms.layouts, rooms.questions)
const text = JSON.stringify(JSON.parse(JSON.stringify(priors, rounded)), sorted, 1)
// What holds figures only is one line.
const lines = text.replace(/\[[^[\]{}]*\]|\{[^[\]{}]*\}/g, (figures) => figures.replace(/\s+/g, ' '))
writeFileSync(join(root, 'cli/priors.json'), `${lines}\n`)
console.log(`cli/priors.json: ${priors.rooms} rooms, ${priors.questions} questions`)
