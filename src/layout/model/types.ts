import type {
  Intrinsics,
  Mat3,
  OrientedBox,
  PixelBox,
  RigidTransform,
  Vec2,
  Vec3,
} from '../../geometry/index.ts'
import type { ObjectProvenance, Provenance } from './provenance.ts'

/** A number and its standard deviation, in one unit. */
export interface Measured {
  value: number
  sd: number
}

/** One frame's view of one object. */
export interface LayoutSighting {
  /** Index into the layout's frames. */
  frame: number
  /** In pixels of that frame's camera. */
  box: PixelBox
  /** The network's own word and score. */
  detectedAs: string
  score: number
  /** Of the surface seen, along the camera's axis. */
  depthMetres: number
  /** Its standard deviation, metres, apart from the scale; absent in maps of older versions. */
  depthSd?: number
  /** Set where the semantics of the picture showed it; else a detector's box did. */
  by?: 'semantics'
}

export interface LayoutObject {
  /** `refrigerator-1`: unique in the layout. */
  id: string
  /** The likeliest name; `something` where it takes up room and nothing names it. */
  category: string
  /** What else it may be, the likeliest first, and how likely: with that of `category` they sum to at most 1. */
  alternatives?: { category: string; probability: number }[]
  /** In the map frame. */
  box: OrientedBox
  /**
   * The exact box where it stands askew, as many of ScanNet's do: distances use it, the plan uses `box`. Rows of `axes`
   * are the unit axes of the box in the map frame; `size` are the full extents along them, metres.
   */
  exactBox?: { center: Vec3; size: Vec3; axes: Mat3 }
  /**
   * Standard deviations of the box, metres and radians, apart from the scale that all objects share: multiply a length
   * by `scale.relativeSd` for that part.
   */
  sd: { center: Vec3; size: Vec3; yaw: number }
  /** How the errors behind `sd` hang together; absent where each is taken for independent of all others. */
  covariance?: BoxCovariance
  /** How sure it is that the object is there, 0 to 1. */
  score: number
  sightings: LayoutSighting[]
  /** Frames that should have shown it and did not. */
  missedFrames: number
  /** How it and each number of its box came to be; absent in maps of older versions. */
  provenance?: ObjectProvenance
}

/** The errors of a box in the map frame, apart from the scale. */
export interface BoxCovariance {
  /**
   * Of what is the object's own: covariance of centre x, y, z, length, width, height and yaw, in this order, metres and
   * radians; the lower triangle of the 7 x 7 matrix, by rows.
   */
  own: number[]
  /**
   * What errors that objects have in common do to its centre: cameras that stand elsewhere, the scale of a frame's depth.
   * One vector for one standard deviation of each error, metres; the errors are independent, and stand in the same order
   * in all objects of a map.
   */
  shared: Vec3[]
}

/** Detections that did not become an object, and why. */
export interface DroppedCandidate {
  category: string
  reason: 'moves' | 'not-mapped' | 'too-doubtful' | 'unlike-its-kind' | 'same-place' | 'camera-unknown'
  /** One sentence for people. */
  because: string
  sightings: Omit<LayoutSighting, 'depthMetres'>[]
}

export interface LayoutFrame {
  timestampSeconds: number
  /** Searched for objects; the others only carry the camera's motion. */
  sampled: boolean
  camera: Intrinsics
  /** Undefined where the camera could not be placed on the map. */
  T_map_camera?: RigidTransform
  /** How far that pose is sure, apart from the scale that all lengths share. */
  poseCovariance?: PoseCovariance
}

/** Covariance of a camera's pose. Both along the map's axes. */
export interface PoseCovariance {
  /** Of the place of its centre, square metres. */
  position: Mat3
  /** Of its turn, as a rotation vector, square radians. */
  rotation: Mat3
}

/** The camera at one moment of the film. */
export interface CameraPathPose {
  timestampSeconds: number
  T_map_camera: RigidTransform
}

/** The field of view of the picture's longer side, degrees, and where it comes from. */
export interface LayoutFieldOfView {
  degrees: number
  sd: number
  /** By the user, from the camera's motion, or what most phones have. */
  source: 'given' | 'measured' | 'assumed'
}

/** A length that somebody measured in the room. */
export interface KnownLength {
  objectId: string
  /** 0 length, 1 width, 2 height. */
  axis: 0 | 1 | 2
  metres: number
}

/** Where the metres come from. */
export interface LayoutScale {
  /** Standard deviation of all lengths together, as a share. */
  relativeSd: number
  cues: {
    kind: string
    evidence: string
    /** The scale by this cue over the one chosen: 1.1 would make everything ten per cent longer. */
    ratio: number
    relativeSd: number
    /** How likely the cue is right, by the others; absent in maps of older versions. */
    weight?: number
    provenance?: Provenance
  }[]
  /** The side of an object that a person measured, and that all lengths follow. */
  known?: KnownLength
  provenance?: Provenance
}

export interface LayoutRoom {
  /** Corners of the outline on the plan, counter-clockwise; empty where only the area is known, as in VSI-Bench. */
  outline: Vec2[]
  /** For each side of the outline, from corner k to k + 1: whether a wall was seen there. */
  wallSeen: boolean[]
  areaSquareMetres: Measured
  heightMetres?: Measured
  /** Standard deviation of each side's length, metres, apart from the scale; absent where it is not known. */
  sideSd?: number[]
  /** How the lengths of the sides, the area and the height came to be; absent in maps of older versions. */
  provenance?: { sides: Provenance[]; area: Provenance; height?: Provenance }
}

/** A part of the film that the camera's motion did not connect, and that lies on this map because of what it shows. */
export interface JoinedSubmap {
  /** Indices into the layout's frames. */
  frames: number[]
  /** Categories of the objects that stand in both where they should, one for each. */
  by: string[]
}

/**
 * A part of the film that could not be joined to the map: a map of its own, in a frame of its own (metres, z up, z = 0
 * on the floor). How it lies to the map is not known.
 */
export interface Submap {
  /** `frame`: index into the layout's frames; those have no `T_map_camera`. */
  frames: { frame: number; T_submap_camera: RigidTransform }[]
  objects: LayoutObject[]
  room?: LayoutRoom
  floorSeen: boolean
  scale: LayoutScale
  joined?: JoinedSubmap[]
}

/**
 * A metric map of a room. Map frame: right-handed, metres, z up, z = 0 on the floor; the origin is the foot point of
 * the first placed camera that was sampled, +y where that camera looks, levelled.
 */
export interface Layout {
  format: 'floorsight-layout'
  version: 3
  source: {
    name: string
    durationSeconds: number
    width: number
    height: number
    /** What is wrong with the video, in sentences; empty where nothing is. */
    remarks: string[]
  }
  models: { task: string; title: string; variant: string; backend: string }[]
  frames: LayoutFrame[]
  /** The camera's path, several times a second, in order of time; only of the part of the film that is on the map. */
  cameraPath?: CameraPathPose[]
  fieldOfView?: LayoutFieldOfView
  /** Whether the floor was seen, or only guessed from the scale. */
  floorSeen: boolean
  scale: LayoutScale
  room?: LayoutRoom
  objects: LayoutObject[]
  /**
   * How many objects of a category there are, as somebody annotated it: where that differs from the number of boxes,
   * this is what counts. Absent where the objects are simply counted.
   */
  counts?: Record<string, number>
  dropped: DroppedCandidate[]
  /** Parts of the film that were joined to this map by the objects that both show. */
  joined?: JoinedSubmap[]
  /** Parts of the film that could not be joined to this map. */
  submaps?: Submap[]
  /** How the frames were chosen and the cameras placed; absent in maps of older versions, and where there are none. */
  provenance?: { keyframes: Provenance; cameras: Provenance }
}
