import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PNG } from 'pngjs'
import { writeLayout } from '../../src/formats/index.ts'
import { ensureFfmpeg } from '../ffmpeg.ts'
import { root } from '../paths.ts'
import { bakedOnce } from './bakeOnce.ts'
import { CLIP } from './camera.ts'
import { computedMap } from './computed.ts'
import { startEncoder } from './encode.ts'
import { predictionsText } from './predictions.ts'
import { startRenderer } from './render.ts'
import { sampleTruth } from './truth.ts'

/**
 * `npm run sample`: draws the sample room's clip and writes it with its truth and its predictions to public/sample.
 * It takes some ten minutes on two cores, and is run only when the room or its light changes.
 * `--map`: only the map that the app makes of the clip, which opens at once where the sample is tried; after every change of what
 * maps rest on. `--stills 0,4.5,9`: only these moments, as PNG, to be looked at. `--truth`: no pictures, only the other files.
 * `--draft`: one picture a frame and coarse light. `--out FOLDER`. `--room N`: another room, see furnished.ts.
 */
const { values } = parseArgs({
  options: {
    stills: { type: 'string' },
    truth: { type: 'boolean' },
    map: { type: 'boolean' },
    draft: { type: 'boolean' },
    room: { type: 'string', default: '0' },
    out: { type: 'string', default: join(root, 'public/sample') },
  },
})
const room = Number(values.room)
const report = (line: string) => console.error(line)

/** How fine the film is: rays for the light, pictures a frame, and x264's quality. */
const QUALITY = values.draft
  ? { light: { windowSide: 3, gather: 32 }, passes: 1, crf: 24 }
  : { light: { windowSide: 6, gather: 112 }, passes: 2, crf: 23 }

async function drawn(): Promise<void> {
  ensureFfmpeg(report)
  const renderer = await startRenderer(bakedOnce(QUALITY.light, report, room), room)
  try {
    if (values.stills !== undefined) {
      for (const seconds of values.stills.split(',').map(Number)) {
        const png = new PNG({ width: CLIP.width, height: CLIP.height })
        ;(await renderer.frame(seconds, QUALITY.passes)).copy(png.data)
        writeFileSync(join(values.out, `still-${seconds}.png`), PNG.sync.write(png))
      }
      return
    }
    const film = startEncoder(join(values.out, 'room.mp4'), QUALITY.crf)
    const frames = CLIP.seconds * CLIP.framesPerSecond
    for (let k = 0; k < frames; k++) {
      await film.write(await renderer.frame(k / CLIP.framesPerSecond, QUALITY.passes))
      if (k % 40 === 0) report(`frame ${k} of ${frames}`)
    }
    await film.end()
  } finally {
    await renderer.close()
  }
}

mkdirSync(values.out, { recursive: true })
if (values.stills === undefined) {
  const truth = sampleTruth(room)
  writeFileSync(join(values.out, 'room.truth.json'), writeLayout(truth))
  if (room === 0) writeFileSync(join(values.out, 'predictions.jsonl'), predictionsText(truth))
}
if (values.map)
  writeFileSync(join(values.out, 'room.map.json'), await computedMap(join(values.out, 'room.mp4'), report))
else if (!values.truth) await drawn()
