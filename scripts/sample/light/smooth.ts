import type { RoomMesh } from '../merge.ts'

/** Evens out the grain of sampled light: each vertex takes half its value from those it shares an edge with. */
export function smoothed({ indices }: RoomMesh, light: Float32Array, rounds: number): Float32Array {
  let values = light
  const degree = new Float32Array(light.length / 3)
  for (let t = 0; t < indices.length; t++)
    degree[indices[t] as number] = (degree[indices[t] as number] as number) + 2
  for (let round = 0; round < rounds; round++) {
    const sums = new Float32Array(light.length)
    for (let t = 0; t < indices.length; t += 3)
      for (let e = 0; e < 3; e++) {
        const [a, b] = [indices[t + e] as number, indices[t + ((e + 1) % 3)] as number]
        for (let n = 0; n < 3; n++) {
          sums[3 * a + n] = (sums[3 * a + n] as number) + (values[3 * b + n] as number)
          sums[3 * b + n] = (sums[3 * b + n] as number) + (values[3 * a + n] as number)
        }
      }
    values = values.map(
      (value, k) => 0.5 * value + (0.5 * (sums[k] as number)) / (degree[Math.floor(k / 3)] || 1),
    )
  }
  return values
}
