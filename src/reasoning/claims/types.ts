import type { Span } from '../response/index.ts'

/** A number as printed: its decimals say how finely it was rounded. */
export interface PrintedNumber {
  value: number
  decimals: number
  /** Printed with a unit of length; without one it may count the cells of a grid. */
  hasUnit?: true
}

/** What counts as forward for a left or a front: a vector between two objects, or the camera's view. */
export type Viewpoint =
  | { kind: 'vector'; from: string; to: string; axis: 'forward' | 'left' | 'right' }
  | { kind: 'camera' }

export type Side = 'left' | 'right' | 'front' | 'back'

export type Comparative = 'closer' | 'farther' | 'larger' | 'smaller'

/** The part of a claim that says what is claimed. Names are as the text has them; lengths in metres. */
export type ClaimBody =
  /** Where an object, or one axis of it, is; on the map's own axes. */
  | { kind: 'coordinate'; object: string; point: [PrintedNumber, PrintedNumber] }
  | { kind: 'coordinate'; object: string; axis: 0 | 1; value: PrintedNumber }
  | { kind: 'bounds'; object: string; bounds: PrintedNumber[] }
  /** The vector from the one centre to the other, or one axis of it without its sign. */
  | { kind: 'difference'; from: string; to: string; vector: [PrintedNumber, PrintedNumber] }
  | { kind: 'difference'; from: string; to: string; axis: 0 | 1; value: PrintedNumber }
  /** Without a measure the text leaves open whether centres or closest points are meant. */
  | { kind: 'distance'; a: string; b: string; measure?: 'centre' | 'closest'; value: PrintedNumber }
  | { kind: 'size'; object: string; side: 'any' | 'longest' | 'shortest'; value: PrintedNumber }
  /** At `at` between the directions to `a` and `b`, in degrees; without names it can't be checked. */
  | { kind: 'angle'; at?: string; a?: string; b?: string; value: PrintedNumber }
  /** Where `of` is as seen from `relativeTo` (undefined: from where one stands). */
  | { kind: 'relation'; of: string; relativeTo?: string; sides: Side[]; viewpoint: Viewpoint }
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
