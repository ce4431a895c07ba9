/** How a number of a layout was computed. */
export interface Method {
  /** In words, as a trace prints it; it goes on after the value. */
  formula: string
  /** Where the formula is described; absent where it is Floorsight's own. */
  source?: string
}

const ADJUSTMENT = 'Triggs et al., Bundle Adjustment: A Modern Synthesis, 2000'

/** All that a layout's provenance can name. Ids are written into files: they are never reused for something else. */
export const METHODS = {
  'keyframe-selection': { formula: 'keyframes chosen by coverage, overlap and sharpness' },
  'evenly-spaced': { formula: 'keyframes spread evenly over the video, as many as you asked for' },
  'picked-times': { formula: 'the frames at the times that you picked' },
  'joint-adjustment': {
    formula: 'KLT tracks and matched features, optimised together with depth, gravity and room axes',
    source: ADJUSTMENT,
  },
  'camera-covariance': {
    formula: 'marginal covariance of the adjustment, without the scale',
    source: ADJUSTMENT,
  },
  'too-little-shared': { formula: 'they share too little with the others to place the camera' },
  'joined-by-objects': { formula: 'no camera path connects these parts; the objects named appear in both' },
  'not-joined': { formula: 'no camera path connects them with this map, and too few objects appear in both' },
  'given-field-of-view': { formula: 'given by you' },
  'field-of-view-from-motion': {
    formula: 'measured from the camera motion: another one would not fit turning views',
    source: ADJUSTMENT,
  },
  'usual-field-of-view': { formula: 'typical of phones: the motion does not determine it' },
  'above-floor': { formula: 'median over the cameras, above the lowest horizontal plane' },
  'floor-not-seen': { formula: 'as a camera is usually held: the floor was not seen' },
  'all-frames': { formula: 'all frames: there are few, and far apart' },
  'scale-mixture': {
    formula: 'mode of a mixture: each cue is right, or wrong altogether',
    source: 'Box and Tiao, A Bayesian Approach to Some Outlier Problems, 1968',
  },
  'eye-height': { formula: 'a camera in a hand is usually held at about eye height' },
  'same-hand': { formula: 'camera height in another part of the film' },
  'ceiling-height': { formula: 'usual height of a room' },
  'usual-object-size': { formula: 'usual size of objects of this kind' },
  'metric-depth': {
    formula: 'median ratio to a metric depth network',
    source: 'Wofk et al., FastDepth, 2019',
  },
  'stated-height': { formula: 'camera height that you stated' },
  'known-length': { formula: 'a length that you measured' },
  'between-walls': { formula: 'distance between two walls of the fused depth' },
  'open-side': { formula: 'at least this far: a wall at its end was not seen' },
  'outline-area': { formula: 'area within the outline' },
  'open-area': { formula: 'area within the outline, at least: not every wall was seen' },
  'floor-to-ceiling': { formula: 'ceiling less floor, peaks of the fused heights' },
  'detection-fit': {
    formula: 'box fitted to the edges and depth of its detections, and to the usual size of its kind',
  },
  'voxel-extent': { formula: 'extent of the voxels that keyframes take for it' },
  'wall-rectangle': { formula: 'rectangle on the plane of its wall that keyframes take for it' },
  'usual-extent': { formula: 'usual for its kind: this side was not seen whole' },
  'beside-unseen-side': { formula: 'from the sides that were seen, and the usual length of the others' },
  'down-to-floor': { formula: 'its kind stands on the floor' },
  'cut-at-wall': { formula: 'cut off at the wall behind it' },
  'under-counter': { formula: 'as deep as the counter on it' },
  'wall-heading': { formula: 'along the walls' },
  'depth-of-detection': { formula: 'median depth within the detection' },
  'depth-of-semantics': { formula: 'median depth of the points that the semantics names so' },
  'detector-class': { formula: 'named by the object detector' },
  'semantics-class': { formula: 'named by the fused semantics' },
  'screen-on-desk': { formula: 'a screen on a desk counts as a monitor' },
  'read-from-file': { formula: 'read from' },
  'not-in-file': { formula: 'not in the file, taken as 0' },
  'computed-from-file': { formula: 'computed from' },
  'set-by-hand': { formula: 'set by you' },
  'any-size': { formula: 'no usual size is known for this kind' },
  'usual-size': { formula: 'usual size of its kind' },
  'merged-boxes': { formula: 'box around the objects that you merged' },
  'split-box': { formula: 'half of the object that you split' },
  'not-recorded': { formula: 'not recorded' },
} as const satisfies Readonly<Record<string, Method>>

export type MethodId = keyof typeof METHODS
export const METHOD_IDS = Object.keys(METHODS) as [MethodId, ...MethodId[]]

/** How a box's numbers came to be, by what it was fitted to. */
export const FITTED = {
  detections: 'detection-fit',
  voxels: 'voxel-extent',
  wall: 'wall-rectangle',
} as const satisfies Readonly<Record<string, MethodId>>

/** What a box was fitted to: detections' edges and depth, the voxels that pictures take for it, or the wall's plane. */
export type FittedTo = keyof typeof FITTED
