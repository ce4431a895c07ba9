import { compareWithLayout, showComparison } from './compare.ts'
import { startRun } from './controller.ts'
import { openDataset } from './dataset.ts'
import { failureOf } from './failure.ts'
import { session } from './store.ts'

/** The sample room that ships with the app: a clip drawn by scripts/sample, its truth, and three predictions about it. */

const VIDEO = 'sample/room.mp4'
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

/** Analyses the sample clip as any video; when its map is there, its truth is held against it. */
export async function openSample(): Promise<void> {
  try {
    const video = await fetched(VIDEO, NAME)
    startRun(video)
  } catch (error) {
    told(error)
    return
  }
  const run = session.getState().run?.startedAt
  const stop = session.subscribe((state, before) => {
    if (state.run?.startedAt === run) return
    stop()
    if (state.document && state.document !== before.document && state.document.layout.source.name === NAME)
      void compareWithTruth()
  })
}

async function compareWithTruth(): Promise<void> {
  try {
    const [file, { readLayout }] = await Promise.all([fetched(TRUTH, TRUTH), import('../formats/index.ts')])
    compareWithLayout(readLayout(await file.text()), 'the room as it was drawn')
    // The comparison is one click away; the map itself comes first.
    showComparison(false)
  } catch (error) {
    told(error)
  }
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
