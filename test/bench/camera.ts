import { DEFAULT_SETTINGS } from '../../src/session/index.ts'
import { type KitchenFigures, kitchenRun } from './kitchenRun.ts'
import { COLOUR_FOCAL } from './redKitchen.ts'
import type { Section } from './section.ts'
import { number, percent, signedPercent, type Table } from './table.ts'

const degrees = (radians: number | undefined) =>
  number(radians === undefined ? undefined : (radians * 180) / Math.PI)
const centimetres = (metres: number) => number(100 * metres, 1)

const depthTable = ({ depth }: KitchenFigures): Table => ({
  caption:
    'Depth (redkitchen): relative error in metres, on the frames that have a true depth (they are picked by hand; all\n' +
    'other settings are the default). The truth is not used, but for the two last columns: there it sets one scale for\n' +
    'the clip, or one for each frame.',
  columns: ['frames', 'points', 'mean', 'median', 'scale error', 'mean, free scale', 'mean, free per frame'],
  rows: depth
    ? [
        [
          String(depth.frames),
          String(depth.points),
          percent(depth.mean),
          percent(depth.median),
          signedPercent(depth.scaleError),
          percent(depth.meanFreeScale),
          percent(depth.meanFreeFrameScale),
        ],
      ]
    : [],
  notes: [],
})

const placedTable = (run: KitchenFigures): Table => ({
  caption:
    'Camera (the same run): what could be placed, and the focal length. The stream is the clip at ten frames a second;\n' +
    `the true focal length is ${COLOUR_FOCAL} px at 640 px.`,
  columns: ['keyframes placed', 'stream placed', 'focal length (px)', 'focal error', 'field of view'],
  rows: [
    [
      `${run.placedKeyframes} of ${run.keyframes}`,
      percent(
        run.placedStreamFrames === undefined ? undefined : run.placedStreamFrames / run.streamFrames,
        0,
      ),
      number(run.focalPixels, 1),
      signedPercent(run.focalError),
      run.focalSource,
    ],
  ],
  notes: [],
})

const pathTable = ({ trajectory, pathMetres }: KitchenFigures): Table => ({
  caption:
    'Camera’s way: against the true poses. ATE: root mean square of the camera centres’ distances, aligned by turn and\n' +
    'shift (rigid), or with the scale too (similarity), also as a share of the true way through all frames of the\n' +
    'stream.',
  columns: [
    'poses',
    'way (m)',
    'ATE rigid (cm)',
    'of the way',
    'ATE similarity (cm)',
    'of the way',
    'scale error',
  ],
  rows: trajectory
    ? [
        [
          String(trajectory.cameras),
          number(pathMetres),
          centimetres(trajectory.ateMetres),
          percent(trajectory.ateMetres / pathMetres, 2),
          centimetres(trajectory.ateFreeScaleMetres),
          percent(trajectory.ateFreeScaleMetres / pathMetres, 2),
          signedPercent(trajectory.scaleError),
        ],
      ]
    : [],
  notes: [],
})

const turnTable = ({ trajectory }: KitchenFigures): Table => ({
  caption:
    'Camera’s turning, degrees: from each pose to the one a second later; over the clip, after one turn of all; and of\n' +
    'the direction down.',
  columns: ['a second: median', '90 %', 'clip: median', '90 %', 'max', 'down (median)'],
  rows: trajectory
    ? [
        [
          degrees(trajectory.rotationPerSecondRadians?.median),
          degrees(trajectory.rotationPerSecondRadians?.p90),
          degrees(trajectory.rotationRadians.median),
          degrees(trajectory.rotationRadians.p90),
          degrees(trajectory.rotationRadians.max),
          degrees(trajectory.downRadians),
        ],
      ]
    : [],
  notes: [],
})

const timeTable = ({ seconds, trackMillisecondsAFrame }: KitchenFigures): Table => ({
  caption:
    'Time: following holds decoding and corners (by frame of the product’s own stream, 15 a second), watching the networks;\n' +
    'linking holds the matching of features and the adjustment.',
  columns: [
    'total (s)',
    'networks (s)',
    'follow (s)',
    'watch (s)',
    'track (ms a frame)',
    'link and adjust (s)',
  ],
  rows: [
    [
      number(seconds.total, 1),
      number(seconds.networks, 1),
      number(seconds.follow, 1),
      number(seconds.watch, 1),
      number(trackMillisecondsAFrame, 1),
      number(seconds.link, 1),
    ],
  ],
  notes: [],
})

/** How well depth and camera are measured, with the usual effort. */
export async function benchRedKitchen(): Promise<Section> {
  const run = await kitchenRun(DEFAULT_SETTINGS.effort)
  if (!run) return { tables: [], figures: {} }
  const tables = [depthTable, placedTable, pathTable, turnTable, timeTable].map((table) => table(run))
  return { tables: tables.filter(({ rows }) => rows.length > 0), figures: { clip: 'redkitchen', ...run } }
}
