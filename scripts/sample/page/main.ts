import { NoToneMapping, PCFShadowMap, WebGLRenderer } from 'three'
import { CLIP } from '../camera.ts'
import { filmOf, type Shot } from './film.ts'
import { stageOf } from './stage.ts'

/** The page that draws: `sample.open` once, then `sample.draw` for each frame. Driven by render.ts. */

async function open(): Promise<(shot: Shot) => string> {
  const light = new Float32Array(await (await fetch('/baked-light.bin')).arrayBuffer())
  const room = Number(new URLSearchParams(location.search).get('room'))
  const renderer = new WebGLRenderer({ antialias: false })
  renderer.setSize(CLIP.width, CLIP.height)
  renderer.toneMapping = NoToneMapping
  renderer.shadowMap.enabled = true
  renderer.shadowMap.type = PCFShadowMap
  const draw = filmOf(renderer, stageOf(renderer, light, room))
  return (shot) => {
    const bytes = draw(shot)
    let text = ''
    for (let k = 0; k < bytes.length; k += 0x8000)
      text += String.fromCharCode(...bytes.subarray(k, k + 0x8000))
    return btoa(text)
  }
}

const sample = { open, draw: undefined as ((shot: Shot) => string) | undefined }
declare global {
  /** What render.ts calls. */
  var sampleRoom: typeof sample
}
globalThis.sampleRoom = sample
