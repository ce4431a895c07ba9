export { readSparQuestion, readStiQuestion } from './benchQuestions.ts'
export { readCsv, writeCsv } from './csv.ts'
export { MapFileError, RecordError } from './errors.ts'
export type { PageContents } from './export/htmlBack.ts'
export type {
  ExportedFrame,
  ExportedQuestion,
  Paper,
  PlanOptions,
} from './export/index.ts'
export type { CutStencil, Stencil } from './export/pdf.ts'
export * from './gridMap.ts'
export { readLabelCloud, writeLabelCloud } from './labelCloud.ts'
export { LayoutFileError, readLayout, writeLayout } from './layoutJson.ts'
export { layoutSchema } from './layoutSchema.ts'
export { upgradedLayout } from './layoutUpgrade.ts'
export { type Omni3dOptions, readOmni3d, writeOmni3d } from './omni3d.ts'
export * from './predictions.ts'
export { gridOfPrinted, layoutOfPrinted } from './printedMap.ts'
export { type MapsRead, readMaps } from './recognise.ts'
export * from './records.ts'
export { readRoomPlan, writeRoomPlan } from './roomPlan.ts'
export { SAMPLE_FORMATS, type SampleFormat } from './sampleFields.ts'
export { readSample, readSamples, type Sample, writeSample } from './samples.ts'
export { readSpatialLm, writeSpatialLm } from './spatialLm.ts'
export { readVideo2LayoutMap, writeVideo2LayoutMap } from './video2layoutMap.ts'
export { type RefusedScene, readVsiMetaInfo } from './vsiBench.ts'
export { readVsiParquet } from './vsiParquet.ts'
export { readVsiQuestion, readVsiQuestions } from './vsiQuestions.ts'
/** Drawings, models and pages: fetched when something is exported, or an exported file comes back. */
export const exporters = () => import('./export/index.ts')
