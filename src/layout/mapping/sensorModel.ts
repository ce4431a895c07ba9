/**
 * What the sensors' errors are: the constants of the measurement models, each with the films that it was fitted on. No
 * bench judges on those: they are rooms 2, 4, 5 and 6 of `npm run sample -- --room N` (drawn, furnished by chance, their
 * truth beside them). `npm run sensor-model` measures them anew.
 */

/** How well the sides of boxes are known, metres: a length, and a share of the box's extent across the side. */
export interface SideNoise {
  metres: number
  share: number
}

/** A side that faces the cameras; by what the box was fitted to. */
export const NEAR_SIDE: Readonly<Record<'detections' | 'voxels' | 'wall', SideNoise>> = {
  detections: { metres: 0.05, share: 0.1 },
  voxels: { metres: 0.06, share: 0.08 },
  wall: { metres: 0.07, share: 0.08 },
}

/** So much worse is a side that faces away: often it was not seen, and is where it usually is. */
export const FAR_SIDE = 1.5

/** Depth of one thing, beside what errs in all of its frame, as a share: the network takes each surface for nearer or farther. */
export const THING_DEPTH = 0.03

/** Headings of boxes, radians. */
export const HEADING = 0.1
