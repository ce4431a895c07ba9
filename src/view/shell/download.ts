import { layoutText, session } from '../../session/index.ts'
import { withoutExtension } from '../common/format.ts'

/** The name under which a video's layout is saved. */
export const layoutFileName = (videoName: string): string =>
  `${withoutExtension(videoName).replace(/\.layout$/, '')}.layout.json`

/** Saves the open document's layout as a file. */
export async function downloadLayout(): Promise<void> {
  const { document: open } = session.getState()
  const text = await layoutText()
  if (!open || text === undefined) return
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = layoutFileName(open.layout.source.name)
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
