import type { OrientedBox, Vec3 } from '../../geometry/index.ts'
import type { FittedTo } from '../model/methods.ts'
import type { ObjectProvenance } from '../model/provenance.ts'
import type { LayoutSighting } from '../model/types.ts'

/** A thing of a submap, in its level frame: metres, z = 0 on the floor. */
export interface MappedObject {
  category: string
  /** What else it may be, the likeliest first. */
  alternatives: { category: string; probability: number }[]
  box: OrientedBox
  /** What the box was fitted to. */
  boxFrom: FittedTo
  provenance: ObjectProvenance
  /** Standard deviations: centre and size in metres, yaw in radians. */
  sd: { center: Vec3; size: Vec3; yaw: number }
  /** log odds that it is there. */
  logOdds: number
  /** In order of their frames. */
  sightings: LayoutSighting[]
  /** Frames that should have shown it and did not. */
  missed: number
}
