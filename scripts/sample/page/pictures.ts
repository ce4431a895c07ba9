import { art } from './art.ts'
import { fill, type Painter } from './canvas.ts'

/** Pictures that fill their surface: a clock's face, screens, what is outside. All of our own making. */

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
    context.fillRect(
      0.16 * size,
      (0.24 + 0.06 * k) * size,
      (0.28 + 0.22 * ((k * 7) % 3) * 0.5) * size,
      0.025 * size,
    )
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
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++)
      context.fillRect((0.17 + 0.24 * i) * size, (0.31 + 0.09 * j) * size, 0.17 * size, 0.055 * size)
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
  // Trees, each of many dabs, the nearer ones lower and darker.
  for (const [level, tone, trees] of [
    [0.515, 170, 26],
    [0.535, 140, 18],
    [0.56, 112, 12],
  ] as const)
    for (let tree = 0; tree < trees; tree++) {
      const [x, y, wide] = [random() * size, level * size, (0.012 + 0.022 * random()) * size]
      for (let k = 0; k < 260; k++) {
        const [angle, r] = [6.283 * random(), wide * Math.sqrt(random())]
        const [dx, dy] = [r * Math.cos(angle), 1.25 * r * Math.sin(angle) - wide]
        const shade = tone * (0.72 + 0.25 * random() - (0.22 * dy) / wide - 0.1)
        context.fillStyle = `rgba(${shade * 0.8},${shade * 0.98},${shade * 0.55},0.8)`
        context.beginPath()
        context.arc(x + dx, y + dy, wide * (0.05 + 0.1 * random()), 0, 7)
        context.fill()
      }
    }
}

export const pictures = { ...art, clock, keys, desktop, panel, outside }
