import { useEffect, useMemo } from 'react'
import { CanvasTexture, LinearFilter, SRGBColorSpace } from 'three'
import type { Vec3 } from '../../../geometry/index.ts'
import type { Palette } from './palette.ts'

const FONT_PIXELS = 13
const LINE_PIXELS = 17
const PAD_PIXELS = 6
/** Drawn finer than it is shown, so that it stays sharp on dense screens. */
const SHARPNESS = 2
/** A sprite of size 1 that does not shrink with distance fills this many pixels: half of a usual drawing's height. */
const PIXELS_A_UNIT = 420

interface Sheet {
  texture: CanvasTexture
  scale: Vec3
}

/** Lines of text on the sheet's colour, as a picture. */
function drawn(lines: readonly string[], palette: Palette, isSelected: boolean): Sheet {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas to write on.')
  const family = getComputedStyle(document.body).fontFamily
  const font = (weight: number) => `${weight} ${FONT_PIXELS * SHARPNESS}px ${family}`
  context.font = font(600)
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) / SHARPNESS + 2 * PAD_PIXELS
  const height = lines.length * LINE_PIXELS + PAD_PIXELS
  canvas.width = Math.ceil(width * SHARPNESS)
  canvas.height = Math.ceil(height * SHARPNESS)

  context.fillStyle = palette.of.sheet.getStyle()
  context.globalAlpha = isSelected ? 1 : 0.8
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.globalAlpha = 1
  if (isSelected) {
    context.strokeStyle = palette.of.accent.getStyle()
    context.lineWidth = 2 * SHARPNESS
    context.strokeRect(0, 0, canvas.width, canvas.height)
  }
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  lines.forEach((line, k) => {
    context.font = font(k === 0 && isSelected ? 600 : 450)
    context.fillStyle = palette.of[k === 0 ? 'ink' : 'ink-2'].getStyle()
    context.fillText(line, canvas.width / 2, (PAD_PIXELS / 2 + (k + 0.5) * LINE_PIXELS) * SHARPNESS)
  })
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.minFilter = LinearFilter
  texture.generateMipmaps = false
  return { texture, scale: [width / PIXELS_A_UNIT, height / PIXELS_A_UNIT, 1] }
}

interface Props {
  position: Vec3
  lines: readonly string[]
  palette: Palette
  isSelected: boolean
}

/** A name that faces the viewer and keeps its size. */
export function Label({ position, lines, palette, isSelected }: Props) {
  const text = lines.join('\n')
  const { texture, scale } = useMemo(
    () => drawn(text.split('\n'), palette, isSelected),
    [text, palette, isSelected],
  )
  useEffect(() => () => texture.dispose(), [texture])
  return (
    <sprite
      position={position}
      scale={scale}
      center-y={0}
      renderOrder={isSelected ? 3 : 2}
      raycast={() => null}
    >
      <spriteMaterial
        map={texture}
        sizeAttenuation={false}
        depthTest={false}
        transparent
        toneMapped={false}
      />
    </sprite>
  )
}
