import type { Intrinsics, InverseDepthMap, PixelBox } from '../geometry/index.ts'
import type { SemanticClass } from './semanticClasses.ts'

/** One detection in one frame. The box is in pixels of the upright frame as it was sampled. */
export interface Detection {
  /** The detector's own class name. */
  category: string
  /** 0 to 1, as the detector gives it: not a probability. */
  score: number
  box: PixelBox
}

/** A straight edge, end points in pixels of the upright frame as it was sampled. */
export interface LineSegment {
  x0: number
  y0: number
  x1: number
  y1: number
  /** 0 to 1. */
  score: number
}

/** The depth encoder's features, a row of `channels` numbers for each patch of the frame. */
export interface PatchFeatures {
  rows: number
  columns: number
  channels: number
  values: Float32Array
}

/** What each cell of a frame shows, by the semantics head: calibrated probabilities. */
export interface SemanticGrid {
  /** What the probabilities of a cell are of, in their order. */
  classes: readonly SemanticClass[]
  /** Cells cover the whole frame evenly; they may be finer than the encoder's patches. */
  rows: number
  columns: number
  /** Row-major cells, one probability per class. */
  probabilities: Float32Array
}

/** Corners followed through the video, at one frame: ids last as long as a corner is followed, and ascend. */
export interface TrackedCorners {
  ids: Int32Array
  /** x and y in turn, in pixels of the frame as it was sampled. */
  points: Float32Array
}

/** Everything that was measured of one frame. Pixels are those of the upright frame as it was sampled. */
export interface KeyframeEvidence {
  timestampSeconds: number
  /** Asked for, or one of some spread over all: these get what only some need (a metric anchor). */
  sampled: boolean
  /**
   * Searched for objects; the others only carry the camera's motion, and have neither detections nor semantics. A picture
   * that shows nothing has no semantics, searched or not.
   */
  searched: boolean
  camera: Intrinsics
  inverseDepth: InverseDepthMap
  /** Block 6 of the encoder: tells places apart. */
  features: PatchFeatures
  semantics: SemanticGrid
  lines: readonly LineSegment[]
  detections: readonly Detection[]
  /** Boxes of the detections that move by themselves: people and animals. */
  moving: readonly PixelBox[]
  tracked?: TrackedCorners
  /** log(metres x inverse depth) by the metric network, the median over the frame. Of sampled frames. */
  metricAnchor?: number
}

/** Corners at a frame of the stream in which they are followed, keyframe or not. */
export interface TrackedFrame {
  timestampSeconds: number
  corners: TrackedCorners
}

/** What watching a clip gives. */
export interface Watched {
  keyframes: KeyframeEvidence[]
  /** In the order of time; the keyframes' own frames are among them. */
  stream: readonly TrackedFrame[]
}
