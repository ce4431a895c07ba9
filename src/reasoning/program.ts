/**
 * Questions as typed programs over a layout. A `Name` stands for an object's id (`sofa-1`) or for a category (`sofa`),
 * as the layout spells it; what a category of several objects means is said with each program.
 */
export type Name = string

/** Between which points of two objects: VSI-Bench means the closest points, Video2Layout's examples the centres. */
export type Measure = 'closest' | 'centre'

/** How finely VSI-Bench asks for a direction: left or right; left, right or back; the four quadrants. */
export type DirectionLevel = 'easy' | 'medium' | 'hard'

export type Program =
  | { kind: 'count'; category: Name }
  /** The longest side of all three (VSI-Bench), or of the footprint (Video2Layout). */
  | { kind: 'size'; object: Name; of: 'longest' | 'footprint' }
  | { kind: 'distance'; a: Name; b: Name; measure: Measure }
  /** Which of the options is nearest; an option of several objects counts with its nearest one. */
  | { kind: 'nearest'; options: Name[]; to: Name; measure: Measure }
  /** Where `asked` is for somebody who stands at the one thing and faces the other. */
  | { kind: 'direction'; standing: Name; facing: Name; asked: Name; level: DirectionLevel }
  /** The vector from `from` to `to` points `axis`; where is `of` as seen from `relativeTo`? (Video2Layout) */
  | {
      kind: 'directionOfVector'
      from: Name
      to: Name
      axis: 'forward' | 'left' | 'right'
      of: Name
      relativeTo: Name
    }
  /** The same with the first camera's direction of view as forward. (QVS-Bench) */
  | { kind: 'directionFromCamera'; of: Name; relativeTo: Name }
  | { kind: 'roomArea' }
  /** A robot at `start` that faces `facing` walks to each of the legs in turn: which way it turns before each `asked` one. */
  | { kind: 'turns'; start: Name; facing: Name; legs: Name[]; asked: boolean[] }
  /** In which order the categories first appear in the film. */
  | { kind: 'appearanceOrder'; categories: Name[] }

/** Of a printed number; the engine itself computes in metres and square metres. */
export type Unit = '' | 'm' | 'cm' | 'ft' | 'm²' | 'ft²'

/** A question as a benchmark or a person puts it. */
export interface Question {
  id: string
  text: string
  /** Without their letters. */
  options?: string[]
  /** A letter, or a number as text. */
  groundTruth?: string
  /** The benchmark's own word for the kind of question. */
  type?: string
  dataset?: string
  scene?: string
}

/** A question understood. */
export interface ParsedQuestion {
  program: Program
  unit: Unit
}
