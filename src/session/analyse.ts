import { buildLayout, type DepthGrid, type Layout } from '../layout/index.ts'
import {
  ASSUMED_FIELD_OF_VIEW,
  effortOf,
  type FieldOfView,
  FRAME_SIDE,
  loadManifest,
  openNetworks,
  openRuntime,
  perceive,
  recoverMotion,
  SPARSE_RATE,
} from '../perception/index.ts'
import {
  handPickedPlan,
  type OpenVideo,
  openVideo,
  type RgbaImage,
  uniformPlan,
  type VideoInfo,
} from '../video/index.ts'
import type { AnalysisEvent, AnalysisRequest, AnalysisSettings, RunTimings, Stage } from './protocol.ts'
import { packSemantics } from './semantics.ts'

const USUAL_FRAMES = 16
/** A clip of so few frames, far apart, is looked at whole. */
const FEW_FRAMES = 32

const isSparse = ({ frameRateMean }: VideoInfo) => frameRateMean > 0 && frameRateMean < SPARSE_RATE

const fieldOfViewOf = ({ fieldOfViewDegrees: degrees }: AnalysisSettings): FieldOfView =>
  degrees === 'auto' ? ASSUMED_FIELD_OF_VIEW : { radians: (degrees * Math.PI) / 180, sd: 0, source: 'given' }

/** The frames to search for objects, seconds. */
export function samplingPlan(info: VideoInfo, { frames, handPickedSeconds }: AnalysisSettings): number[] {
  const times = info.frameTimestampsSeconds
  if (handPickedSeconds?.length) return handPickedPlan(times, handPickedSeconds)
  if (frames !== 'auto') return uniformPlan(times, frames)
  return uniformPlan(times, isSparse(info) && times.length <= FEW_FRAMES ? times.length : USUAL_FRAMES)
}

/** What the user should know of the video itself, in sentences. */
export function remarksOn(video: OpenVideo): string[] {
  const { info } = video
  const delivery = video.delivery()
  const remarks: string[] = []
  const claimed = info.claimedDurationSeconds
  if (delivery?.truncated)
    remarks.push(
      `The file is cut off: ${delivery.decodedFrames} of the ${delivery.askedFrames} frames asked for could be read, up to ${(delivery.lastTimestampSeconds ?? 0).toFixed(1)} s.`,
    )
  else if (info.truncated)
    remarks.push(
      claimed
        ? `The file is cut off: it claims ${claimed.toFixed(1)} s and holds ${info.durationSeconds.toFixed(1)} s.`
        : `The file is cut off after ${info.durationSeconds.toFixed(1)} s.`,
    )
  if (delivery?.damaged || info.damaged) {
    const missing = (delivery?.askedFrames ?? 0) - (delivery?.decodedFrames ?? 0)
    remarks.push(
      missing > 0 && !delivery?.truncated
        ? `Parts of the file are damaged: ${missing} of the frames asked for could not be read.`
        : 'Parts of the file are damaged.',
    )
  }
  return remarks
}

const JPEG_QUALITY = 0.82

async function jpegOf({ width, height, data }: RgbaImage): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas
    .getContext('2d')
    ?.putImageData(new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
}

/** Milliseconds by stage, as a run goes through them. */
class Stopwatch {
  private readonly started = performance.now()
  private readonly stages: Record<Stage, number> = { open: 0, models: 0, watch: 0, link: 0, map: 0 }
  private current: Stage = 'open'
  private since = this.started

  enter(stage: Stage) {
    const now = performance.now()
    this.stages[this.current] += now - this.since
    this.current = stage
    this.since = now
  }
  stop(): Pick<RunTimings, 'total' | 'stages'> {
    this.enter(this.current)
    return { total: performance.now() - this.started, stages: this.stages }
  }
}

/**
 * The whole way from a video to a layout. Yields what happens; the last event is `done`. Runs in a worker.
 * @throws VideoError, the runtime's errors, the signal's reason.
 */
export async function* analyse(
  { file, settings, modelsUrl }: AnalysisRequest,
  signal: AbortSignal,
): AsyncGenerator<AnalysisEvent> {
  const watch = new Stopwatch()
  const enter = (stage: Stage): AnalysisEvent => {
    watch.enter(stage)
    return { type: 'stage', stage, done: 0, total: 0, unit: '' }
  }
  yield enter('open')
  const video = await openVideo(file, signal)
  try {
    const { info } = video
    const sampledSeconds = samplingPlan(info, settings)

    yield enter('models')
    const progress: AnalysisEvent[] = []
    const manifest = await loadManifest(modelsUrl, signal)
    const { prefer, threads } = settings
    const runtime = await openRuntime({ modelsUrl, prefer, ...(threads && { threads }), signal })
    const effort = effortOf(settings.effort)
    const scale = Math.min(1, FRAME_SIDE / Math.max(info.width, info.height))
    const frameSize = { width: Math.round(info.width * scale), height: Math.round(info.height * scale) }
    const loading = new Map<string, { bytes: number; total: number }>()
    const opening = openNetworks(
      runtime,
      manifest,
      frameSize,
      // Only features connect frames that are far apart: they are worth the finest pictures, but to who wants it quick.
      (isSparse(info) && settings.effort > 1 ? effortOf(5) : effort).depthPixels,
      signal,
      (task, bytes, total) => {
        loading.set(task, { bytes, total })
        const sum = (key: 'bytes' | 'total') => [...loading.values()].reduce((s, v) => s + v[key], 0)
        progress.push({
          type: 'stage',
          stage: 'models',
          done: sum('bytes'),
          total: sum('total'),
          unit: 'bytes',
        })
      },
    )
    const networks = yield* whileWaiting(opening, progress)
    for (const { entry, backend, reason } of networks.sessions)
      yield { type: 'backend', network: entry.title, backend, reason }

    yield enter('watch')
    const fieldOfView = fieldOfViewOf(settings)
    const searchAll = settings.frames === 'auto' && !settings.handPickedSeconds?.length
    const options = { sampledSeconds, searchAll, fieldOfView: fieldOfView.radians, effort }
    const watching = perceive(video, networks, options, signal)
    let step = await watching.next()
    for (; !step.done; step = await watching.next()) {
      const { done, total, keyframe } = step.value
      yield { type: 'stage', stage: 'watch', done, total, unit: 'frames' }
      if (!keyframe) continue
      const { index, evidence, picture } = keyframe
      const { timestampSeconds, searched, detections } = evidence
      const { width, height } = picture
      const jpeg = await jpegOf(picture)
      const semantics = packSemantics(evidence.semantics)
      yield {
        type: 'frame',
        index,
        timestampSeconds,
        sampled: searched,
        width,
        height,
        picture: jpeg,
        detections,
        ...(semantics && { semantics }),
      }
    }

    yield enter('link')
    const linking = recoverMotion(step.value, fieldOfView, networks.similarity, signal)
    let link = await linking.next()
    for (; !link.done; link = await linking.next()) yield { type: 'stage', stage: 'link', ...link.value }

    yield enter('map')
    const { name, durationSeconds, width, height } = info
    const depth: DepthGrid[] = []
    const layout: Layout = buildLayout(link.value.keyframes, link.value, {
      source: { name, durationSeconds, width, height, remarks: remarksOn(video) },
      models: networks.sessions.map(({ entry, variant, backend }) => ({
        task: entry.task,
        title: entry.title,
        variant: variant.id,
        backend,
      })),
      ...(settings.cameraHeightMetres && { cameraHeightMetres: settings.cameraHeightMetres }),
      onDepth: (grids) => depth.push(...grids),
    })
    const used = networks.sessions.map(({ entry, variant, backend }) => [
      entry.title,
      { ...networks.timings[entry.task], backend, variant: variant.id },
    ])
    const { stream, trackingMilliseconds } = step.value
    const tracking = { frames: stream.length, milliseconds: trackingMilliseconds }
    const timings = { ...watch.stop(), networks: Object.fromEntries(used), tracking }
    yield { type: 'done', layout, depth, timings }
    await runtime.close()
  } finally {
    video.close()
  }
}

const POLL_MILLISECONDS = 100

/** Yields the events that callbacks collect while a promise is pending; returns its value. */
async function* whileWaiting<T>(
  promise: Promise<T>,
  events: AnalysisEvent[],
): AsyncGenerator<AnalysisEvent, T> {
  let settled = false
  const settle = () => {
    settled = true
  }
  promise.then(settle, settle)
  while (!settled) {
    await Promise.race([
      promise.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS)),
    ])
    // Only the newest: they replace each other.
    const last = events.splice(0).pop()
    if (last) yield last
  }
  return promise
}
