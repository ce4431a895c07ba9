import { predict } from '../../cli/predict.ts'
import { allGaps } from '../../scripts/priors/distances.ts'
import { learnPriors } from '../../scripts/priors/learn.ts'
import { foldOf, trainingRooms } from '../../scripts/priors/rooms.ts'
import { seededRandom } from '../../src/geometry/index.ts'
import type { Layout, LayoutObject } from '../../src/layout/index.ts'
import { NO_MAP, type VsiSummary, vsiAggregate } from '../../src/reasoning/index.ts'
import { scored } from './vsiRows.ts'

const FOLDS = 10
const SEED = 20251124

export interface GuessAlone {
  /** How much of each room the map had. */
  map: 'none' | 'half of the objects'
  rooms: number
  questions: number
  folds: number
  summary: VsiSummary
}

/** Of objects that are known, along each axis, metres: a map that says that it is exact is not guessed at. */
const SD = 0.05

/** A room's map with every second object, by lot, where they truly are; without its outline and the annotated counts. */
function halfOf({ counts: _, room: __, ...layout }: Layout, random: () => number): Layout {
  const sd: LayoutObject['sd'] = { center: [SD, SD, SD], size: [SD, SD, SD], yaw: 0 }
  return {
    ...layout,
    objects: layout.objects.filter(() => random() < 0.5).map((object) => ({ ...object, sd })),
  }
}

/**
 * How good guessing is on rooms that it knows nothing of: the priors are learnt anew for each part of the rooms, from the
 * others (cross-validation by room). Without any map, and with half of each room's objects known. None of the rooms is one
 * of the bench's clips. Empty where the rooms are missing.
 */
export async function guessingAlone(): Promise<GuessAlone[]> {
  const rooms = await trainingRooms()
  if (!rooms) return []
  const { layouts, questions } = rooms
  const [gaps, random] = [allGaps(layouts), seededRandom(SEED)]
  const halves = new Map(layouts.map((layout) => [layout.source.name, halfOf(layout, random)]))
  const byFold = Array.from({ length: FOLDS }, (_, fold) => {
    const isHere = (scene: string) => foldOf(scene, FOLDS) === fold
    const priors = learnPriors(
      layouts.filter(({ source }) => !isHere(source.name)),
      questions.filter(({ scene = '' }) => !isHere(scene)),
      gaps,
    )
    return questions
      .filter(({ scene = '' }) => isHere(scene))
      .map((question) => ({
        none: scored(predict(question, NO_MAP, priors)),
        half: scored(predict(question, halves.get(question.scene ?? ''), priors)),
      }))
  }).flat()
  const of = (map: GuessAlone['map'], key: 'none' | 'half'): GuessAlone => ({
    map,
    rooms: layouts.length,
    questions: byFold.length,
    folds: FOLDS,
    summary: vsiAggregate(byFold.map((row) => row[key])),
  })
  return [of('none', 'none'), of('half of the objects', 'half')]
}
