import type { Layout } from '../../src/layout/index.ts'
import { effortOf, keyframeBudget } from '../../src/perception/index.ts'
import { DEFAULT_SETTINGS, STAGES } from '../../src/session/index.ts'
import { flatFilm, loopedKitchen } from './long/films.ts'
import { flatWalk } from './long/flat.ts'
import { type Cancelled, type LongRun, openLongPage } from './long/longRun.ts'
import { type ProgressErrors, progressErrors } from './long/progressErrors.ts'
import type { Section } from './section.ts'
import { number, percent, signedPercent, type Table } from './table.ts'
import { type PosePair, trajectoryErrors, wayLength } from './trajectory.ts'

const SETTINGS = { effort: DEFAULT_SETTINGS.effort, prefer: 'wasm', threads: 2 } as const

interface LongFigures {
  film: string
  filmSeconds: number
  totalSeconds: number
  stageSeconds: LongRun['timings']['stages']
  keyframes: number
  budget: number
  placedKeyframes: number
  submaps: number
  /** Frames of the stream, and how many of them have a pose. */
  streamFrames: number | undefined
  placedStreamFrames: number
  /** Of the keyframes on the main map, where the truth is known: root mean square after a similarity, and the way through them. */
  path: { rmsMetres: number; scaleError: number; wayMetres: number } | undefined
  remarks: readonly string[]
  peakBytes: number | undefined
  progress: ProgressErrors
}

/** The cameras of a map beside the walk that the film was made from. */
function pathErrors({ frames }: Layout): LongFigures['path'] {
  const pairs = frames.flatMap(({ timestampSeconds: seconds, T_map_camera }): PosePair[] =>
    T_map_camera ? [{ seconds, T_map_camera, T_world_camera: flatWalk(seconds) }] : [],
  )
  if (pairs.length < 3) return undefined
  const { ateFreeScaleMetres, scaleError } = trajectoryErrors(pairs, [0, 0, -1])
  const wayMetres = wayLength(pairs.map(({ T_world_camera }) => T_world_camera.translation))
  return { rmsMetres: ateFreeScaleMetres, scaleError, wayMetres }
}

function figuresOf(
  film: string,
  isFlat: boolean,
  { layout, timings, said, peakBytes }: LongRun,
): LongFigures {
  const { durationSeconds, remarks } = layout.source
  return {
    film,
    filmSeconds: durationSeconds,
    totalSeconds: timings.total / 1000,
    stageSeconds: Object.fromEntries(
      STAGES.map((stage) => [stage, timings.stages[stage] / 1000]),
    ) as LongFigures['stageSeconds'],
    keyframes: layout.frames.length,
    budget: keyframeBudget(effortOf(SETTINGS.effort), durationSeconds),
    placedKeyframes: layout.frames.filter(({ T_map_camera }) => T_map_camera).length,
    submaps: 1 + (layout.submaps?.length ?? 0),
    streamFrames: timings.tracking?.frames,
    placedStreamFrames: layout.cameraPath?.length ?? 0,
    path: isFlat ? pathErrors(layout) : undefined,
    remarks,
    peakBytes,
    progress: progressErrors(said, timings.total / 1000),
  }
}

const runTable = (runs: readonly LongFigures[]): Table => ({
  caption:
    'Long films (effort 3, two threads of WebAssembly): a made-up walk through a flat of five rooms and back, and RedKitchen there and\n' +
    'back three times. Placed: on the main map. Path error: of the keyframes there, RMS after a similarity, over\n' +
    'the way through them. Memory: the most that the page’s process had, its workers and WebAssembly included.',
  columns: [
    'film',
    'length (s)',
    'total (s)',
    'keyframes',
    'budget',
    'placed',
    'stream placed',
    'maps',
    'path error',
    'scale',
    'memory (MB)',
  ],
  rows: runs.map((run) => [
    run.film,
    number(run.filmSeconds, 0),
    number(run.totalSeconds, 0),
    String(run.keyframes),
    String(run.budget),
    percent(run.placedKeyframes / run.keyframes, 0),
    percent(run.streamFrames && run.placedStreamFrames / run.streamFrames, 0),
    String(run.submaps),
    percent(run.path && run.path.rmsMetres / run.path.wayMetres),
    signedPercent(run.path?.scaleError),
    number(run.peakBytes && run.peakBytes / 1e6, 0),
  ]),
  notes: runs.flatMap(({ film, remarks }) => remarks.map((remark) => `${film}: ${remark}`)),
})

const stageTable = (runs: readonly LongFigures[]): Table => ({
  caption: 'Stages, in seconds (models: what is left of their loading when the film has been followed).',
  columns: ['film', ...STAGES],
  rows: runs.map(({ film, stageSeconds }) => [
    film,
    ...STAGES.map((stage) => number(stageSeconds[stage], 1)),
  ]),
  notes: [],
})

const progressTable = (runs: readonly LongFigures[], cancelled: Cancelled): Table => ({
  caption:
    'Progress: the longest time without any change of what the page shows, and the error of the time left, as a share of what was left\n' +
    'in truth, from a quarter of the run on, its last 5 seconds apart.',
  columns: ['film', 'longest gap (s)', 'in', 'time left: median error', 'worst'],
  rows: runs.map(({ film, progress }) => [
    film,
    number(progress.longestGapSeconds, 1),
    progress.gapIn,
    percent(progress.medianLeftError, 0),
    percent(progress.worstLeftError, 0),
  ]),
  notes: [
    `Cancel: the page was free after ${number(cancelled.screenSeconds)} s, its processors after ${number(cancelled.idleSeconds, 1)} s.`,
  ],
})

/** Whether long films keep to the budget of time and memory, and tell how they get on. */
export async function benchLong(): Promise<Section> {
  const kitchen = await loopedKitchen()
  const flat = await flatFilm()
  const films = [
    ...(kitchen ? [{ name: 'redkitchen x 6', path: kitchen, isFlat: false }] : []),
    { name: 'flat', path: flat, isFlat: true },
  ]
  const page = await openLongPage()
  try {
    const runs: LongFigures[] = []
    for (const { name, path, isFlat } of films) {
      console.log(`analysing ${path}`)
      runs.push(figuresOf(name, isFlat, await page.run(path, SETTINGS)))
    }
    const cancelled = await page.cancel((films[0] as { path: string }).path, SETTINGS)
    return {
      tables: [runTable(runs), stageTable(runs), progressTable(runs, cancelled)],
      figures: { runs, cancelled },
    }
  } finally {
    await page.close()
  }
}
