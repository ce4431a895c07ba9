import { fill, type Painter, patches, speckle } from './canvas.ts'

/** Pictures for the walls, and a rug. All of our own making. */

/** Hills in bands of colour under a sun. */
const artOne: Painter = (context, size, random) => {
  fill(context, size, '#e9dfc9')
  context.fillStyle = '#d8793f'
  context.beginPath()
  context.arc(0.62 * size, 0.3 * size, 0.13 * size, 0, 7)
  context.fill()
  for (const [k, colour] of ['#9db4ab', '#6c8f8c', '#c98f4e', '#3f5d63', '#27383f'].entries()) {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, size)
    const phase = 6 * random()
    for (let x = 0; x <= 1.001; x += 0.02)
      context.lineTo(
        x * size,
        size * (0.45 + 0.1 * k + 0.06 * Math.sin(4.5 * x + phase) + 0.02 * Math.sin(13 * x + phase)),
      )
    context.lineTo(size, size)
    context.fill()
  }
  speckle(context, size, 0.08, random)
}

/** Overlapping leaves and circles. */
const artTwo: Painter = (context, size, random) => {
  fill(context, size, '#f0e8da')
  for (const [k, colour] of ['#c4563a', '#2f4a5c', '#d7a748', '#7d8f6c', '#1f2a33', '#b8b09d'].entries()) {
    context.fillStyle = colour
    context.globalAlpha = 0.92
    context.beginPath()
    const [x, y] = [size * (0.25 + 0.5 * random()), size * (0.15 + 0.14 * k)]
    if (k % 2) context.arc(x, y, size * (0.09 + 0.09 * random()), 0, 7)
    else context.ellipse(x, y, size * 0.28, size * 0.085, 2.6 * random(), 0, 7)
    context.fill()
  }
  context.globalAlpha = 1
  context.strokeStyle = '#1f2a33'
  context.lineWidth = size / 80
  for (let k = 0; k < 5; k++) {
    context.beginPath()
    context.moveTo(size * (0.2 + 0.15 * k), size * 0.95)
    context.quadraticCurveTo(size * random(), size * 0.7, size * (0.2 + 0.6 * random()), size * 0.5)
    context.stroke()
  }
  speckle(context, size, 0.06, random)
}

/** A grid of coloured squares. */
const artThree: Painter = (context, size, random) => {
  fill(context, size, '#efe9dd')
  const colours = ['#27445d', '#c4563a', '#e0b04c', '#7f9a8b', '#d9cdb8', '#8a4b3a', '#40616b', '#efe9dd']
  for (let i = 0; i < 5; i++)
    for (let j = 0; j < 7; j++) {
      context.fillStyle = colours[Math.floor(random() * colours.length)] as string
      context.fillRect((0.1 + 0.16 * i) * size, (0.08 + 0.12 * j) * size, 0.145 * size, 0.106 * size)
      if (random() < 0.4) {
        context.fillStyle = colours[Math.floor(random() * colours.length)] as string
        context.beginPath()
        context.moveTo((0.1 + 0.16 * i) * size, (0.08 + 0.12 * j) * size)
        context.lineTo((0.245 + 0.16 * i) * size, (0.08 + 0.12 * j) * size)
        context.lineTo((0.1 + 0.16 * i) * size, (0.186 + 0.12 * j) * size)
        context.fill()
      }
    }
  speckle(context, size, 0.05, random)
}

/** A woven rug with a border and rows of diamonds. */
const rug: Painter = (context, size, random) => {
  fill(context, size, '#d9cbb2')
  context.strokeStyle = '#3d5468'
  context.lineWidth = size * 0.03
  context.strokeRect(0.05 * size, 0.06 * size, 0.9 * size, 0.88 * size)
  context.strokeStyle = '#a65a3c'
  context.lineWidth = size * 0.012
  context.strokeRect(0.085 * size, 0.105 * size, 0.83 * size, 0.79 * size)
  for (let i = 0; i < 7; i++)
    for (let j = 0; j < 5; j++) {
      const [x, y, r] = [size * (0.16 + 0.1133 * i), size * (0.2 + 0.15 * j), size * 0.05]
      for (const [share, colour] of [
        [1, (i + j) % 2 ? '#3d5468' : '#a65a3c'],
        [0.62, '#d9cbb2'],
        [0.34, (i + j) % 2 ? '#c08a3e' : '#3d5468'],
      ] as const) {
        context.fillStyle = colour
        context.beginPath()
        context.moveTo(x - r * share, y)
        context.lineTo(x, y - 1.4 * r * share)
        context.lineTo(x + r * share, y)
        context.lineTo(x, y + 1.4 * r * share)
        context.fill()
      }
    }
  patches(context, size, { count: 90, radius: 0.07, alpha: 0.05 }, random)
  for (let y = 0; y < size; y += 4) {
    context.fillStyle = `rgba(0,0,0,${0.1 * random()})`
    context.fillRect(0, y, size, 2)
  }
  speckle(context, size, 0.16, random)
}

export const art = { artOne, artTwo, artThree, rug }
