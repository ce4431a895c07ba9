import type { Layout } from '../../layout/index.ts'
import type { Draft } from '../../session/index.ts'

/** The layout as it is drawn: an object that is being dragged has the box it would get. All others stay who they are. */
export function shownLayout(layout: Layout, draft: Draft | undefined): Layout {
  if (!draft || !layout.objects.some(({ id }) => id === draft.objectId)) return layout
  return {
    ...layout,
    objects: layout.objects.map((object) =>
      object.id === draft.objectId ? { ...object, box: draft.box } : object,
    ),
  }
}

/** The number that stands for an object where its name has no room: its place in the list, from 1. */
export const objectNumbers = ({ objects }: Pick<Layout, 'objects'>): ReadonlyMap<string, number> =>
  new Map(objects.map(({ id }, k) => [id, k + 1]))
