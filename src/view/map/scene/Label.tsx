import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { CanvasTexture, LinearFilter, type PerspectiveCamera, SRGBColorSpace } from 'three'
import type { Vec3 } from '../../../geometry/index.ts'
import { SCENE } from '../../common/strings/map.ts'
import type { Palette } from './palette.ts'

const FONT_PIXELS = 13
const LINE_PIXELS = 17
const PAD_PIXELS = 6
/** Drawn finer than it is shown, so that it stays sharp on dense screens. */
const SHARPNESS = 2

interface Sheet {
  texture: CanvasTexture
  /** CSS pixels. */
  width: number
  height: number
}

/** Lines of text on the sheet's colour, as a picture. */
function drawn(lines: readonly string[], palette: Palette, isSelected: boolean): Sheet {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error(SCENE.noCanvas)
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
  return { texture, width, height }
}

/** What a label's sprite says of itself, pixels. */
export interface LabelSize {
  width: number
  height: number
  mayHide: boolean
}

interface Props {
  position: Vec3
  lines: readonly string[]
  palette: Palette
  isSelected: boolean
  /** Hides it where it would lie on another label; see `LabelsApart`. */
  mayHide?: boolean
}

/** A name that faces the viewer and keeps its size. */
export function Label({ position, lines, palette, isSelected, mayHide = false }: Props) {
  const text = lines.join('\n')
  const { texture, width, height } = useMemo(
    () => drawn(text.split('\n'), palette, isSelected),
    [text, palette, isSelected],
  )
  useEffect(() => () => texture.dispose(), [texture])
  // A sprite that does not shrink with distance is as large as it would be one unit away.
  const unitsAPixel = useThree(
    ({ camera, size }) => (2 * Math.tan(((camera as PerspectiveCamera).fov * Math.PI) / 360)) / size.height,
  )
  return (
    <sprite
      position={position}
      scale={[width * unitsAPixel, height * unitsAPixel, 1]}
      center-y={0}
      renderOrder={isSelected ? 3 : 2}
      userData={{ label: { width, height, mayHide } satisfies LabelSize }}
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
