import {
  CanvasTexture,
  LinearMipmapLinearFilter,
  type MeshStandardMaterial,
  RepeatWrapping,
  SRGBColorSpace,
  MeshStandardMaterial as Standard,
  type Texture,
} from 'three'
import { type Finish, finishOf, type Material } from '../materials.ts'
import { painted } from './canvas.ts'
import { pictures } from './pictures.ts'
import { surfaces } from './surfaces.ts'

const PAINTERS = { ...surfaces, ...pictures }
const SIZES: Readonly<Record<string, number>> = {
  planks: 2048,
  plaster: 1024,
  outside: 2048,
  rug: 1024,
  weave: 512,
}
const made = new Map<string, HTMLCanvasElement>()

export function textureOf({ painter, metres }: NonNullable<Finish['texture']>): Texture {
  const name = painter as keyof typeof PAINTERS
  const canvas = made.get(name) ?? painted(PAINTERS[name], SIZES[name] ?? 512, name.length * 7 + 1)
  made.set(name, canvas)
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.wrapS = texture.wrapT = RepeatWrapping
  texture.minFilter = LinearMipmapLinearFilter
  texture.anisotropy = 8
  if (metres > 0) texture.repeat.set(1 / metres, 1 / metres)
  return texture
}

/** Light above which a place is as bright as the middle of the room: darker places mirror less, being shut in. */
const OPEN = 0.8

/** A material that takes its diffuse light from the mesh's baked `irradiance`. */
export function materialOf(name: Material): MeshStandardMaterial {
  const { colour, roughness, metalness = 0, texture, glow = 0 } = finishOf(name) as Finish
  const map = texture ? textureOf(texture) : null
  const material = new Standard({ color: colour, roughness, metalness, map })
  if (glow > 0) {
    material.emissive.set(colour)
    material.emissiveIntensity = glow
    material.emissiveMap = map
  }
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute vec3 irradianceAt; varying vec3 vLight;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvLight = irradianceAt;')
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec3 vLight;')
      .replace(
        '#include <lights_fragment_maps>',
        `#include <lights_fragment_maps>
        iblIrradiance = vLight;
        radiance *= clamp(dot(vLight, vec3(0.3, 0.6, 0.1)) / ${OPEN.toFixed(2)}, 0.0, 1.3);`,
      )
  }
  return material
}
