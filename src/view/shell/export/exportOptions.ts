import type { ExportKind, ExportSettings } from '../../../session/index.ts'

/** Which options mean something for a format. */
export const OPTIONS: Readonly<Record<ExportKind, readonly (keyof ExportSettings)[]>> = {
  pdf: ['paper', 'scale', 'units', 'withCameras', 'withUnnamed', 'isSquare'],
  svg: ['paper', 'scale', 'units', 'withCameras', 'withUnnamed', 'isSquare'],
  png: ['paper', 'scale', 'units', 'withCameras', 'withUnnamed', 'isSquare'],
  html: ['units', 'withCameras', 'withUnnamed', 'isSquare'],
  json: [],
  csv: [],
  glb: ['withUnnamed'],
  dxf: ['units', 'withUnnamed'],
}

/** How a format's file is called after its last dot. */
export const SUFFIXES: Readonly<Record<ExportKind, string>> = {
  pdf: '.pdf',
  svg: '.svg',
  png: '.png',
  html: '.html',
  json: '.json',
  csv: '.csv',
  glb: '.glb',
  dxf: '.dxf',
}
