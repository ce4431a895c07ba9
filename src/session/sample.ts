import { compareWithLayout, showComparison } from './compare.ts'
import { showComputed } from './controller.ts'
import { openDataset } from './dataset.ts'
import { failureOf } from './failure.ts'
import { showLayer } from './presentation.ts'
import { session } from './store.ts'
import { holdVideo } from './videos.ts'

/**
 * The sample room that ships with the app: a clip drawn by scripts/sample, the map that the app made of it, its ground
 * truth, and three predictions about it.
 */

const VIDEO = 'sample/room.mp4'
const MAP = 'sample/room.map.json'
const TRUTH = 'sample/room.truth.json'
const PREDICTIONS = 'sample/predictions.jsonl'
const NAME = 'Sample room.mp4'

/** The sample's files could not be read from the place that the app comes from. */
export class SampleUnavailable extends Error {
  override readonly name = 'SampleUnavailable'
  readonly remedy = 'Check the connection and try again, or choose a video of your own.'
}

async function fetched(path: string, name: string): Promise<File> {
  const response = await fetch(new URL(path, document.baseURI)).catch(() => undefined)
  if (!response?.ok) throw new SampleUnavailable('The sample room could not be loaded.')
  return new File([await response.blob()], name)
}

const told = (error: unknown) => session.setState({ notice: { ...failureOf(error), about: 'Sample room' } })

/** A second click while the map comes asks for the same one. */
let opening: Promise<void> | undefined

/**
 * Opens the map of the sample clip as it ships, at once; its film and its ground truth follow. During a run: nothing.
 */
export function openSample(): Promise<void> {
  opening ??= opened().finally(() => {
    opening = undefined
  })
  return opening
}

async function opened(): Promise<void> {
  try {
    const video = fetched(VIDEO, NAME)
    const truth = fetched(TRUTH, TRUTH)
    // Told where each is awaited; until then nobody has missed them.
    for (const file of [video, truth]) file.catch(() => undefined)
    const [file, { readComputed }] = await Promise.all([fetched(MAP, MAP), import('./readComputed.ts')])
    const computed = readComputed(await file.text())
    // A video of the user's own came meanwhile.
    if (session.getState().run) return
    const { layout } = computed
    showComputed({ ...computed, layout: { ...layout, source: { ...layout.source, name: NAME } } })
    const predicted = session.getState().document?.predicted
    const isOpen = () => session.getState().document?.predicted === predicted
    await Promise.all([withVideo(video, isOpen), withTruth(truth, isOpen)])
  } catch (error) {
    told(error)
  }
}

/** Puts the film beside its map. @param isOpen whether the map is open still. */
async function withVideo(video: Promise<File>, isOpen: () => boolean): Promise<void> {
  const file = await video
  const { document: open } = session.getState()
  if (open && isOpen()) session.setState({ document: { ...open, videoUrl: holdVideo(file) } })
}

/** Compares the map with its ground truth. */
async function withTruth(truth: Promise<File>, isOpen: () => boolean): Promise<void> {
  const [file, { readLayout }] = await Promise.all([truth, import('../formats/index.ts')])
  const layout = readLayout(await file.text())
  if (!isOpen()) return
  compareWithLayout(layout, 'the room as it was drawn')
  // The comparison is one click away; the map itself comes first.
  showComparison(false)
  showLayer('comparison', false)
}

/** Opens the three example predictions, with the room's truth beside them. */
export async function openSamplePredictions(): Promise<void> {
  try {
    openDataset(
      await Promise.all([fetched(PREDICTIONS, 'predictions.jsonl'), fetched(TRUTH, 'room.truth.json')]),
    )
  } catch (error) {
    told(error)
  }
}
