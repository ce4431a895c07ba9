import type { CategoryGroup } from '../../layout/index.ts'
import { KIND_INKS } from './hatching.ts'

/** The colours of a model: those of the plan, and of the room. */

/** glTF's colours are of light, not of screens. */
const linear = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return Number((c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).toFixed(4))
  })

const ROOM_PAINTS = {
  floor: '#d9dfd7',
  'wall-seen': '#98a5a4',
  'wall-unseen': '#c7cfcc',
  door: '#b08d62',
  glass: '#8fc3de',
  unnamed: '#8b979e',
} as const
const PAINTS = { ...KIND_INKS, ...ROOM_PAINTS } as const
export type Paint = CategoryGroup | keyof typeof ROOM_PAINTS

/** What one sees through, and how much it hides. */
const OPACITY: Partial<Readonly<Record<Paint, number>>> = {
  'wall-seen': 0.35,
  'wall-unseen': 0.35,
  glass: 0.3,
  unnamed: 0.5,
}

/** A paint as glTF's material. */
export const materialOf = (paint: Paint) => ({
  name: paint,
  pbrMetallicRoughness: {
    baseColorFactor: [...linear(PAINTS[paint]), OPACITY[paint] ?? 1],
    metallicFactor: 0,
    roughnessFactor: 0.9,
  },
  ...(OPACITY[paint] !== undefined && { alphaMode: 'BLEND' }),
  ...(paint === 'floor' && { doubleSided: true }),
})
