import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { createServer, type Plugin } from 'vite'
import { ensureChromium } from '../browser.ts'
import { chromiumFlags } from '../chromium.ts'
import { root } from '../paths.ts'
import { CLIP, T_room_camera } from './camera.ts'

/** The shutter is open for this share of the time from one frame to the next. */
const SHUTTER = 0.4
export const EXPOSURE = 2.6

/** Draws the room at moments of the clip, each from `passes` pictures: RGBA rows from the top. */
export interface Renderer {
  frame(seconds: number, passes: number): Promise<Buffer>
  close(): Promise<void>
}

function upright(bottomUp: Buffer): Buffer {
  const row = CLIP.width * 4
  const rows = Array.from({ length: CLIP.height }, (_, k) => {
    const from = (CLIP.height - 1 - k) * row
    return bottomUp.subarray(from, from + row)
  })
  return Buffer.concat(rows)
}

/** Answers requests for one path with bytes. */
const served = (path: string, bytes: Buffer): Plugin => ({
  name: 'floorsight-sample-bytes',
  configureServer({ middlewares }) {
    middlewares.use(path, (_, response) => {
      response.end(bytes)
    })
  },
})

/** Starts a browser that draws a room. @param light the baked light, see light/bake.ts. @param room see room.ts. */
export async function startRenderer(light: Float32Array, room = 0): Promise<Renderer> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, 'node_modules/.cache/floorsight/sample-vite'),
    server: { port: 0, host: '127.0.0.1', hmr: false },
    optimizeDeps: { include: ['three'], entries: ['scripts/sample/page/main.ts'] },
    plugins: [served('/baked-light.bin', Buffer.from(light.buffer, light.byteOffset, light.byteLength))],
  })
  await server.listen()
  const browser = await chromium.launch({
    executablePath: ensureChromium(console.log),
    args: [
      ...chromiumFlags,
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
    ],
  })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(`the page: ${error.message}`))
  page.on('console', (message) => message.type() !== 'debug' && console.error(`the page: ${message.text()}`))
  await page.goto(`${server.resolvedUrls?.local[0]}scripts/sample/page/index.html?room=${room}`)
  await page.waitForFunction(() => globalThis.sampleRoom !== undefined)
  await page.evaluate(async () => {
    globalThis.sampleRoom.draw = await globalThis.sampleRoom.open()
  })
  return {
    async frame(seconds, passes) {
      const poses = Array.from({ length: passes }, (_, k) =>
        T_room_camera(seconds + ((k + 0.5) / passes - 0.5) * (SHUTTER / CLIP.framesPerSecond), room),
      )
      const shot = { poses, exposure: EXPOSURE, seed: (seconds * 7.31) % 6.28 }
      const text = await page.evaluate((one) => globalThis.sampleRoom.draw?.(one) ?? '', shot)
      return upright(Buffer.from(text, 'base64'))
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
