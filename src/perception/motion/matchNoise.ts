/** Of the logarithm of the network's depth of one point in one frame: in two frames it disagrees by 0.1. */
export const DEPTH_SIGMA = 0.1 / Math.SQRT2

/** The network's depth and features err alike over whole surfaces: a sight says as much as this share of an independent one. */
export const SIGHT_SHARE = 0.1
