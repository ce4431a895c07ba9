import { seededRandom } from '../../../src/geometry/index.ts'

/** Draws a texture; `random` gives 0..1, the same in each run. */
export type Painter = (context: CanvasRenderingContext2D, size: number, random: () => number) => void

export const grey = (value: number, alpha = 1) => {
  const level = Math.round(255 * value)
  return `rgba(${level},${level},${level},${alpha})`
}

export function fill(context: CanvasRenderingContext2D, size: number, style: string): void {
  context.fillStyle = style
  context.fillRect(0, 0, size, size)
}

/** Grain on each pixel. */
export function speckle(
  context: CanvasRenderingContext2D,
  size: number,
  amount: number,
  random: () => number,
) {
  const image = context.getImageData(0, 0, size, size)
  for (let k = 0; k < image.data.length; k += 4) {
    const change = 255 * amount * (random() + random() - 1)
    for (let n = 0; n < 3; n++) image.data[k + n] = (image.data[k + n] as number) + change
  }
  context.putImageData(image, 0, 0)
}

/** Soft patches, lighter or darker, that wrap around at the edges. */
export function patches(
  context: CanvasRenderingContext2D,
  size: number,
  { count, radius, alpha }: { count: number; radius: number; alpha: number },
  random: () => number,
): void {
  for (let k = 0; k < count; k++) {
    const [x, y, r] = [random() * size, random() * size, radius * size * (0.4 + random())]
    const tone = random() < 0.5 ? '0,0,0' : '255,255,255'
    for (const dx of [-size, 0, size])
      for (const dy of [-size, 0, size]) {
        const gradient = context.createRadialGradient(x + dx, y + dy, 0, x + dx, y + dy, r)
        gradient.addColorStop(0, `rgba(${tone},${alpha})`)
        gradient.addColorStop(1, `rgba(${tone},0)`)
        context.fillStyle = gradient
        context.fillRect(x + dx - r, y + dy - r, 2 * r, 2 * r)
      }
  }
}

/** Streaks along x, as wood has them. */
export function streaks(
  context: CanvasRenderingContext2D,
  [x, y, width, height]: readonly [number, number, number, number],
  count: number,
  strength: number,
  random: () => number,
  waviness = 0.06,
): void {
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  for (let k = 0; k < count; k++) {
    const at = y + random() * height
    const [wave, phase] = [height * waviness * random(), 6.28 * random()]
    context.strokeStyle =
      random() < 0.65 ? `rgba(40,20,0,${strength * random()})` : `rgba(255,240,210,${strength * random()})`
    context.lineWidth = 0.6 + 2.2 * random()
    context.beginPath()
    for (let s = 0; s <= 1.001; s += 0.1) context.lineTo(x + s * width, at + wave * Math.sin(phase + 5 * s))
    context.stroke()
  }
  context.restore()
}

/** A canvas on which a painter has been at work. */
export function painted(painter: Painter, size: number, seed: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('this browser has no 2-D canvas')
  painter(context, size, seededRandom(seed))
  return canvas
}
