import type { RigidTransform, Vec3 } from '../../geometry/index.ts'

/** A point nearer than this to the camera's plane, or behind it, is not seen (map units). */
export const NEAREST = 1e-3

/**
 * Writes a row of Jacobians by the chain rule, from a residual's gradient by the point in the camera,
 * p_camera = R^T (p_map - t), to its gradients by the camera's pose and by the point in the map.
 * Written out in numbers: it runs for each row of each factor.
 * @param gradient of the residual by p_camera.
 */
export function writeRow(
  row: number,
  gradient: Vec3,
  T_map_camera: RigidTransform,
  point_camera: Vec3,
  byPose: Float64Array,
  byLandmark: Float64Array,
): void {
  const [gx, gy, gz] = gradient
  const [x, y, z] = point_camera
  const { rotation: r } = T_map_camera
  const [p, m] = [6 * row, 3 * row]
  // Of Exp(-w) (p - v) by w, the derivative is the cross product p x w; by v it is -1.
  byPose[p] = gy * z - gz * y
  byPose[p + 1] = gz * x - gx * z
  byPose[p + 2] = gx * y - gy * x
  byPose[p + 3] = -gx
  byPose[p + 4] = -gy
  byPose[p + 5] = -gz
  byLandmark[m] = r[0] * gx + r[1] * gy + r[2] * gz
  byLandmark[m + 1] = r[3] * gx + r[4] * gy + r[5] * gz
  byLandmark[m + 2] = r[6] * gx + r[7] * gy + r[8] * gz
}
