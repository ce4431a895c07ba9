import { median } from '../../src/geometry/index.ts'
import { type Kind, kinds } from '../synthetic/kinds.ts'
import { runSequence } from '../synthetic/run.ts'
import { type SequenceScore, scoreRun } from '../synthetic/score.ts'
import type { Section } from './section.ts'
import { number, percent, signedPercent, type Table } from './table.ts'

/** A room, a way through it and its noises each; the depth's shift errs up for odd ones and down for even ones. */
const SEEDS = [1, 2, 3, 4]
const SECONDS = 8

interface KindFigures {
  kind: Kind
  name: string
  shows: string
  clips: SequenceScore[]
}

async function measure(kind: Kind): Promise<KindFigures> {
  const clips: SequenceScore[] = []
  for (const seed of SEEDS) clips.push(scoreRun(await runSequence(kinds[kind]({ seed, seconds: SECONDS }))))
  const { name, shows } = kinds[kind]({ seed: 1, seconds: SECONDS })
  return { kind, name, shows, clips }
}

type Figure = (score: SequenceScore) => number | undefined

const known = (clips: readonly SequenceScore[], of: Figure) =>
  clips.map(of).filter((value) => value !== undefined)
const middle = (clips: readonly SequenceScore[], of: Figure) => median(known(clips, of))
const worst = (clips: readonly SequenceScore[], of: Figure) => {
  const values = known(clips, of)
  return values.length ? values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)) : undefined
}

const degrees = (radians: number | undefined) =>
  number(radians === undefined ? undefined : (radians * 180) / Math.PI, 1)

const motionTable = (figures: readonly KindFigures[]): Table => ({
  caption:
    `Camera motion (made-up rooms, ${SEEDS.length} clips of ${SECONDS} s a kind): drawn pictures through the product's own tracking,\n` +
    'linking and adjustment, with networks that err as the real ones were measured to. Medians over the clips, and the worst.\n' +
    'ATE: root mean square of the centres’ distances after a similarity, as a share of the path; turn: of the rotation\n' +
    'from one keyframe to the next, a second, and from the first to the last; strangers: keyframes in a map of another room;\n' +
    'wild turns: from one frame of the stream to the next, more than 15° off.',
  columns: [
    'kind',
    'placed',
    'pieces',
    'strangers',
    'ATE of path',
    'worst',
    'turn (deg/s)',
    'over the clip (deg)',
    'worst',
    'down (deg)',
    'focal error',
    'all frames placed',
    'their ATE',
    'wild turns',
  ],
  rows: figures.map(({ name, clips }) => {
    const pieces = clips.map((clip) => clip.pieces)
    return [
      name,
      percent(
        middle(clips, (clip) => clip.placed),
        0,
      ),
      [...new Set([Math.min(...pieces), Math.max(...pieces)])].join(' to '),
      String(clips.reduce((sum, clip) => sum + clip.strangers, 0)),
      percent(middle(clips, (clip) => clip.ateOfPath)),
      percent(worst(clips, (clip) => clip.ateOfPath)),
      degrees(middle(clips, (clip) => clip.turnPerSecond)),
      degrees(middle(clips, (clip) => clip.turnOverClip)),
      degrees(worst(clips, (clip) => clip.turnOverClip)),
      degrees(middle(clips, (clip) => clip.downRadians)),
      signedPercent(worst(clips, (clip) => clip.focalError)),
      percent(
        middle(clips, (clip) => clip.streamPlaced),
        0,
      ),
      percent(middle(clips, (clip) => clip.streamAteOfPath)),
      String(clips.reduce((sum, clip) => sum + clip.wildTurns, 0)),
    ]
  }),
  notes: figures.map(({ name, shows }) => `${name}: ${shows}`),
})

/** How well the camera's motion is found where all of it is known. Needs no clips, no models and no browser. */
export async function benchSynthetic(): Promise<Section> {
  const figures: KindFigures[] = []
  for (const kind of Object.keys(kinds) as Kind[]) figures.push(await measure(kind))
  return { tables: [motionTable(figures)], figures: { seconds: SECONDS, kinds: figures } }
}
