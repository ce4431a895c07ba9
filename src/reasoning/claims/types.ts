import type { Measure, Program } from '../program.ts'
import type { Span } from '../response/index.ts'

/** A number as printed: its decimals say how finely it was rounded. */
export interface PrintedNumber {
  value: number
  decimals: number
  /** Printed with a unit of length; without one it may count the cells of a grid. */
  hasUnit?: true
}

/**
 * What counts as forward for a left or a front: a vector between two objects, or the camera's view, i.e. the map's
 * second axis; `unsaid` where neither text nor question says it, with the reason.
 */
export type Viewpoint =
  | { kind: 'vector'; from: string; to: string; axis: 'forward' | 'left' | 'right' }
  | { kind: 'camera' }
  | { kind: 'unsaid'; why: string }

/** One way to understand a statement of sides: as seen from `relativeTo` (undefined: from where one stands). */
export interface Reading {
  viewpoint: Viewpoint
  relativeTo?: string
}

/** From which object coordinates are counted (undefined: the map's own origin). */
export interface Origin {
  from?: string
  /** Said in the same sentence or list; else they may be the map's own again. */
  sure?: boolean
  /** Their axes may be those of a viewpoint. */
  turned?: true
}

export type Side = 'left' | 'right' | 'front' | 'back'

export type Comparative = 'closer' | 'farther' | 'larger' | 'smaller'

/** The part of a claim that says what is claimed. Names are as the text has them; lengths in metres. */
export type ClaimBody =
  /** Where an object, or one axis of it, is; on the map's own axes, but for what the origin says. */
  | { kind: 'coordinate'; object: string; point: [PrintedNumber, PrintedNumber]; origin?: Origin }
  | { kind: 'coordinate'; object: string; axis: 0 | 1; value: PrintedNumber }
  | { kind: 'bounds'; object: string; bounds: PrintedNumber[] }
  /** The vector from the one centre to the other, or one axis of it without its sign. */
  | {
      kind: 'difference'
      from: string
      to: string
      vector: [PrintedNumber, PrintedNumber]
      turned?: true
    }
  | { kind: 'difference'; from: string; to: string; axis: 0 | 1; value: PrintedNumber }
  /** Without a measure the text leaves open whether centres or closest points are meant; `asked`: by the question. */
  | {
      kind: 'distance'
      a: string
      b: string
      measure?: 'centre' | 'closest'
      asked?: 'centre' | 'closest'
      value: PrintedNumber
    }
  | { kind: 'size'; object: string; side: 'any' | 'longest' | 'shortest'; value: PrintedNumber }
  /** At `at` between the directions to `a` and `b`, in degrees; without names it can't be checked. */
  | { kind: 'angle'; at?: string; a?: string; b?: string; value: PrintedNumber }
  /** Where `of` is; `otherwise`: what else may be meant. */
  | ({ kind: 'relation'; of: string; sides: Side[]; otherwise?: Reading[] } & Reading)
  | { kind: 'nearest'; object: string; to: string; farthest: boolean; measure?: 'centre' | 'closest' }
  | { kind: 'count'; category: string; value: PrintedNumber }
  /** `a` is closer to `to` than `b`, or larger than `b`. */
  | { kind: 'comparison'; a: string; b: string; to?: string; relation: Comparative }
  | { kind: 'arithmetic'; left: string; right: string; relation: '=' | '≈' | '<' | '>' }

/** A checkable statement, with its place in the text. */
export type Claim = ClaimBody & Span & { text: string }

export type Verdict =
  | 'consistent'
  | 'arithmetic-wrong'
  | 'contradicts-own-map'
  | 'contradicts-truth'
  | 'not-checkable'

/** A claim and what recomputing it gave. */
export interface CheckedClaim {
  claim: Claim
  verdict: Verdict
  /** From the map where that was possible, else from the truth; of an equality, its left side. */
  recomputed?: number | number[] | string
  /** How far the printed value may be off, in its own unit; 0 for words. */
  tolerance: number
  /** One sentence. */
  reason: string
}

/** What a text's statements may refer to besides the text itself. */
export interface FindContext {
  /** The question, and between which points it says to measure. */
  asked?: { program: Program; measure?: Measure }
  /** Of the printed maps. */
  objects: readonly { name: string }[]
}
