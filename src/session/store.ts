import { createStore } from 'zustand/vanilla'
import type { DepthGrid, Layout } from '../layout/index.ts'
import type { Detection } from '../perception/index.ts'
import type { AnalysisSettings, Failure, RunTimings, Stage } from './protocol.ts'
import { DEFAULT_SETTINGS } from './protocol.ts'

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
}

/** The map on screen and the film it came from. */
export interface OpenDocument {
  layout: Layout
  /** By index into the layout's frames; empty where the layout was opened without its video. */
  film: readonly FilmFrame[]
  /** Object URL of the video itself. */
  videoUrl?: string
  timings?: RunTimings
  /** What the map was made from, for those who measure the app. */
  depth?: readonly DepthGrid[]
  /** Which backend ran each network, and why. */
  backends: readonly Backend[]
}

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
}

/** The session's state; the controller writes it, the views read it. */
export const session = createStore<SessionState>(() => initial)
