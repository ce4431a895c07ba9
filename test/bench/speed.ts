import { shared } from '../../scripts/shared.ts'
import { STAGES } from '../../src/session/index.ts'
import { KITCHEN_CLIP, KITCHEN_FRAMES } from './rooms.ts'
import { type Run, runOf } from './runs.ts'
import type { Section } from './section.ts'
import { number, type Table } from './table.ts'

interface SpeedFigures extends Omit<Run['timings'], 'total'> {
  /** As asked for; `auto` searches all keyframes. */
  frames: number | 'auto'
  keyframes: number
  searched: number
  totalMilliseconds: number
  networksMilliseconds: number
  /** Total over the networks' own time. */
  ratio: number
}

async function measure(video: string, frames: number | 'auto'): Promise<SpeedFigures> {
  const { layout, timings } = await runOf(video, { frames })
  const { total, stages, networks } = timings
  const networksMilliseconds = Object.values(networks).reduce((sum, n) => sum + n.milliseconds, 0)
  return {
    frames,
    keyframes: layout.frames.length,
    searched: layout.frames.filter(({ sampled }) => sampled).length,
    totalMilliseconds: total,
    networksMilliseconds,
    ratio: total / networksMilliseconds,
    stages,
    networks,
  }
}

const totalTable = (rows: readonly SpeedFigures[]): Table => ({
  caption:
    `Speed on WebAssembly (${KITCHEN_CLIP}): from the video to the map, the networks' opening and self-tests included;\n` +
    'its ratio to the time in the networks alone, in the same run. Keyframes are the frames searched for objects, and\n' +
    'those that only carry the camera’s motion.',
  columns: ['searched', 'keyframes', 'total (s)', 'networks alone (s)', 'ratio'],
  rows: rows.map((row) => [
    String(row.searched),
    String(row.keyframes),
    number(row.totalMilliseconds / 1000, 1),
    number(row.networksMilliseconds / 1000, 1),
    number(row.ratio),
  ]),
  notes: [],
})

const stageTable = (rows: readonly SpeedFigures[]): Table => ({
  caption: 'Stages, in ms for each frame searched for objects (watch holds the runs of the networks).',
  columns: ['searched', ...STAGES],
  rows: rows.map(({ searched, stages }) => [
    String(searched),
    ...STAGES.map((stage) => number(stages[stage] / searched, 0)),
  ]),
  notes: [],
})

const networkTable = (rows: readonly SpeedFigures[]): Table => ({
  caption: 'Networks, in ms a run.',
  columns: ['searched', 'network', 'variant', 'runs', 'ms a run'],
  rows: rows.flatMap(({ searched, networks }) =>
    Object.entries(networks).map(([name, { runs, milliseconds, variant }]) => [
      String(searched),
      name,
      variant,
      String(runs),
      number(milliseconds / runs, 0),
    ]),
  ),
  notes: [],
})

/** How long a run takes, and where. */
export async function benchSpeed(): Promise<Section> {
  const video = shared('rooms', `${KITCHEN_CLIP}.mp4`)
  if (!video) return { tables: [], figures: {} }
  const runs: SpeedFigures[] = []
  for (const frames of KITCHEN_FRAMES) runs.push(await measure(video, frames))
  return { tables: [totalTable(runs), stageTable(runs), networkTable(runs)], figures: { runs } }
}
