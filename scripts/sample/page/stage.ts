import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  CubeCamera,
  CylinderGeometry,
  DirectionalLight,
  HalfFloatType,
  Mesh,
  MeshBasicMaterial,
  type MeshStandardMaterial,
  PMREMGenerator,
  Scene,
  WebGLCubeRenderTarget,
  type WebGLRenderer,
} from 'three'
import { SUN, TO_SUN } from '../light/sky.ts'
import { merged } from '../merge.ts'
import { roomParts } from '../room.ts'
import { ROOM_SIZE } from '../shell.ts'
import { materialOf, textureOf } from './look.ts'

/** How bright the picture of the garden is: less than its light, as a camera's highlights are. */
const OUTSIDE = 1.1
const FAR_AWAY = 30

function garden(): Mesh {
  const geometry = new CylinderGeometry(FAR_AWAY, FAR_AWAY, 1.6 * FAR_AWAY, 48, 1, true)
  geometry.rotateX(Math.PI / 2)
  const map = textureOf({ painter: 'outside', metres: 0 })
  map.repeat.set(3, 1)
  const material = new MeshBasicMaterial({ map, side: BackSide })
  material.color.setScalar(OUTSIDE)
  const mesh = new Mesh(geometry, material)
  mesh.position.set(ROOM_SIZE[0] / 2, ROOM_SIZE[1] / 2, 1.5)
  return mesh
}

function sunLight(): DirectionalLight {
  const strength = Math.max(...SUN)
  const light = new DirectionalLight(0xffffff, strength)
  light.color.setRGB(SUN[0] / strength, SUN[1] / strength, SUN[2] / strength)
  const [x, y, z] = ROOM_SIZE.map((side) => side / 2) as [number, number, number]
  light.target.position.set(x, y, z)
  light.position.set(x + 8 * TO_SUN[0], y + 8 * TO_SUN[1], z + 8 * TO_SUN[2])
  light.castShadow = true
  const { camera } = light.shadow
  ;[camera.left, camera.right, camera.bottom, camera.top] = [-4.3, 4.3, -3.6, 3.6]
  ;[camera.near, camera.far] = [2, 14]
  light.shadow.mapSize.set(4096, 4096)
  light.shadow.radius = 3
  light.shadow.bias = -0.0004
  light.shadow.normalBias = 0.012
  return light
}

/** The room, lit: built here from the same parts as the light was baked for. */
export function stageOf(renderer: WebGLRenderer, light: Float32Array, room: number): Scene {
  const mesh = merged(roomParts(room))
  if (light.length !== mesh.positions.length) throw new Error('the baked light is of another room')
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(mesh.positions, 3))
  geometry.setAttribute('normal', new BufferAttribute(mesh.normals, 3))
  geometry.setAttribute('uv', new BufferAttribute(mesh.uvs, 2))
  geometry.setAttribute('irradianceAt', new BufferAttribute(light, 3))
  geometry.setIndex(new BufferAttribute(mesh.indices, 1))
  const materials: MeshStandardMaterial[] = mesh.groups.map(({ material }) => materialOf(material))
  for (const [k, { start, count }] of mesh.groups.entries()) geometry.addGroup(start, count, k)
  const surfaces = new Mesh(geometry, materials)
  surfaces.castShadow = surfaces.receiveShadow = true
  surfaces.frustumCulled = false
  const scene = new Scene()
  const sun = sunLight()
  scene.add(surfaces, garden(), sun, sun.target)
  // What shiny things mirror: the room as it is seen from its middle.
  const target = new WebGLCubeRenderTarget(256, { type: HalfFloatType })
  const eye = new CubeCamera(0.05, 100, target)
  eye.position.set(ROOM_SIZE[0] / 2, ROOM_SIZE[1] / 2 - 0.3, 1.45)
  scene.add(eye)
  eye.update(renderer, scene)
  const mirrored = new PMREMGenerator(renderer).fromCubemap(target.texture)
  for (const material of materials) {
    material.envMap = mirrored.texture
    material.needsUpdate = true
  }
  renderer.shadowMap.autoUpdate = false
  return scene
}
