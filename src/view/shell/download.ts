import { exportName, layoutText, session } from '../../session/index.ts'
import { saveFile } from './export/saveFile.ts'

/** The name under which a video's layout is saved. */
export const layoutFileName = (videoName: string): string => exportName('json', videoName)

/** Saves the open document's layout as a file. */
export async function downloadLayout(): Promise<void> {
  const { document: open } = session.getState()
  const text = await layoutText()
  if (!open || text === undefined) return
  saveFile(new File([text], layoutFileName(open.layout.source.name), { type: 'application/json' }))
}
