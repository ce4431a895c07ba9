import type { DepthGrid, Layout } from '../layout/index.ts'
import type { Detection, EffortLevel } from '../perception/index.ts'
import type { FilmRequest } from './film/protocol.ts'
import type { FrameSemantics } from './semantics.ts'

/** What the page and the analysis worker say to each other. */

export interface AnalysisSettings {
  /** How many frames to search for objects, spread evenly; `auto`: all keyframes. */
  frames: number | 'auto'
  /** Or these, by time; overrides `frames`. */
  handPickedSeconds?: number[]
  /** Time against precision: 1 is quick, 5 precise. */
  effort: EffortLevel
  /** Of the picture's longer side; `auto`: measured from the camera's motion where that allows it, else assumed. */
  fieldOfViewDegrees: number | 'auto'
  /** Overrides the scale that the room itself suggests. */
  cameraHeightMetres?: number
  /** `wasm` leaves the GPU alone. */
  prefer: 'webgpu' | 'wasm'
  /** Of WebAssembly; by default as many as the machine has processors, at most four. */
  threads?: number
}

export const DEFAULT_SETTINGS: AnalysisSettings = {
  frames: 'auto',
  effort: 3,
  fieldOfViewDegrees: 'auto',
  prefer: 'webgpu',
}

export type AnalysisRequest = {
  type: 'analyse'
  file: File
  settings: AnalysisSettings
  /** Folder of the models, absolute. */
  modelsUrl: string
}

/** What the worker is asked where another process analyses, and needs its film decoded; see lendFilm. */
export type LoanRequest =
  | { type: 'lend'; file: File /** Absolute, of the page's own origin. */; replyUrl: string }
  | { type: 'ask'; request: FilmRequest }

/** In the order in which they come. */
export const STAGES = ['open', 'follow', 'models', 'watch', 'link', 'map'] as const
export type Stage = (typeof STAGES)[number]

/** An error as it crosses from the worker: what happened, and what to do. */
export interface Failure {
  name: string
  message: string
  remedy: string
}

/** Milliseconds of a run. */
export interface RunTimings {
  total: number
  stages: Record<Stage, number>
  /** In each network alone: how often it ran, and for how long in all. */
  networks: Record<string, { runs: number; milliseconds: number; backend: string; variant: string }>
  /** Following corners, over so many frames of the stream; absent in runs that were kept before it was measured. */
  tracking?: { frames: number; milliseconds: number }
}

export type AnalysisEvent =
  | {
      type: 'stage'
      stage: Stage
      /** Of something of which there are `total`; may be a fraction. */
      done: number
      total: number
      unit: 'bytes' | 'networks' | 'frames' | 'keyframes' | ''
      /** Until the run is done, as far as that can be told. */
      secondsLeft?: number
    }
  | { type: 'backend'; network: string; backend: string; reason: string }
  | {
      type: 'frame'
      /** Index into the layout's frames. */
      index: number
      timestampSeconds: number
      sampled: boolean
      width: number
      height: number
      /** JPEG. */
      picture: Blob
      detections: readonly Detection[]
      semantics?: FrameSemantics
    }
  | { type: 'done'; layout: Layout; depth: readonly DepthGrid[]; timings: RunTimings }
  | { type: 'failed'; failure: Failure }
