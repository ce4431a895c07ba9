import type { Vec2 } from '../../geometry/index.ts'

/** A drawing on paper, to be written as SVG or PDF: millimetres from its top-left corner, x right, y down. */
export interface Sheet {
  width: number
  height: number
  title: string
  /** One sentence for those who do not see it. */
  description: string
  marks: Mark[]
}

export type Mark = PathMark | TextMark | GroupMark

/** Lines through points; a closed one may be filled. */
export interface PathMark {
  kind: 'path'
  runs: readonly (readonly Vec2[])[]
  isClosed: boolean
  /** `#rrggbb`. */
  fill?: string
  stroke?: string
  width?: number
  /** Millimetres drawn and left out, in turn. */
  dash?: readonly number[]
  roundCaps?: boolean
}

export interface TextMark {
  kind: 'text'
  text: string
  /** Left end, middle or right end of its base line. */
  at: Vec2
  anchor: 'start' | 'middle' | 'end'
  /** Type size. */
  size: number
  isBold?: boolean
  fill: string
  /** Degrees, clockwise on the paper. */
  turn?: number
  /** Colour of a rim around the letters, which keeps them readable over lines. */
  halo?: string | undefined
}

/** Marks that belong together: a layer, or one object of the layout. */
export interface GroupMark {
  kind: 'group'
  name: string
  objectId?: string
  /** What a pointer that rests on it is told. */
  title?: string
  marks: Mark[]
}

/** The inks: those of the app's light theme, on white paper. */
export const INKS = {
  paper: '#ffffff',
  floor: '#f6f7f3',
  ink: '#14222b',
  second: '#3f505a',
  third: '#5a6b73',
  rule: '#98a5a4',
  accent: '#b93410',
} as const

export const line = (from: Vec2, to: Vec2, stroke: string, width: number): PathMark => ({
  kind: 'path',
  runs: [[from, to]],
  isClosed: false,
  stroke,
  width,
})

/** A round dot: a line of no length with round ends. */
export const dot = ([x, y]: Vec2, colour: string, width: number): PathMark => ({
  ...line([x, y], [x + 0.01, y], colour, width),
  roundCaps: true,
})

/** A colour thinned with white, as a tint of it lies on paper. */
export const tint = (colour: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => {
      const channel = Number.parseInt(colour.slice(at, at + 2), 16)
      return Math.round(255 + (channel - 255) * share)
        .toString(16)
        .padStart(2, '0')
    })
    .join('')}`
