import {
  AdditiveBlending,
  FloatType,
  HalfFloatType,
  Mesh,
  NoBlending,
  OrthographicCamera,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { RigidTransform } from '../../../src/geometry/index.ts'
import { CLIP, intrinsics } from '../camera.ts'

const { width, height } = CLIP

const VERTEX = 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }'

/** A pass over the whole picture. */
function pass(fragmentShader: string, uniforms: ShaderMaterial['uniforms'], additive: boolean) {
  const material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader,
    uniforms,
    depthTest: false,
    depthWrite: false,
    transparent: additive,
    blending: additive ? AdditiveBlending : NoBlending,
    premultipliedAlpha: true,
  })
  const scene = new Scene()
  const quad = new Mesh(new PlaneGeometry(2, 2), material)
  quad.frustumCulled = false
  scene.add(quad)
  return { scene, material, camera: new OrthographicCamera() }
}

/** A phone's rendering: exposure, a filmic curve, a little vignette, grain. */
const DEVELOP = `
  varying vec2 at; uniform sampler2D light; uniform float exposure; uniform float seed;
  float noise(vec2 p) { return fract(sin(dot(p, vec2(12.9898, 78.233)) + seed) * 43758.5453); }
  // Fitted curve of the ACES by Krzysztof Narkowicz (public domain).
  vec3 curve(vec3 x) { return clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0); }
  void main() {
    vec3 c = texture2D(light, at).rgb * exposure;
    vec2 off = at - 0.5;
    c *= 1.0 - 0.35 * dot(off, off);
    c = mix(vec3(dot(c, vec3(0.2126, 0.7152, 0.0722))), c, 0.8);
    c = curve(c);
    c = mix(c * 12.92, 1.055 * pow(max(c, 0.0031308), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
    vec2 p = gl_FragCoord.xy;
    float grain = noise(p) + noise(p + 17.3) + noise(p + 41.7) - 1.5;
    gl_FragColor = vec4(c + grain * 0.012, 1.0);
  }`

export interface Shot {
  /** The camera at the moments over which the frame is exposed: each is drawn once, a little shifted, and averaged. */
  poses: readonly RigidTransform[]
  exposure: number
  seed: number
}

/** Draws frames: many pictures averaged for smooth edges and motion blur, then developed. */
export function filmOf(renderer: WebGLRenderer, stage: Scene) {
  const drawn = new WebGLRenderTarget(width, height, { type: HalfFloatType, samples: 4 })
  const summed = new WebGLRenderTarget(width, height, { type: FloatType, depthBuffer: false })
  const developed = new WebGLRenderTarget(width, height, { depthBuffer: false })
  const add = pass(
    'varying vec2 at; uniform sampler2D light; uniform float share; void main() { gl_FragColor = vec4(min(texture2D(light, at).rgb, vec3(8.0)) * share, share); }',
    { light: { value: drawn.texture }, share: { value: 1 } },
    true,
  )
  const develop = pass(
    DEVELOP,
    { light: { value: summed.texture }, exposure: { value: 1 }, seed: { value: 0 } },
    false,
  )
  const camera = new PerspectiveCamera(
    (2 * 180 * Math.atan(height / 2 / intrinsics.fy)) / Math.PI,
    width / height,
    0.05,
    100,
  )
  camera.matrixAutoUpdate = false
  const bytes = new Uint8Array(width * height * 4)
  return ({ poses, exposure, seed }: Shot): Uint8Array => {
    renderer.setRenderTarget(summed)
    renderer.setClearColor(0, 0)
    renderer.clear()
    for (const [k, { rotation: r, translation: t }] of poses.entries()) {
      // three's camera has y up and looks along -z.
      const [right, up, back] = [0, 1, 2].map((axis) => {
        const sign = axis === 0 ? 1 : -1
        return new Vector3(r[axis], r[axis + 3], r[axis + 6]).multiplyScalar(sign)
      }) as [Vector3, Vector3, Vector3]
      camera.matrix.makeBasis(right, up, back).setPosition(...t)
      camera.matrixWorldNeedsUpdate = true
      const [dx, dy] = [((k * 0.618 + 0.25) % 1) - 0.5, (k + 0.5) / poses.length - 0.5]
      camera.setViewOffset(width, height, dx, dy, width, height)
      renderer.setRenderTarget(drawn)
      renderer.clear()
      renderer.render(stage, camera)
      add.material.uniforms.share = { value: 1 / poses.length }
      renderer.setRenderTarget(summed)
      renderer.autoClear = false
      renderer.render(add.scene, add.camera)
      renderer.autoClear = true
    }
    develop.material.uniforms.exposure = { value: exposure }
    develop.material.uniforms.seed = { value: seed }
    renderer.setRenderTarget(developed)
    renderer.render(develop.scene, develop.camera)
    renderer.readRenderTargetPixels(developed, 0, 0, width, height, bytes)
    renderer.setRenderTarget(null)
    return bytes
  }
}
