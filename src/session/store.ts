import { createStore } from 'zustand/vanilla'
import type { OrientedBox } from '../geometry/index.ts'
import { type DepthGrid, type Layout, LAYERS as OBJECT_LAYERS } from '../layout/index.ts'
import type { Detection } from '../perception/index.ts'
import type { History } from './history.ts'
import type { AnalysisSettings, Failure, RunTimings, Stage } from './protocol.ts'
import { DEFAULT_SETTINGS } from './protocol.ts'
import type { FrameSemantics } from './semantics.ts'

/** A keyframe's picture. */
export interface FilmFrame {
  index: number
  timestampSeconds: number
  sampled: boolean
  width: number
  height: number
  /** Object URL of a JPEG. */
  url: string
  detections: readonly Detection[]
  /** What its cells are taken for; absent in films that were kept before it was. */
  semantics?: FrameSemantics
}

/** The map on screen and the film it came from. */
export interface OpenDocument {
  /** As it was predicted, or read from a file: edits never reach it. */
  predicted: Layout
  /** What is shown, asked and saved: the prediction with the user's edits. Always `history.present`. */
  layout: Layout
  history: History<Layout>
  /** What the map is held against: a truth, or another prediction. */
  comparison?: Comparison
  /** By index into the layout's frames; empty where the layout was opened without its video. */
  film: readonly FilmFrame[]
  /** Object URL of the video itself. */
  videoUrl?: string
  timings?: RunTimings
  /** What the map was made from, for those who measure the app. */
  depth?: readonly DepthGrid[]
  /** Which backend ran each network, and why. */
  backends: readonly Backend[]
  /** Opened to be looked at, from a table that has it still: nothing is lost with it before it is edited. */
  isPassing?: true
  /** Ships with the app: it was not measured here. */
  isComputed?: true
}

/** A second layout of the same room. */
export interface Comparison {
  name: string
  layout: Layout
  alignment: AlignmentKind
}

/** How a second layout is brought onto the first: not at all, by turn and shift, or by scale as well. */
export const ALIGNMENTS = ['none', 'rigid', 'similarity'] as const
export type AlignmentKind = (typeof ALIGNMENTS)[number]

/** An object's box while it is dragged: shown in place of its own, and no step until it is let go. */
export interface Draft {
  objectId: string
  box: OrientedBox
}

/** What people read lengths in. */
export const UNITS = ['m', 'cm', 'ft-in'] as const
export type Units = (typeof UNITS)[number]

/** What can be shown or hidden of the drawing itself. */
export const SHEET_LAYERS = [
  'grid',
  'room',
  'dimensions',
  'labels',
  'uncertainty',
  'cameras',
  'comparison',
] as const

/** What can be shown or hidden on the map: the objects by where they belong, and the drawing around them. */
export const LAYERS = [...OBJECT_LAYERS, ...SHEET_LAYERS] as const
export type Layer = (typeof LAYERS)[number]

export interface Backend {
  network: string
  backend: string
  reason: string
}

/** A run in progress. */
export interface Run {
  name: string
  startedAt: number
  stage: Stage
  done: number
  total: number
  unit: string
  /** Until it is done, by a worker's estimate; and when that was said (`performance.now()`). */
  left?: { seconds: number; saidAt: number }
  film: readonly FilmFrame[]
  backends: readonly Backend[]
  videoUrl: string
}

/** Something that the user must be told, until they dismiss it. */
export interface Notice extends Failure {
  /** What it is about: a file's name. */
  about: string
}

export interface SessionState {
  document: OpenDocument | undefined
  run: Run | undefined
  notice: Notice | undefined
  /** A video that was dropped while another is analysed: it waits for the user's word. */
  offered: File | undefined
  settings: AnalysisSettings
  /** Id of the selected object. */
  selected: string | undefined
  /** The part of the film whose map is shown: 0 the map itself, k the k-th of those apart. */
  part: number
  /** Place in the film, seconds. */
  playheadSeconds: number
  draft: Draft | undefined
  units: Units
  layers: Readonly<Record<Layer, boolean>>
}

const initial: SessionState = {
  document: undefined,
  run: undefined,
  notice: undefined,
  offered: undefined,
  settings: DEFAULT_SETTINGS,
  selected: undefined,
  part: 0,
  playheadSeconds: 0,
  draft: undefined,
  units: 'm',
  layers: {
    furniture: true,
    opening: true,
    wall: true,
    ceiling: true,
    // Too many to begin with: the plan shows them from near by.
    small: false,
    unnamed: false,
    grid: false,
    room: true,
    dimensions: true,
    labels: true,
    // Clean to begin with: how sure things are is a layer to switch on.
    uncertainty: false,
    cameras: true,
    comparison: true,
  },
}

/** The session's state; the controller writes it, the views read it. */
export const session = createStore<SessionState>(() => initial)
