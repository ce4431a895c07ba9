import { type Layout, type LayoutFrame, objectsOfAllSubmaps } from '../../layout/index.ts'

/** The frame after (or before) the place in the film; undefined at the film's end (or beginning). */
export function neighbourFrame(
  frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[],
  seconds: number,
  by: 1 | -1,
): number | undefined {
  const slack = 0.01
  if (by > 0) {
    const next = frames.findIndex(({ timestampSeconds }) => timestampSeconds > seconds + slack)
    return next < 0 ? undefined : next
  }
  const before = frames.findLastIndex(({ timestampSeconds }) => timestampSeconds < seconds - slack)
  return before < 0 ? undefined : before
}

/** The frames that show an object. */
export const framesShowing = (layout: Layout, id: string | undefined): ReadonlySet<number> =>
  new Set(
    objectsOfAllSubmaps(layout)
      .find((object) => object.id === id)
      ?.sightings.map(({ frame }) => frame),
  )

/** How far to scroll a row so that an item of it is well in sight; the same where it already is. */
export function scrollTo(
  item: { start: number; end: number },
  view: { start: number; length: number },
): number {
  const margin = view.length * 0.1
  if (item.start - margin >= view.start && item.end + margin <= view.start + view.length) return view.start
  return Math.max(0, (item.start + item.end - view.length) / 2)
}
