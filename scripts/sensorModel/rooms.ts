import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAppBrowser } from '../../cli/appBrowser.ts'
import { readLayout, writeLayout } from '../../src/formats/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { root } from '../paths.ts'

const folder = join(root, 'node_modules/.cache/floorsight/sensor-model')

/** A room that was drawn, and the map that the product makes of its film. */
export interface DrawnRoom {
  layout: Layout
  truth: Layout
}

/** Draws a furnished room's film once, and maps it anew with the product as it is. @param room see scripts/sample/room.ts. */
export async function drawnRoom(room: number, report: (line: string) => void): Promise<DrawnRoom> {
  const out = join(folder, `room-${room}`)
  const [film, truth] = [join(out, 'room.mp4'), join(out, 'room.truth.json')]
  if (!existsSync(film)) {
    mkdirSync(out, { recursive: true })
    report(`drawing room ${room}: some minutes`)
    const words = ['tsx', 'scripts/sample/sample.ts', '--draft', '--room', String(room), '--out', out]
    const { status } = spawnSync('npx', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`room ${room} could not be drawn`)
  }
  report(`mapping room ${room}`)
  const app = await openAppBrowser(false, report)
  const { layout, notice } = await app.analyse(film, {}, () => {}).finally(() => app.close())
  if (!layout) throw new Error(`room ${room}: ${notice?.message ?? 'no map'}`)
  writeFileSync(join(out, 'room.json'), writeLayout(layout))
  return { layout, truth: readLayout(readFileSync(truth, 'utf8')) }
}
