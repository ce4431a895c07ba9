/**
 * A CapturedRoom as RoomPlan's JSON has it, made by hand: a room of 4 by 3 m, its floor 1.2 m below ARKit's origin, a
 * sofa of 2 x 0.8 x 0.9 m turned by 30 degrees, and a door in the first wall.
 */

const surface = (name: string, length: number, height: number, yaw: number, at: readonly number[]) => ({
  category: { [name]: {} },
  confidence: { high: {} },
  dimensions: [length, height, 0],
  // Columns: x along the wall, y up, z out of it; turned counter-clockwise about ARKit's y.
  transform: [Math.cos(yaw), 0, -Math.sin(yaw), 0, 0, 1, 0, 0, Math.sin(yaw), 0, Math.cos(yaw), 0, ...at, 1],
})

const sofa = surface('sofa', 2, 0.8, Math.PI / 6, [0.5, -0.8, -1])

export const capturedRoom = JSON.stringify({
  version: 2,
  objects: [{ ...sofa, dimensions: [2, 0.8, 0.9] }],
  // y is up, so that -z is our y: the walls at z = 0 and z = -3, x = -2 and x = 2.
  walls: [
    surface('wall', 4, 2.5, 0, [0, 0.05, 0]),
    surface('wall', 3, 2.5, Math.PI / 2, [2, 0.05, -1.5]),
    surface('wall', 4, 2.5, Math.PI, [0, 0.05, -3]),
    surface('wall', 3, 2.5, -Math.PI / 2, [-2, 0.05, -1.5]),
  ],
  doors: [{ ...surface('door', 0.9, 2, 0, [1, -0.2, 0]), category: { door: { isOpen: true } } }],
  windows: [],
  openings: [],
})
