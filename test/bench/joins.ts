import {
  distance3,
  inverseTransformPoint,
  median,
  seededRandom,
  type Vec3,
} from '../../src/geometry/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { buildLayout } from '../unit/layout/built.ts'
import { type FilmPart, randomCameras, randomFilm, randomRoom } from '../unit/layout/randomRooms.ts'
import type { Section } from './section.ts'
import { number, percent, type Table } from './table.ts'

const CATEGORY_GROUPS = ['kitchen', 'living room', 'many tables', 'bedroom', 'all in one']
const SEEDS = 44
const CAMERAS = 6
/** Further off, a part stands in another place than it was filmed from; metres. Scale and drift err by less. */
const MISPLACED = 1

const source = { name: 'film', durationSeconds: 2 * CAMERAS, width: 640, height: 480, remarks: [] }

/** How far the cameras of the second part are from where they were, seen from the first camera; metres. */
function misplacement({ frames }: Layout, parts: readonly FilmPart[]): number | undefined {
  const truths = parts.flatMap(({ cameras }) => cameras)
  const [origin, truth] = [frames[0]?.T_map_camera, truths[0]]
  const off = truths.slice(CAMERAS).flatMap((was, k) => {
    const is = frames[CAMERAS + k]?.T_map_camera
    if (!origin || !truth || !is) return []
    const seen: readonly Vec3[] = [
      inverseTransformPoint(origin, is.translation),
      inverseTransformPoint(truth, was.translation),
    ]
    return [distance3(seen[0] as Vec3, seen[1] as Vec3)]
  })
  return median(off)
}

interface Trial {
  isOneRoom: boolean
  isJoined: boolean
  /** Metres; undefined where the parts stay apart. */
  misplacement: number | undefined
}

/** A film whose camera's way breaks once: in one room, looking elsewhere, or on the way to another room of that sort. */
function trial(kind: number, seed: number, isOneRoom: boolean): Trial {
  const random = seededRandom(1000 * kind + seed)
  const room = randomRoom(random, kind)
  const heading = 2 * Math.PI * random()
  const scene = isOneRoom ? room : randomRoom(random, kind)
  const parts = [
    { scene: room, cameras: randomCameras(random, room, heading, CAMERAS) },
    { scene, cameras: randomCameras(random, scene, heading + (random() - 0.5) * 2, CAMERAS) },
  ]
  const { keyframes, motion } = randomFilm(random, parts)
  const layout = buildLayout(keyframes, motion, { source, models: [] })
  const isJoined = layout.frames.slice(CAMERAS).some(({ T_map_camera }) => T_map_camera)
  return { isOneRoom, isJoined, misplacement: isJoined ? misplacement(layout, parts) : undefined }
}

interface KindFigures {
  kind: string
  films: number
  /** Of films of two rooms. */
  wrong: number
  /** Of films of one room. */
  joined: number
  misplaced: number
  medianMisplacement: number | undefined
}

const trialsOf = (kind: number): Trial[] =>
  Array.from({ length: SEEDS }, (_, seed) =>
    [true, false].map((isOneRoom) => trial(kind, seed, isOneRoom)),
  ).flat()

function figuresOf(kind: string, trials: readonly Trial[]): KindFigures {
  const off = trials.filter(({ isOneRoom }) => isOneRoom).flatMap((one) => one.misplacement ?? [])
  return {
    kind,
    films: trials.filter(({ isOneRoom }) => isOneRoom).length,
    wrong: trials.filter(({ isOneRoom, isJoined }) => !isOneRoom && isJoined).length,
    joined: off.length,
    misplaced: off.filter((metres) => metres > MISPLACED).length,
    medianMisplacement: median(off),
  }
}

const joinTable = (rows: readonly KindFigures[]): Table => ({
  caption:
    'Joins (made-up rooms, networks that err): a film of two parts whose camera paths are not connected. Of one room, parts\n' +
    `that look up to 60° apart: joined by objects, and how far the second part's cameras are off then (over ${MISPLACED} m:\n` +
    'misplaced). Of two rooms of one sort: none should be joined.',
  columns: [
    'rooms',
    'films of one room',
    'joined',
    'misplaced',
    'off (median, m)',
    'films of two',
    'wrongly joined',
  ],
  rows: rows.map(({ kind, films, wrong, joined, misplaced, medianMisplacement }) => [
    kind,
    String(films),
    percent(joined / films, 0),
    String(misplaced),
    number(medianMisplacement),
    String(films),
    String(wrong),
  ]),
  notes: [],
})

/** Whether parts of a film are joined where they should be and only there. Needs no clips, no models and no browser. */
export async function benchJoins(): Promise<Section> {
  const trials = CATEGORY_GROUPS.map((_, kind) => trialsOf(kind))
  const rooms = [
    ...trials.map((own, kind) => figuresOf(CATEGORY_GROUPS[kind] as string, own)),
    figuresOf('all', trials.flat()),
  ]
  return { tables: [joinTable(rooms)], figures: { cameras: CAMERAS, rooms } }
}
