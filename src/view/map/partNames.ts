import type { Layout } from '../../layout/index.ts'
import { PARTS } from '../common/strings/map.ts'

/** How a part of the film is called. */
export const partName = PARTS.name

/** How many frames a part has, and the times of its first and last one, seconds. */
export function partSpan(
  { frames, submaps = [] }: Layout,
  part: number,
): { frames: number; from: number; to: number } {
  const own =
    part === 0
      ? frames.filter(({ T_map_camera }) => T_map_camera)
      : (submaps[part - 1]?.frames ?? []).flatMap(({ frame }) => frames[frame] ?? [])
  const times = own.map(({ timestampSeconds }) => timestampSeconds)
  return { frames: own.length, from: times.length ? Math.min(...times) : 0, to: Math.max(0, ...times) }
}
