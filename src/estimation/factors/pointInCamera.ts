import { apply, cross, type RigidTransform, type Vec3 } from '../../geometry/index.ts'

/** A point nearer than this to the camera's plane, or behind it, is not seen (map units). */
export const NEAREST = 1e-3

/**
 * Writes a row of Jacobians by the chain rule, from a residual's gradient by the point in the camera,
 * p_camera = R^T (p_map - t), to its gradients by the camera's pose and by the point in the map.
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
  // Of Exp(-w) (p - v) by w, the derivative is the cross product p x w; by v it is -1.
  byPose.set(cross(gradient, point_camera), 6 * row)
  byPose.set([-gradient[0], -gradient[1], -gradient[2]], 6 * row + 3)
  byLandmark.set(apply(T_map_camera.rotation, gradient), 3 * row)
}
