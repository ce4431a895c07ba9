import type { Layout } from '../../layout/index.ts'
import { select } from '../../session/index.ts'
import { inLayerOrder } from '../common/shown.ts'

/**
 * Keys N and P go through the objects in the order of the table; true where the key was one of them.
 * @param layout with the objects that are shown.
 */
export function stepSelection(key: string, layout: Layout, selected: string | undefined): boolean {
  const objects = inLayerOrder(layout.objects)
  const step = { n: 1, p: -1 }[key.toLowerCase()]
  if (!step || objects.length === 0) return false
  const at = objects.findIndex(({ id }) => id === selected)
  const next = at < 0 ? (step > 0 ? 0 : objects.length - 1) : (at + step + objects.length) % objects.length
  select(objects[next]?.id)
  return true
}
