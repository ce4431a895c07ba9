import { distance3, polygonArea, type Vec2, type Vec3 } from '../../../geometry/index.ts'
import { arcPoints, type Mark, onFloor, SECTORS } from '../../../reasoning/index.ts'

/** A mark as strokes, areas and words: places of the map, which a plan or a scene draws each in its own way. */
export type Shape =
  | { kind: 'stroke'; points: readonly Vec3[]; look: 'main' | 'minor' | 'arrow' | 'thin' }
  | { kind: 'fill'; points: readonly Vec3[]; isFound: boolean }
  | { kind: 'dot'; at: Vec3 }
  | WordsShape

/** Metres, square metres and degrees are put into words where the units are known. */
interface WordsShape {
  kind: 'words'
  at: Vec3
  text: Words
  look: 'main' | 'minor' | 'name'
  /** The line that they are of. */
  along?: readonly [Vec3, Vec3]
  /** Where else they may stand, if something does there already. */
  also?: readonly Vec3[]
}

export type Words = { metres: number } | { squareMetres: number } | { degrees: number } | { plain: string }

const middle = (a: Vec3, b: Vec3): Vec3 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]

const meanOf = (corners: readonly Vec2[]): Vec2 => [
  corners.reduce((sum, [x]) => sum + x, 0) / corners.length,
  corners.reduce((sum, [, y]) => sum + y, 0) / corners.length,
]

/** Where words may stand in a sector and at an angle, the best first, in radii. */
const SECTOR_WORDS = [0.66, 0.85, 0.48, 1.14] as const
const ANGLE_WORDS = [0.78, 1, 0.36] as const

const alongRay = (at: Vec3, forward: Vec2, degrees: number, shares: readonly number[], radius: number) =>
  shares.map((share) => arcPoints(at, forward, degrees, degrees, radius * share)[0] as Vec3)

function sectorShapes({ at, forward, level, found }: Mark & { kind: 'sectors' }, radius: number): Shape[] {
  return SECTORS[level].flatMap(({ word, from, to }): Shape[] => {
    const arc = arcPoints(at, forward, from, to, radius)
    const [label, ...also] = alongRay(at, forward, (from + to) / 2, SECTOR_WORDS, radius)
    const isFound = word === found
    return [
      { kind: 'fill', points: [at, ...arc], isFound },
      { kind: 'words', at: label as Vec3, text: { plain: word }, look: isFound ? 'main' : 'minor', also },
    ]
  })
}

/** Areas are worth a number where they are a room's, square metres. */
const LEAST_AREA = 3

/**
 * What a mark is drawn as.
 * @param radius of the circle that directions are drawn in, metres.
 */
export function shapesOf(mark: Mark, radius: number): Shape[] {
  switch (mark.kind) {
    case 'point':
      return [
        { kind: 'dot', at: mark.at },
        ...(mark.name
          ? [{ kind: 'words', at: mark.at, text: { plain: mark.name }, look: 'name' } as const]
          : []),
      ]
    case 'length': {
      const { from, to, rank } = mark
      return [
        { kind: 'stroke', points: [from, to], look: rank },
        {
          kind: 'words',
          at: middle(from, to),
          text: { metres: distance3(from, to) },
          look: rank,
          along: [from, to],
        },
      ]
    }
    case 'arrow':
      return [
        { kind: 'stroke', points: [mark.from, mark.to], look: 'arrow' },
        { kind: 'words', at: mark.to, text: { plain: mark.name }, look: 'name' },
      ]
    case 'angle': {
      const arc = arcPoints(mark.at, mark.forward, 0, mark.degrees, radius * 0.5)
      const [label, ...also] = alongRay(mark.at, mark.forward, mark.degrees / 2, ANGLE_WORDS, radius)
      return [
        { kind: 'stroke', points: arc, look: 'thin' },
        { kind: 'words', at: label as Vec3, text: { degrees: mark.degrees }, look: 'main', also },
      ]
    }
    case 'sectors':
      return sectorShapes(mark, radius)
    case 'outline': {
      const { corners } = mark
      const area = polygonArea(corners)
      return [
        { kind: 'fill', points: corners.map(onFloor), isFound: true },
        ...(area >= LEAST_AREA
          ? [
              {
                kind: 'words',
                at: onFloor(meanOf(corners)),
                text: { squareMetres: area },
                look: 'main',
              } as const,
            ]
          : []),
      ]
    }
  }
}
