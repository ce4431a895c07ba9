import { fill, grey, type Painter, patches, speckle, streaks } from './canvas.ts'

/** Surfaces that repeat; they are grey or near it, and multiply a material's colour. */

const plaster: Painter = (context, size, random) => {
  fill(context, size, grey(0.94))
  patches(context, size, { count: 90, radius: 0.09, alpha: 0.012 }, random)
  patches(context, size, { count: 500, radius: 0.012, alpha: 0.03 }, random)
  speckle(context, size, 0.05, random)
}

/** Floorboards: 16 rows in a picture, each board with joints, a tone and a grain of its own. */
const planks: Painter = (context, size, random) => {
  fill(context, size, grey(0.5))
  const rows = 16
  const height = size / rows
  for (let row = 0; row < rows; row++) {
    const offset = random() * size
    const cuts = [0, 0.42 + 0.16 * random()]
    for (const [k, cut] of cuts.entries()) {
      const width = ((cuts[k + 1] ?? 1) - cut) * size
      const tone = 0.74 + 0.24 * random()
      for (const wrap of [0, -size]) {
        const x = ((offset + cut * size) % size) + wrap
        const y = row * height
        context.fillStyle = `rgb(${255 * tone},${250 * tone},${240 * tone})`
        context.fillRect(x, y, width, height)
        streaks(context, [x, y, width, height], 26, 0.16, random)
        if (random() < 0.5) {
          context.fillStyle = 'rgba(50,25,5,0.35)'
          context.beginPath()
          context.ellipse(x + width * random(), y + height * (0.25 + 0.5 * random()), 7, 3.5, 0, 0, 6.3)
          context.fill()
        }
        context.strokeStyle = 'rgba(35,18,5,0.75)'
        context.lineWidth = 1.6
        context.strokeRect(x, y, width, height)
      }
    }
  }
  speckle(context, size, 0.05, random)
}

const grain: Painter = (context, size, random) => {
  fill(context, size, grey(0.9))
  patches(context, size, { count: 25, radius: 0.12, alpha: 0.08 }, random)
  streaks(context, [0, 0, size, size], 520, 0.17, random, 0.012)
  speckle(context, size, 0.05, random)
}

/** A worktop of glued staves. */
const blocks: Painter = (context, size, random) => {
  const rows = 20
  const height = size / rows
  for (let row = 0; row < rows; row++)
    for (let x = -random() * 0.3 * size; x < size; ) {
      const width = (0.25 + 0.3 * random()) * size
      context.fillStyle = grey(0.76 + 0.22 * random())
      context.fillRect(x, row * height, width, height)
      streaks(context, [x, row * height, width, height], 8, 0.16, random)
      x += width
    }
  speckle(context, size, 0.04, random)
}

const weave: Painter = (context, size, random) => {
  fill(context, size, grey(0.86))
  patches(context, size, { count: 120, radius: 0.08, alpha: 0.05 }, random)
  const step = size / 64
  for (let i = 0; i < 64; i++)
    for (let j = 0; j < 64; j++) {
      context.fillStyle = (i + j) % 2 ? grey(1, 0.12 * random()) : grey(0, 0.16 * random())
      context.fillRect(i * step, j * step, step, step)
    }
  speckle(context, size, 0.12, random)
}

const stripes: Painter = (context, size, random) => {
  weave(context, size, random)
  for (let k = 0; k < 4; k++) {
    context.fillStyle = 'rgba(255,236,205,0.75)'
    context.fillRect(0, ((k + 0.3) * size) / 4, size, size / 26)
    context.fillRect(0, ((k + 0.5) * size) / 4, size, size / 60)
  }
}

/** Metro tiles, 15 cm by 7.5 cm in 0.6 m. */
const tiles: Painter = (context, size, random) => {
  fill(context, size, grey(0.66))
  for (let row = 0; row < 8; row++)
    for (let k = -1; k < 4; k++) {
      const [w, h] = [size / 4, size / 8]
      const tone = 0.9 + 0.1 * random()
      context.fillStyle = `rgb(${246 * tone},${250 * tone},${250 * tone})`
      context.fillRect((k + (row % 2) / 2) * w + 2, row * h + 2, w - 4, h - 4)
      context.fillStyle = 'rgba(255,255,255,0.4)'
      context.fillRect((k + (row % 2) / 2) * w + 2, row * h + 2, w - 4, 5)
    }
}

const brushed: Painter = (context, size, random) => {
  fill(context, size, grey(0.92))
  for (let k = 0; k < 900; k++) {
    context.fillStyle = random() < 0.5 ? grey(0, 0.05 * random()) : grey(1, 0.07 * random())
    context.fillRect(random() * size - 0.3 * size, random() * size, size * random(), 1 + random())
  }
}

const leaf: Painter = (context, size, random) => {
  const gradient = context.createLinearGradient(0, 0, size, 0)
  gradient.addColorStop(0, grey(0.72))
  gradient.addColorStop(0.48, grey(0.9))
  gradient.addColorStop(0.52, grey(0.9))
  gradient.addColorStop(1, grey(0.78))
  context.fillStyle = gradient
  context.fillRect(0, 0, size, size)
  context.strokeStyle = 'rgba(245,255,215,0.8)'
  context.lineWidth = size / 28
  context.beginPath()
  context.moveTo(size / 2, 0)
  context.lineTo(size / 2, size)
  context.stroke()
  context.lineWidth = size / 90
  for (let k = 0; k < 12; k++)
    for (const side of [0, size]) {
      context.beginPath()
      context.moveTo(size / 2, (k * size) / 12)
      context.lineTo(side, ((k - 2.5) * size) / 12)
      context.stroke()
    }
  speckle(context, size, 0.06, random)
}

export const surfaces = { plaster, planks, grain, blocks, weave, stripes, tiles, brushed, leaf }
