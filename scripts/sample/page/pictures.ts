import { fill, type Painter, patches, speckle } from './canvas.ts'

/** Pictures that fill their surface: art, a clock's face, screens, the rug, what is outside. All of our own making. */

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
      context.lineTo(x * size, size * (0.45 + 0.1 * k + 0.06 * Math.sin(4.5 * x + phase) + 0.02 * Math.sin(13 * x + phase)))
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

const clock: Painter = (context, size) => {
  const half = size / 2
  fill(context, size, '#1c1c1e')
  context.fillStyle = '#f4f1ea'
  context.beginPath()
  context.arc(half, half, half * 0.97, 0, 7)
  context.fill()
  context.fillStyle = '#1c1c1e'
  context.font = `bold ${size * 0.11}px sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (let k = 1; k <= 12; k++) {
    const a = (k * Math.PI) / 6
    context.fillText(String(k), half + 0.74 * half * Math.sin(a), half - 0.74 * half * Math.cos(a))
  }
  for (const [turn, length, width] of [
    [10.15 / 12, 0.45, 0.06],
    [9 / 60, 0.68, 0.04],
  ] as const) {
    const a = turn * 2 * Math.PI
    context.lineWidth = width * half
    context.beginPath()
    context.moveTo(half - 0.1 * half * Math.sin(a), half + 0.1 * half * Math.cos(a))
    context.lineTo(half + length * half * Math.sin(a), half - length * half * Math.cos(a))
    context.stroke()
  }
}

const keys: Painter = (context, size) => {
  fill(context, size, '#a9acb0')
  context.fillStyle = '#26282b'
  for (let row = 0; row < 6; row++)
    for (let k = 0; k < 14; k++) {
      if (row === 5 && k > 3 && k < 9) continue
      context.fillRect(size * (0.04 + 0.0662 * k), size * (0.06 + 0.083 * row), size * 0.055, size * 0.064)
    }
  context.fillRect(size * 0.305, size * 0.475, size * 0.32, size * 0.064)
  context.fillStyle = '#9b9ea2'
  context.fillRect(size * 0.33, size * 0.62, size * 0.34, size * 0.31)
}

const desktop: Painter = (context, size) => {
  const gradient = context.createLinearGradient(0, 0, size, size)
  gradient.addColorStop(0, '#274b6d')
  gradient.addColorStop(1, '#7fa8b8')
  context.fillStyle = gradient
  context.fillRect(0, 0, size, size)
  context.fillStyle = '#f5f5f3'
  context.fillRect(0.12 * size, 0.12 * size, 0.62 * size, 0.7 * size)
  context.fillStyle = '#33495c'
  context.fillRect(0.12 * size, 0.12 * size, 0.62 * size, 0.07 * size)
  for (let k = 0; k < 9; k++) {
    context.fillStyle = k % 4 === 0 ? '#c4563a' : '#8b949b'
    context.fillRect(0.16 * size, (0.24 + 0.06 * k) * size, (0.28 + 0.22 * ((k * 7) % 3) * 0.5) * size, 0.025 * size)
  }
}

const panel: Painter = (context, size) => {
  fill(context, size, '#2a2b2d')
  context.fillStyle = '#0c1414'
  context.fillRect(0.15 * size, 0.08 * size, 0.7 * size, 0.16 * size)
  context.fillStyle = '#7fe0c8'
  context.font = `bold ${0.13 * size}px monospace`
  context.textAlign = 'center'
  context.fillText('10:09', size / 2, 0.205 * size)
  context.fillStyle = '#8f9295'
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) context.fillRect((0.17 + 0.24 * i) * size, (0.31 + 0.09 * j) * size, 0.17 * size, 0.055 * size)
}

/** A garden under the sky; the horizon is at the middle. */
const outside: Painter = (context, size, random) => {
  const sky = context.createLinearGradient(0, 0, 0, size * 0.52)
  sky.addColorStop(0, '#8fb8e0')
  sky.addColorStop(1, '#e8eff2')
  context.fillStyle = sky
  context.fillRect(0, 0, size, size)
  context.fillStyle = '#8fa274'
  context.fillRect(0, size * 0.53, size, size)
  for (const [level, tone] of [
    [0.5, 150],
    [0.53, 120],
    [0.56, 90],
  ] as const)
    for (let k = 0; k < 130; k++) {
      const shade = tone * (0.75 + 0.5 * random())
      context.fillStyle = `rgb(${shade * 0.78},${shade},${shade * 0.55})`
      context.beginPath()
      context.ellipse(random() * size, (level + 0.02 * random()) * size, (6 + 12 * random()) * (size / 1024), (8 + 22 * random()) * (size / 1024), 0, 0, 7)
      context.fill()
    }
}

export const pictures = { artOne, artTwo, artThree, rug, clock, keys, desktop, panel, outside }
