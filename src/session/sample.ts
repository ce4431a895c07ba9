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

/** Analyses the sample clip as any video; when its map is there, its truth is held against it. During a run: nothing. */
export async function openSample(): Promise<void> {
  try {
    const video = await fetched(VIDEO, NAME)
    // A second click while the clip came, or a video of the user's own.
    if (session.getState().run) return
    startRun(video)
  } catch (error) {
    told(error)
    return
  }
  const videoUrl = session.getState().run?.videoUrl
  // A run ends a moment before its document is there: only another run says that this one's never comes.
  const stop = session.subscribe(({ document: open, run }) => {
    const isHere = open?.videoUrl === videoUrl
    if (isHere || (run && run.videoUrl !== videoUrl)) stop()
    if (isHere) void compareWithTruth(videoUrl)
  })
}

/** @param videoUrl of the document that is meant: another may have been opened while the truth came. */
async function compareWithTruth(videoUrl: string | undefined): Promise<void> {
  try {
    const [file, { readLayout }] = await Promise.all([fetched(TRUTH, TRUTH), import('../formats/index.ts')])
    const truth = readLayout(await file.text())
    if (session.getState().document?.videoUrl !== videoUrl) return
    compareWithLayout(truth, 'the room as it was drawn')
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
