import type { Layout } from '../../src/layout/index.ts'
import { begun, type OpenDocument } from '../../src/session/index.ts'

/** A layout as it is open just after it was read, without a film. */
export const openDocument = (layout: Layout): OpenDocument => ({
  predicted: layout,
  layout,
  history: begun(layout),
  film: [],
  backends: [],
})
