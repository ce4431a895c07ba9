import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../paths.ts'
import { type BakeQuality, bakedLight } from './light/bake.ts'
import { SUN, skyRadiance, TO_SUN } from './light/sky.ts'
import { FINISHES } from './materials.ts'
import { merged } from './merge.ts'
import { roomParts } from './room.ts'

const folder = join(root, 'node_modules/.cache/floorsight/sample')

/** The baked light of the room; kept between runs, and baked anew when the room, its colours or its light changed. */
export function bakedOnce(quality: BakeQuality, report: (line: string) => void, room = 0): Float32Array {
  const mesh = merged(roomParts(room))
  const hash = createHash('sha256')
  for (const list of [mesh.positions, mesh.samples, mesh.normals, mesh.indices])
    hash.update(new Uint8Array(list.buffer))
  hash.update(
    JSON.stringify([quality, FINISHES, SUN, TO_SUN, skyRadiance(0), skyRadiance(1), skyRadiance(-1)]),
  )
  const path = join(folder, `light-${hash.digest('hex').slice(0, 16)}.bin`)
  if (existsSync(path)) return new Float32Array(new Uint8Array(readFileSync(path)).buffer)
  report('baking the light')
  const light = bakedLight(mesh, quality, (share) => {
    if (share > 0) report(`baking the light: ${(100 * share).toFixed(0)} %`)
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, new Uint8Array(light.buffer))
  return light
}
