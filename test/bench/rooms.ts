import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/paths.ts'
import { shared } from '../../scripts/shared.ts'
import { readLayout } from '../../src/formats/index.ts'
import { type Layout, type NamedBox, UNNAMED } from '../../src/layout/index.ts'
import { NEAR_METRES, type OpeningScore, scoreLongThings } from './openingScore.ts'
import { isDetectable, isMappable, MATCH_METRES, type RoomScore, scoreRoom } from './roomScore.ts'
import { type RoomTruth, readJson, trueObjects } from './roomTruth.ts'
import { placedFrames, runOf } from './runs.ts'
import type { Section } from './section.ts'
import { number, percent, signedPercent, type Table } from './table.ts'

const CLIPS = ['scannet_0591_01', 'arkit_47334096'] as const
/** What stands in the kitchen of scannet_0488_00, counted by eye. */
const KITCHEN = { refrigerator: 2, oven: 1, microwave: 1, sink: 1 } as const
export const KITCHEN_CLIP = 'scannet_0488_00'
export const KITCHEN_FRAMES = [8, 16, 'auto'] as const

/** The room's area, and how far it is from the truth in its own deviations. */
interface AreaScore {
  truth: number
  value: number
  sd: number
  deviations: number
  corners: number
  sidesSeen: number
}
interface ScoredRoom {
  clip: string
  placed: string
  area: AreaScore | undefined
  /** Of COCO's kinds, of all that the map has a name for, and of those that are annotated in this very room. */
  coco: RoomScore
  all: RoomScore
  inRoom: RoomScore
  long: OpeningScore[]
}

function scoreArea({ room }: Layout, truth: number): AreaScore | undefined {
  if (!room) return undefined
  const { value, sd } = room.areaSquareMetres
  const sidesSeen = room.wallSeen.filter(Boolean).length
  return { truth, value, sd, deviations: (value - truth) / sd, corners: room.outline.length, sidesSeen }
}

/** Categories that a dataset annotates in any of its rooms here. */
function annotatedBy(truth: RoomTruth): string[] {
  const rooms = shared('vsi/meta_info_dev.json')
  const all = rooms ? Object.values(readJson<Record<string, RoomTruth>>(rooms)) : []
  return [truth, ...all.filter(({ dataset }) => dataset === truth.dataset)].flatMap(({ object_bbox }) =>
    Object.keys(object_bbox),
  )
}

/** A thing without a name is no claim. */
const scored = ({ objects }: Layout, truth: readonly NamedBox[], annotated: readonly string[]) => {
  const named = objects.filter(({ category }) => category !== UNNAMED)
  return {
    coco: scoreRoom(named, truth, annotated, isDetectable),
    all: scoreRoom(named, truth, annotated, isMappable),
    inRoom: scoreRoom(
      named,
      truth,
      truth.map(({ category }) => category),
      isMappable,
    ),
    long: scoreLongThings(named, truth),
  }
}

async function scoreClip(clip: string): Promise<ScoredRoom | undefined> {
  const [video, truthFile] = [shared('rooms', `${clip}.mp4`), shared('rooms', `${clip}.truth.json`)]
  if (!video || !truthFile) return undefined
  const truth = readJson<RoomTruth>(truthFile)
  const run = await runOf(video)
  const area = scoreArea(run.layout, truth.room_size)
  return {
    clip,
    placed: placedFrames(run),
    area,
    ...scored(run.layout, trueObjects(truth), annotatedBy(truth)),
  }
}

/** The room that the app ships with: drawn, so that all that stands in it is known. Nothing was tuned on it. */
async function scoreSample(): Promise<ScoredRoom> {
  const [video, file] = ['room.mp4', 'room.truth.json'].map((name) => join(root, 'public/sample', name))
  const truth = readLayout(readFileSync(file as string, 'utf8'))
  const run = await runOf(video as string)
  const area = scoreArea(run.layout, truth.room?.areaSquareMetres.value ?? 0)
  const annotated = run.layout.objects.map(({ category }) => category)
  return {
    clip: 'sample room',
    placed: placedFrames(run),
    area,
    ...scored(run.layout, truth.objects, annotated),
  }
}

const counted = (names: readonly string[]): string =>
  [...new Set(names)].map((name) => `${names.filter((n) => n === name).length} ${name}`).join(', ') || 'none'

const KINDS = {
  coco: {
    caption: "COCO's kinds",
    truth: 'that a class of COCO-80 maps to',
    unjudged: 'the dataset annotates in none of its rooms here',
  },
  all: {
    caption: 'all kinds',
    truth: 'that a class of the detector or of the semantics maps to',
    unjudged: 'the dataset annotates in none of its rooms here',
  },
  inRoom: {
    caption: 'all kinds that are annotated in the room',
    truth: 'that a class of the detector or of the semantics maps to',
    unjudged: "is annotated in other rooms only (the office's shelves are in the film, and not in its truth)",
  },
} as const

const scoreTable = (rooms: readonly ScoredRoom[], of: keyof typeof KINDS): Table => ({
  caption:
    `Rooms, ${KINDS[of].caption}: objects against the ground truth, matched by kind within ${MATCH_METRES} m on the plan by optimal\n` +
    'assignment, default settings.\n' +
    'The map is turned and shifted so that most objects match (with three or fewer, that is luck), never scaled. Ground\n' +
    `truth: objects of categories ${KINDS[of].truth}. Predictions of a category that\n` +
    `${KINDS[of].unjudged} are not judged. Scale error: median of the distances between matched\n` +
    'objects over the true ones, less one. Size error: mean of the differences of length, width and height.',
  columns: [
    'clip',
    'frames placed',
    'predicted',
    'truth',
    'matched',
    'precision',
    'recall',
    'F1',
    'centre error (median, m)',
    'size error (median, m)',
    'scale error',
  ],
  rows: rooms.map(({ clip, placed, [of]: score }) => [
    clip,
    placed,
    String(score.predicted),
    String(score.truth),
    String(score.matched),
    percent(score.precision, 0),
    percent(score.recall, 0),
    number(score.f1),
    number(score.medianCenterError),
    number(score.medianSizeError),
    signedPercent(score.scaleError),
  ]),
  notes: rooms.map(
    ({ clip, [of]: { missed, wrong, unjudged } }) =>
      `${clip}: missed ${counted(missed)}; wrong ${counted(wrong)}; not judged ${counted(unjudged)}`,
  ),
})

const precisionTable = (rooms: readonly ScoredRoom[]): Table => ({
  caption:
    "Rooms, average precision (mean over the kinds of the truth, all-point, each true box once, by the objects' own scores),\n" +
    'aligned and judged as above: overlap of footprints on the plan, and of oriented 3-D boxes (after the median\n' +
    'difference of heights: the datasets have their floors at any height).',
  columns: ['clip', 'kinds', 'plan AP25', 'plan AP50', '3-D AP25', '3-D AP50'],
  rows: rooms.flatMap((room) =>
    (['coco', 'all', 'inRoom'] as const).map((of) => {
      const { plan25, plan50, solid25, solid50 } = room[of].averagePrecision
      return [
        room.clip,
        KINDS[of].caption,
        ...[plan25, plan50, solid25, solid50].map((value) => percent(value, 0)),
      ]
    }),
  ),
  notes: [],
})

const longTable = (rooms: readonly ScoredRoom[]): Table => ({
  caption:
    `Rooms, doors, windows and what runs along walls: a predicted one is right where its centre lies within ${NEAR_METRES} m of the\n` +
    'nearest point of a true one of its kind. Kinds that the truth has; aligned by all objects.',
  columns: ['clip', 'kind', 'predicted', 'truth', 'matched', 'F1'],
  rows: rooms.flatMap(({ clip, long }) => {
    const sum = (key: 'predicted' | 'truth' | 'matched') => long.reduce((total, one) => total + one[key], 0)
    const all = { kind: 'all', predicted: sum('predicted'), truth: sum('truth'), matched: sum('matched') }
    return [...long, ...(long.length > 1 ? [all] : [])].map(({ kind, predicted, truth, matched }) => [
      clip,
      kind,
      String(predicted),
      String(truth),
      String(matched),
      number((2 * matched) / (predicted + truth)),
    ])
  }),
  notes: [],
})

interface KitchenCount {
  frames: number | 'auto'
  counts: Record<string, number>
  exact: boolean
  others: string[]
}

async function countKitchen(video: string, frames: number | 'auto'): Promise<KitchenCount> {
  const { layout } = await runOf(video, { frames })
  const names = layout.objects.map(({ category }) => category)
  const counts = Object.fromEntries(
    Object.keys(KITCHEN).map((kind) => [kind, names.filter((name) => name === kind).length]),
  )
  const exact = Object.entries(KITCHEN).every(([kind, expected]) => counts[kind] === expected)
  return { frames, counts, exact, others: names.filter((name) => !(name in KITCHEN)) }
}

const areaTable = (rooms: readonly ScoredRoom[]): Table => ({
  caption:
    'Rooms: area of the floor against the truth of VSI-Bench (of the scanned points), square metres. The difference is in\n' +
    'standard deviations that the map itself gives: beyond 2, the map is surer than it should be.',
  columns: ['clip', 'frames placed', 'area', 'truth', 'difference (sd)', 'corners', 'sides seen'],
  rows: rooms.map(({ clip, placed, area }) => [
    clip,
    placed,
    area ? `${number(area.value, 1)} ± ${number(area.sd, 1)}` : number(undefined),
    number(area?.truth, 1),
    number(area?.deviations, 1),
    number(area?.corners, 0),
    area ? `${area.sidesSeen} of ${area.corners}` : number(undefined),
  ]),
  notes: [],
})

const kitchenTable = (rows: readonly KitchenCount[]): Table => ({
  caption: `Kitchen (${KITCHEN_CLIP}): how many objects of four kinds are on the map; they are expected as by eye.`,
  columns: ['frames', ...Object.entries(KITCHEN).map(([kind, n]) => `${kind} (${n})`), 'exact', 'others'],
  rows: rows.map(({ frames, counts, exact, others }) => [
    frames === 'auto' ? 'all' : String(frames),
    ...Object.keys(KITCHEN).map((kind) => String(counts[kind])),
    exact ? 'yes' : 'no',
    counted(others),
  ]),
  notes: [],
})

/** How well the map shows what is in a room. */
export async function benchRooms(): Promise<Section> {
  const rooms: ScoredRoom[] = []
  for (const clip of CLIPS) {
    const room = await scoreClip(clip)
    if (room) rooms.push(room)
  }
  rooms.push(await scoreSample())
  const video = shared('rooms', `${KITCHEN_CLIP}.mp4`)
  const kitchen: KitchenCount[] = []
  if (video) for (const frames of KITCHEN_FRAMES) kitchen.push(await countKitchen(video, frames))
  return {
    tables: [
      scoreTable(rooms, 'coco'),
      scoreTable(rooms, 'all'),
      scoreTable(rooms, 'inRoom'),
      precisionTable(rooms),
      longTable(rooms),
      areaTable(rooms),
      ...(kitchen.length ? [kitchenTable(kitchen)] : []),
    ],
    figures: { rooms, kitchen },
  }
}
