import { benchBudget } from './budget.ts'
import { benchCalibration } from './calibration.ts'
import { benchRedKitchen } from './camera.ts'
import { benchJoins } from './joins.ts'
import { benchLong } from './long.ts'
import { benchOracle } from './oracle.ts'
import { benchOwnMaps } from './ownMaps.ts'
import { benchPage } from './page.ts'
import { circumstances, keepResults } from './results.ts'
import { benchRooms } from './rooms.ts'
import type { Section } from './section.ts'
import { benchSpeed } from './speed.ts'
import { benchSynthetic } from './synthetic.ts'
import { tableText } from './table.ts'

/**
 * `npm run bench [speed|rooms|redkitchen|budget|oracle|own-maps|synthetic|joins|calibration|long|page]...`: prints tables of accuracy and speed, and
 * keeps their figures in test/bench/results.json. Nothing is asserted. Runs of videos go through the built app, in headless
 * Chromium.
 */

const sections: Readonly<Record<string, () => Promise<Section>>> = {
  speed: benchSpeed,
  rooms: benchRooms,
  redkitchen: benchRedKitchen,
  budget: benchBudget,
  oracle: benchOracle,
  'own-maps': benchOwnMaps,
  synthetic: benchSynthetic,
  joins: benchJoins,
  calibration: benchCalibration,
  long: benchLong,
  page: benchPage,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in sections))
if (unknown.length) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`)
  process.exit(1)
}

for (const [name, bench] of Object.entries(sections)) {
  if (asked.length && !asked.includes(name)) continue
  const on = circumstances()
  try {
    const { tables, figures } = await bench()
    for (const table of tables) console.log(`\n${tableText(table)}\n`)
    if (tables.length) keepResults(name, on, figures)
  } catch (error) {
    console.error(`bench ${name}:`, error)
    process.exitCode = 1
  }
}
