import { type InverseDepthMap, median } from '../geometry/index.ts'
import { type RgbaImage, resizeArea } from '../video/index.ts'
import { decodeDetections } from './detections.ts'
import type { Detection, LineSegment, PatchFeatures, SemanticGrid } from './evidence.ts'
import { decodeLines } from './lines.ts'
import {
  type LoadProgress,
  type ModelManifest,
  type ModelTask,
  modelFor,
  type NetworkSession,
  type PictureSpec,
  pictureSpecOf,
  pictureToTensor,
  type Runtime,
  type TensorData,
  variantForPicture,
} from './runtime/index.ts'
import { SEMANTIC_CLASSES } from './semanticClasses.ts'

/** Detections fainter than this are noise; what the kinds' thresholds are, the layout decides. */
const MIN_DETECTION_SCORE = 0.2
/** Pixels of the depth network's input that a GPU affords. */
const GPU_PIXELS = 518 * 518

/**
 * The shift of Depth Anything V2 Small's output: 1 / depth = a (value + SHIFT). Measured on two indoor clips with true
 * depth: medians 2.3 and 2.0 frame by frame; a constant costs one per cent of depth against a fitted one.
 */
const DEPTH_SHIFT = 2.2

/** What the depth network computes of a frame. */
export interface DepthOutput {
  /** The frame as the network was given it. */
  image: TensorData
  inverseDepth: InverseDepthMap
  /** Block 6 of the encoder: tells places apart. */
  features: PatchFeatures
  /** Block 12, the last, of the encoder: tells what things are. */
  semantics: PatchFeatures
}

/** The networks of one run, on frames of one size. */
export interface Networks {
  /** Objects in a frame, in the frame's pixels. */
  detect(frame: RgbaImage): Promise<Detection[]>
  depth(frame: RgbaImage): Promise<DepthOutput>
  /** What each cell of a frame shows, from what the depth network computed of it. */
  semantics(output: DepthOutput): Promise<SemanticGrid>
  lines(frame: RgbaImage): Promise<LineSegment[]>
  /** log of metres times relative inverse depth, by the metric network: the frame's scale. */
  metricAnchor(frame: RgbaImage, inverseDepth: InverseDepthMap): Promise<number | undefined>
  similarity: Runtime['similarity']
  /** What runs where, for the layout and the interface. */
  sessions: readonly NetworkSession[]
  /** Milliseconds spent in each network, and how often it ran. */
  readonly timings: Readonly<Record<ModelTask, { runs: number; milliseconds: number }>>
}

/** A frame as a network's input, and how many of the frame's pixels one of the input's spans. */
function prepare(spec: PictureSpec, size: { width: number; height: number }, frame: RgbaImage) {
  if (spec.fit.kind === 'stretch') {
    const picture = resizeArea(frame, size.width, size.height)
    return { image: pictureToTensor(spec, picture), framePixels: frame.width / size.width }
  }
  const scale = Math.min(size.width / frame.width, size.height / frame.height)
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)]
  const small = resizeArea(frame, width, height)
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(spec.fit.fill)
  for (let row = 0; row < height; row++)
    data.set(small.data.subarray(row * width * 4, (row + 1) * width * 4), row * size.width * 4)
  return { image: pictureToTensor(spec, { ...size, data }), framePixels: frame.width / width }
}

/**
 * Opens the networks that a run needs.
 * @param frame the frames' size: it chooses the depth network's shape. @param cpuPixels of the depth network's input,
 * where a CPU runs it.
 * @throws what Runtime.openNetwork throws; UnknownModelError.
 */
export async function openNetworks(
  runtime: Runtime,
  manifest: ModelManifest,
  frame: { width: number; height: number },
  cpuPixels: number,
  signal: AbortSignal,
  onProgress: (task: ModelTask, ...progress: Parameters<LoadProgress>) => void,
  onCompiling: (task: ModelTask) => void = () => undefined,
): Promise<Networks> {
  const timings = {
    depth: { runs: 0, milliseconds: 0 },
    detection: { runs: 0, milliseconds: 0 },
    lines: { runs: 0, milliseconds: 0 },
    'metric-depth': { runs: 0, milliseconds: 0 },
    semantics: { runs: 0, milliseconds: 0 },
  }
  const open = (task: ModelTask) => {
    const entry = modelFor(manifest, task)
    const variant = {
      cpu: variantForPicture(entry, frame, cpuPixels).id,
      gpu: variantForPicture(entry, frame, GPU_PIXELS).id,
    }
    const onCompile = () => onCompiling(task)
    return runtime.openNetwork(
      entry,
      { variant },
      { signal, onProgress: (...bytes) => onProgress(task, ...bytes), onCompile },
    )
  }
  const [depth, detection, lines, metric, head] = await Promise.all([
    open('depth'),
    open('detection'),
    open('lines'),
    open('metric-depth'),
    open('semantics'),
  ])

  const timed = async (
    network: NetworkSession,
    inputs: Record<string, TensorData>,
    roles: readonly string[],
  ) => {
    const started = performance.now()
    const outputs = await network.run(inputs, roles)
    const timing = timings[network.entry.task]
    timing.runs++
    timing.milliseconds += performance.now() - started
    return outputs
  }
  const run = async (network: NetworkSession, frame: RgbaImage, roles: readonly string[]) => {
    const { entry, variant } = network
    const { image, framePixels } = prepare(pictureSpecOf(entry), variant, frame)
    const outputs = await timed(network, { image }, roles)
    return { image, outputs, framePixels, width: variant.width, height: variant.height }
  }
  const data = (outputs: Record<string, TensorData>, role: string) => (outputs[role] as TensorData).data

  return {
    similarity: runtime.similarity,
    sessions: [depth, detection, lines, metric, head],
    timings,
    async detect(image) {
      const { outputs, framePixels, width } = await run(detection, image, ['boxes', 'scores'])
      const classes = detection.entry.classes.map(({ name }) => name)
      const [boxes, scores] = [data(outputs, 'boxes'), data(outputs, 'scores')]
      return decodeDetections(boxes, scores, classes, MIN_DETECTION_SCORE, framePixels * width, image)
    },
    async depth(frame) {
      const { image, outputs, width, height } = await run(depth, frame, [
        'inverseDepth',
        'features',
        'semantics',
      ])
      const { rows, columns } = depth.variant.grid ?? { rows: 1, columns: 1 }
      const patches = (role: string): PatchFeatures => {
        const values = data(outputs, role)
        return { rows, columns, channels: values.length / (rows * columns), values }
      }
      return {
        image,
        inverseDepth: { width, height, values: data(outputs, 'inverseDepth').map((v) => v + DEPTH_SHIFT) },
        features: patches('features'),
        semantics: patches('semantics'),
      }
    },
    async semantics({ image, inverseDepth, features, semantics }) {
      const patches = ({ rows, columns, channels, values }: PatchFeatures): TensorData => ({
        data: values,
        dims: [1, rows, columns, channels],
      })
      const inputs = {
        image,
        inverseDepth: { data: inverseDepth.values, dims: [1, inverseDepth.height, inverseDepth.width, 1] },
        features: patches(features),
        semantics: patches(semantics),
      }
      const { probabilities } = await timed(head, inputs, ['probabilities'])
      const { data: values, dims } = probabilities as TensorData
      return {
        classes: SEMANTIC_CLASSES,
        rows: dims[1] as number,
        columns: dims[2] as number,
        probabilities: values,
      }
    },
    async lines(image) {
      const { outputs } = await run(lines, image, ['scores', 'offsets'])
      const scores = data(outputs, 'scores')
      return decodeLines(
        scores,
        data(outputs, 'offsets'),
        Math.sqrt(scores.length),
        image.width,
        image.height,
      )
    },
    async metricAnchor(image, inverseDepth) {
      const { outputs, width, height } = await run(metric, image, ['depth'])
      return anchorOf(data(outputs, 'depth'), width, height, inverseDepth)
    },
  }
}

/** Every how many pixels of the metric network's output the two depths are compared. */
const STRIDE = 8

/** Median over the picture of log(metres x relative inverse depth). */
function anchorOf(
  metres: Float32Array,
  width: number,
  height: number,
  map: InverseDepthMap,
): number | undefined {
  const logs: number[] = []
  for (let y = STRIDE / 2; y < height; y += STRIDE)
    for (let x = STRIDE / 2; x < width; x += STRIDE) {
      const [column, row] = [Math.floor((x * map.width) / width), Math.floor((y * map.height) / height)]
      const relative = map.values[row * map.width + column] as number
      const depth = metres[y * width + x] as number
      if (depth > 0.1 && relative > 0.05) logs.push(Math.log(depth * relative))
    }
  return median(logs)
}
