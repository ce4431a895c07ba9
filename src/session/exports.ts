import { layoutOfSubmap } from '../layout/index.ts'
import { answerIn, sureness } from '../reasoning/index.ts'
import { stateOf } from './answers.ts'
import { keyFrames } from './keyFrames.ts'
import { questions } from './questions.ts'
import { rasterised } from './raster.ts'
import { cutStencil } from './stencil.ts'
import { type OpenDocument, session, type Units } from './store.ts'

/** What can be taken away, in the order in which it is offered. */
export const EXPORTS = ['pdf', 'svg', 'png', 'html', 'json', 'csv', 'glb', 'dxf'] as const
export type ExportKind = (typeof EXPORTS)[number]

export const PAPERS = ['auto', 'A4', 'A3'] as const
export const EXPORT_SCALES = ['auto', 20, 50, 100] as const

export interface ExportSettings {
  units: Units
  /** Of the drawings: the denominator, 50 for 1:50; `auto`: the largest that fits. */
  scale: (typeof EXPORT_SCALES)[number]
  /** `auto`: a sheet as large as the drawing; A4 for a PDF. */
  paper: (typeof PAPERS)[number]
  withCameras: boolean
  /** Draws what takes up room and has no name. */
  withUnnamed: boolean
  /** Walls along the paper's edges, instead of the first camera's view pointing up. */
  isSquare: boolean
}

/** A file's name without what comes after its last dot, nor what is after that in ours. */
const stemOf = (name: string) => (name.replace(/\.[^.]*$/, '') || name).replace(/\.layout$/, '')

const ENDINGS: Readonly<Record<ExportKind, string>> = {
  pdf: 'plan.pdf',
  svg: 'plan.svg',
  png: 'plan.png',
  html: 'html',
  json: 'layout.json',
  csv: 'objects.csv',
  glb: 'glb',
  dxf: 'dxf',
}

/** The name under which an export is saved: that of the video, and what it is. */
export const exportName = (kind: ExportKind, sourceName: string): string =>
  `${stemOf(sourceName)}.${ENDINGS[kind]}`

const TYPES: Readonly<Record<ExportKind, string>> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  html: 'text/html',
  json: 'application/json',
  csv: 'text/csv',
  glb: 'model/gltf-binary',
  dxf: 'image/vnd.dxf',
}

/** The open questions with their answers on the map as it is; those without an answer are left out. */
const answered = ({ layout, predicted }: OpenDocument, units: Units) =>
  questions.getState().list.flatMap((question) => {
    const state = stateOf(question, layout, predicted)
    if (state.kind !== 'answered') return []
    const { answer } = state.asked
    const sure = sureness(units, answer, state.probability)
    const words = [answerIn(units, answer, question.options), sure].filter(Boolean)
    const { text, options } = question
    return [{ text, options, answer: words.join(' '), steps: answer.trace }]
  })

async function contentOf(
  kind: ExportKind,
  open: OpenDocument,
  part: number,
  settings: ExportSettings,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const { exporters, writeCsv, writeLayout } = await import('../formats/index.ts')
  const { layout: whole } = open
  // What is drawn is the part on screen; what opens again is all of it.
  const layout = layoutOfSubmap(whole, part)
  const { units } = settings
  if (kind === 'json') return writeLayout(whole)
  if (kind === 'csv') return writeCsv(layout)
  const write = await exporters()
  if (kind === 'glb') return write.writeGlb(layout, settings.withUnnamed)
  if (kind === 'dxf') return write.writeDxf(layout, units, settings.withUnnamed)
  const date = new Date()
  const options = { ...settings, date, frame: 'sheet' } as const
  if (kind === 'pdf') {
    const paper = settings.paper === 'auto' ? 'A4' : settings.paper
    return write.pdfOf(write.planSheet(layout, { ...options, paper }), date, cutStencil)
  }
  if (kind === 'html') {
    const bare = write.planSheet(layout, { ...options, scale: 'auto', paper: 'auto', frame: 'bare' })
    const plan = write.svgOf(bare, await write.layoutMetadata(whole))
    const frames = await keyFrames(open.film, layout)
    const { withUnnamed } = settings
    return write.writeHtml({
      layout,
      plan,
      questions: answered(open, units),
      frames,
      units,
      withUnnamed,
      date,
    })
  }
  const sheet = write.planSheet(layout, options)
  if (kind === 'svg') return write.svgOf(sheet, await write.layoutMetadata(whole))
  const { png, pixelsPerMetre } = await rasterised(write.svgOf(sheet), sheet)
  return write.pngWithLayout(png, whole, pixelsPerMetre)
}

/**
 * The open document as a file to be taken away; undefined where none is open.
 * @throws SheetTooSmallError, PictureError
 */
export async function exportDocument(kind: ExportKind, settings: ExportSettings): Promise<File | undefined> {
  const { document: open, part } = session.getState()
  if (!open) return undefined
  const content = await contentOf(kind, open, part, settings)
  return new File([content], exportName(kind, open.layout.source.name), { type: TYPES[kind] })
}
