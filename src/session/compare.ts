import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import { comparisonOf, type ShownComparison, sceneFor } from './comparison.ts'
import { failureOf } from './failure.ts'
import { showLayer } from './presentation.ts'
import { type AlignmentKind, type Comparison, session } from './store.ts'

/** The open map held against a truth or a second prediction: intents of the views, and what they show of it. */

/** A file with several scenes of which none has the document's name: the user says which. */
export interface SceneQuestion {
  fileName: string
  scenes: readonly Layout[]
}

export interface Comparing {
  question: SceneQuestion | undefined
  /** Whether the comparison has the place of the table of objects. */
  isShown: boolean
}

/** What the comparison waits for, and where it is shown; never undone. */
export const comparing = createStore<Comparing>(() => ({ question: undefined, isShown: false }))

/** Shows the comparison in place of the table, and on the map; or the table again. */
export function showComparison(isShown: boolean): void {
  comparing.setState({ isShown })
  if (isShown) showLayer('comparison', true)
}

function hold(comparison: Comparison | undefined): void {
  const { document } = session.getState()
  comparing.setState({ question: undefined })
  if (!document) return
  const { comparison: _, ...rest } = document
  session.setState({ document: { ...rest, ...(comparison && { comparison }) } })
}

/** Holds a layout against the open map. Frames of two maps are rarely one: turn and shift are taken out at first. */
export function compareWithLayout(layout: Layout, name = layout.source.name): void {
  hold({ name, layout, alignment: 'rigid' })
  showComparison(true)
}

/** Reads a file of any format that is known and holds it against the open map; several scenes are asked about. */
export async function compareWith(file: File): Promise<void> {
  const { document } = session.getState()
  if (!document) return
  try {
    const { readMaps } = await import('../formats/index.ts')
    const { layouts } = readMaps(await file.text(), file.name)
    const scene = sceneFor(layouts, document.layout.source.name)
    if (scene) compareWithLayout(scene, layouts.length > 1 ? `${file.name}, ${scene.source.name}` : file.name)
    else comparing.setState({ question: { fileName: file.name, scenes: layouts }, isShown: true })
  } catch (error) {
    session.setState({ notice: { ...failureOf(error), about: file.name } })
  }
}

/** The user's word on which scene of the file is meant. */
export function chooseScene(name: string): void {
  const { question } = comparing.getState()
  const scene = question?.scenes.find(({ source }) => source.name === name)
  if (question && scene) compareWithLayout(scene, `${question.fileName}, ${name}`)
}

export const dropSceneQuestion = (): void => comparing.setState({ question: undefined })
export const dropComparison = (): void => hold(undefined)

export function setAlignment(alignment: AlignmentKind): void {
  const { comparison } = session.getState().document ?? {}
  if (comparison) hold({ ...comparison, alignment })
}

/** Several views show one comparison: it is made once. */
let last: { layout: Layout; comparison: Comparison; result: ShownComparison } | undefined

/** The same, remembered until one of the two changes. @param layout the part of the document that is shown. */
export function shownComparison(layout: Layout, comparison: Comparison): ShownComparison {
  if (last?.layout !== layout || last.comparison !== comparison)
    last = { layout, comparison, result: comparisonOf(layout, comparison.layout, comparison.alignment) }
  return last.result
}
