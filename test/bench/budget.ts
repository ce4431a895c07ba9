import { EFFORTS } from '../../src/perception/index.ts'
import { DEFAULT_SETTINGS } from '../../src/session/index.ts'
import { type KitchenFigures, kitchenRun } from './kitchenRun.ts'
import type { Section } from './section.ts'
import { number, percent, signedPercent, type Table } from './table.ts'

export const budgetTable = (runs: readonly KitchenFigures[]): Table => {
  const usual = runs.find(({ effort }) => effort === DEFAULT_SETTINGS.effort)?.seconds.total
  return {
    caption:
      'Budget (redkitchen): accuracy against time, one row a setting of the effort; columns as in the section redkitchen.',
    columns: [
      'effort',
      'total (s)',
      'times the usual',
      'keyframes',
      'stream placed',
      'ATE, free scale',
      'rotation (deg)',
      'depth error',
      'depth, free scale',
      'scale error',
    ],
    rows: runs.map((run) => {
      const { effort, seconds, keyframes, placedStreamFrames, streamFrames, trajectory, pathMetres, depth } =
        run
      return [
        String(effort),
        number(seconds.total, 1),
        number(usual && seconds.total / usual),
        String(keyframes),
        percent(placedStreamFrames === undefined ? undefined : placedStreamFrames / streamFrames, 0),
        percent(trajectory && trajectory.ateFreeScaleMetres / pathMetres, 2),
        number(trajectory && (trajectory.rotationRadians.median * 180) / Math.PI, 2),
        percent(depth?.mean),
        percent(depth?.meanFreeScale),
        signedPercent(trajectory?.scaleError),
      ]
    }),
    notes: [],
  }
}

/** What more time buys. */
export async function benchBudget(): Promise<Section> {
  const runs: KitchenFigures[] = []
  for (const effort of EFFORTS) {
    const run = await kitchenRun(effort)
    if (run) runs.push(run)
  }
  return { tables: runs.length ? [budgetTable(runs)] : [], figures: { clip: 'redkitchen', runs } }
}
