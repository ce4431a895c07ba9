import type { Vec2 } from '../../geometry/index.ts'
import { type Layout, poseAt } from '../../layout/index.ts'

/** How a map builds up as its film plays. Times in seconds of the film. */

/** Where there is no film, so long for each object, and at least so long. */
const SECONDS_PER_OBJECT = 0.9
const LEAST_SECONDS = 4

/** How long the presentation of a layout takes: its film, else a while for each object. */
export function lengthOf({ source, frames, objects }: Layout): number {
  const film = Math.max(source.durationSeconds, frames.at(-1)?.timestampSeconds ?? 0)
  return film > 0 ? film : Math.max(LEAST_SECONDS, objects.length * SECONDS_PER_OBJECT)
}

/** When each object is first seen; those that no frame is known to show come one after the other, evenly. */
export function firstSeen(layout: Layout): ReadonlyMap<string, number> {
  const { frames, objects } = layout
  const length = lengthOf(layout)
  const times = objects.map(({ id, sightings }) => {
    const seen = sightings.flatMap(({ frame }) => frames[frame]?.timestampSeconds ?? [])
    return { id, at: seen.length ? Math.min(...seen) : undefined }
  })
  const unseen = times.filter(({ at }) => at === undefined).length
  let k = 0
  return new Map(times.map(({ id, at }) => [id, at ?? (length * 0.9 * k++) / unseen]))
}

/** A way with times on it. */
type Stamped = { seconds: number; at: Vec2 }

/** Neighbours on the way that are further apart than this have nothing known between them, seconds. */
const LONGEST_GAP = 1

/** The camera's way up to a moment, in pieces where it has gaps; metres in the map frame. */
export function wayUntil(layout: Layout, seconds: number): Vec2[][] {
  const { cameraPath, frames } = layout
  const onPath = cameraPath?.length ? cameraPath : undefined
  const points: Stamped[] = (onPath ?? frames).flatMap(({ timestampSeconds, T_map_camera: T }) =>
    T ? [{ seconds: timestampSeconds, at: [T.translation[0], T.translation[1]] }] : [],
  )
  const runs: Vec2[][] = []
  let before = Number.NEGATIVE_INFINITY
  for (const point of points) {
    if (point.seconds > seconds) break
    // From frame to frame there is always a line, however long it takes.
    if (runs.length === 0 || (onPath && point.seconds - before > LONGEST_GAP)) runs.push([])
    runs.at(-1)?.push(point.at)
    before = point.seconds
  }
  const now = onPath && poseAt(onPath, seconds)
  if (now && runs.length && seconds - before <= LONGEST_GAP)
    runs.at(-1)?.push([now.translation[0], now.translation[1]])
  return runs
}
