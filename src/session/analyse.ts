import { buildLayout, type DepthGrid, type Layout } from '../layout/index.ts'
import {
  ASSUMED_FIELD_OF_VIEW,
  chooseKeyframes,
  effortOf,
  type FieldOfView,
  type FilmSource,
  type FollowEnd,
  type FollowedFrame,
  frameSizeOf,
  type ModelManifest,
  modelTask,
  openNetworks,
  perceive,
  type Runtime,
  recoverMotion,
} from '../perception/index.ts'
import type { RgbaImage } from '../video/index.ts'
import { askedFrames, chosenBy, isSparse, remarksOn, remarksOnChoice } from './plan.ts'
import type { AnalysisEvent, AnalysisSettings, Stage } from './protocol.ts'
import { packSemantics } from './semantics.ts'
import { Stopwatch } from './stopwatch.ts'
import { expectedKeyframes, TimeLeft } from './timeLeft.ts'
import { whileWaiting } from './whileWaiting.ts'

/** What the analysis runs on: a browser's workers, or what a command line has in their place. */
export interface AnalysisHost {
  /** @throws VideoError. */
  openFilm(signal: AbortSignal): Promise<FilmSource>
  /** What runs the networks, and the list of those that there are. */
  openModels(signal: AbortSignal): Promise<{ runtime: Runtime; manifest: ModelManifest }>
  /** A keyframe's picture as a JPEG file; without it nobody looks, and no frame is told of. */
  encodeJpeg?(picture: RgbaImage): Promise<Blob>
}

const fieldOfViewOf = ({ fieldOfViewDegrees: degrees }: AnalysisSettings): FieldOfView =>
  degrees === 'auto' ? ASSUMED_FIELD_OF_VIEW : { radians: (degrees * Math.PI) / 180, sd: 0, source: 'given' }

/** The map's progress is told in so many parts. */
const MAP_PARTS = 100

/** Follows the whole film. */
async function* follow(
  film: FilmSource,
  askedSeconds: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<AnalysisEvent, FollowEnd & { frames: FollowedFrame[] }> {
  const frames: FollowedFrame[] = []
  const following = film.follow(askedSeconds, signal)
  for (;;) {
    const step = await following.next()
    if (step.done) return { ...step.value, frames }
    const { done, total } = step.value
    frames.push(...step.value.frames)
    yield { type: 'stage', stage: 'follow', done, total, unit: 'frames' }
  }
}

/**
 * The whole way from a film to a layout. Yields what happens; the last event is `done`. Runs in a worker.
 * The film is followed while the networks are loaded; then they run on its keyframes.
 * @throws VideoError, the runtime's errors, the signal's reason.
 */
export async function* analyse(
  settings: AnalysisSettings,
  host: AnalysisHost,
  signal: AbortSignal,
): AsyncGenerator<AnalysisEvent> {
  const left = new TimeLeft()
  for await (const event of steps(settings, host, left, signal)) {
    if (event.type !== 'stage') {
      yield event
      continue
    }
    const { stage, done, total } = event
    const secondsLeft = left.at(performance.now() / 1000, stage, done, total)
    yield { ...event, ...(secondsLeft !== undefined && { secondsLeft }) }
  }
}

/** @param left is told what the run will cost, as far as that is known before it is seen. */
async function* steps(
  settings: AnalysisSettings,
  host: AnalysisHost,
  left: TimeLeft,
  signal: AbortSignal,
): AsyncGenerator<AnalysisEvent> {
  const watch = new Stopwatch()
  const enter = (stage: Stage): AnalysisEvent => {
    watch.enter(stage)
    return { type: 'stage', stage, done: 0, total: 0, unit: '' }
  }
  yield enter('open')
  const film = await host.openFilm(signal)
  try {
    const { info } = film
    const askedSeconds = askedFrames(info, settings)
    const effort = effortOf(settings.effort)
    const loading = loadNetworks()
    left.expect(askedSeconds.length || expectedKeyframes(effort, info.durationSeconds))

    yield enter('follow')
    const followed = yield* follow(film, askedSeconds, signal)
    const frameSize = frameSizeOf(info)
    const choice = chooseKeyframes(followed.frames, {
      effort,
      durationSeconds: info.durationSeconds,
      frameWidth: frameSize.width,
      askedSeconds,
    })

    yield enter('models')
    const { runtime, networks } = yield* whileWaiting(loading.opened, loading.progress)
    const told = networks.sessions.map(({ reason }) => reason)
    for (const { entry, backend, reason } of networks.sessions)
      yield { type: 'backend', network: entry.title, backend, reason }

    yield enter('watch')
    const fieldOfView = fieldOfViewOf(settings)
    const looking = perceive(
      film,
      networks,
      {
        keyframes: choice.frames.map((k) => followed.frames[k] as FollowedFrame),
        askedSeconds,
        searchAll: settings.frames === 'auto' && !settings.handPickedSeconds?.length,
        fieldOfView: fieldOfView.radians,
        effort,
      },
      signal,
    )
    let step = await looking.next()
    for (; !step.done; step = await looking.next()) {
      const { done, total, keyframe } = step.value
      yield { type: 'stage', stage: 'watch', done, total, unit: 'keyframes' }
      if (!keyframe || !host.encodeJpeg) continue
      const { index, evidence, picture } = keyframe
      const { timestampSeconds, searched, detections } = evidence
      const { width, height } = picture
      const jpeg = await host.encodeJpeg(picture)
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
    // A GPU that is lost on the way changes what runs them.
    for (const [k, { entry, backend, reason }] of networks.sessions.entries())
      if (reason !== told[k]) yield { type: 'backend', network: entry.title, backend, reason }
    const keyframes = step.value
    film.close()

    yield enter('link')
    const watched = { keyframes, stream: followed.frames }
    const linking = recoverMotion(watched, fieldOfView, networks.similarity, signal)
    let link = await linking.next()
    for (; !link.done; link = await linking.next())
      yield { type: 'stage', stage: 'link', ...link.value, unit: '' }

    // Most of what a keyframe weighs, and the map needs none of it.
    for (const { features } of keyframes) features.values = new Float32Array(0)
    yield enter('map')
    const { name, durationSeconds, width, height } = info
    const remarks = [
      ...remarksOn(info, followed.delivery),
      ...remarksOnChoice(choice.stretches, keyframes.length, settings.effort),
    ]
    const depth: DepthGrid[] = []
    const building = buildLayout(link.value.keyframes, link.value, {
      source: { name, durationSeconds, width, height, remarks },
      models: networks.sessions.map(({ entry, variant, backend }) => ({
        task: entry.task,
        title: entry.title,
        variant: variant.id,
        backend,
      })),
      chosen: chosenBy(settings, askedSeconds),
      ...(settings.cameraHeightMetres && { cameraHeightMetres: settings.cameraHeightMetres }),
      onDepth: (grids) => depth.push(...grids),
    })
    let built = building.next()
    for (; !built.done; built = building.next()) {
      const done = Math.floor(MAP_PARTS * built.value)
      yield { type: 'stage', stage: 'map', done, total: MAP_PARTS, unit: '' }
    }
    const layout: Layout = built.value
    const used = networks.sessions.map(({ entry, variant, backend }) => [
      entry.title,
      { ...networks.timings[entry.task], backend, variant: variant.id },
    ])
    const tracking = { frames: followed.frames.length, milliseconds: followed.trackingMilliseconds }
    const timings = { ...watch.stop(), networks: Object.fromEntries(used), tracking }
    yield { type: 'done', layout, depth, timings }
    await runtime.close()
  } finally {
    film.close()
  }

  /** Begins to open the networks; what happens is told when somebody waits for them. */
  function loadNetworks() {
    const progress: AnalysisEvent[] = []
    const loading = new Map<string, { bytes: number; total: number }>()
    const open = async () => {
      const { runtime, manifest } = await host.openModels(signal)
      left.runsOn(runtime.backend)
      // Only features connect frames that are far apart: they are worth the finest pictures, unless the user chose Quick.
      const { depthPixels } = effortOf(isSparse(film.info) && settings.effort > 1 ? 5 : settings.effort)
      let compiling = 0
      const tell = () => {
        const sum = (key: 'bytes' | 'total') => [...loading.values()].reduce((all, one) => all + one[key], 0)
        const [bytes, total] = [sum('bytes'), sum('total')]
        // A GPU compiles a network's shaders once, in seconds that no file's bytes explain.
        const isPreparing = compiling > 0 && bytes === total
        const counts = isPreparing
          ? ({ done: compiling - 1, total: modelTask.options.length, unit: 'networks' } as const)
          : ({ done: bytes, total, unit: 'bytes' } as const)
        progress.push({ type: 'stage', stage: 'models', ...counts })
      }
      const networks = await openNetworks(
        runtime,
        manifest,
        frameSizeOf(film.info),
        depthPixels,
        signal,
        (task, bytes, total) => {
          loading.set(task, { bytes, total })
          tell()
        },
        () => {
          compiling++
          tell()
        },
      )
      return { runtime, networks }
    }
    const opened = open()
    // Whoever awaits it hears of a failure; until then it is no unhandled one.
    opened.catch(() => undefined)
    return { opened, progress }
  }
}
