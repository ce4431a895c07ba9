import type { GreyPlane } from './motion/pyramid.ts'

/** Variance of a picture's Laplacian (Pech-Pacheco et al. 2000): blur lowers it. Grey levels squared; 0 of a tiny picture. */
export function sharpnessOf({ width, height, values }: GreyPlane): number {
  let [sum, squares] = [0, 0]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const laplacian =
        (values[at - 1] as number) +
        (values[at + 1] as number) +
        (values[at - width] as number) +
        (values[at + width] as number) -
        4 * (values[at] as number)
      sum += laplacian
      squares += laplacian * laplacian
    }
  const count = Math.max(0, width - 2) * Math.max(0, height - 2)
  return count ? squares / count - (sum / count) ** 2 : 0
}
