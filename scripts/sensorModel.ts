import { type DetectionSample, detectionSamples } from './sensorModel/detections.ts'
import { fitSides, normalised } from './sensorModel/fitSides.ts'
import { matchedBoxes } from './sensorModel/matched.ts'
import { type DrawnRoom, drawnRoom } from './sensorModel/rooms.ts'
import { type SideSample, sideSamples } from './sensorModel/sides.ts'

/**
 * `npm run sensor-model`: fits the constants of src/layout/mapping/sensorModel.ts on rooms that no bench judges, and prints
 * them with how often they hold there. The constants are not written: who changes them reads the table first.
 */
const ROOMS = [4, 5]
const SOURCES = ['detections', 'voxels', 'wall'] as const

const report = (line: string) => console.error(line)
const rooms: DrawnRoom[] = []
for (const room of ROOMS) rooms.push(await drawnRoom(room, report))
const samples: readonly SideSample[] = rooms.flatMap(({ layout, truth }) =>
  sideSamples(layout, truth.objects),
)

const share = (values: readonly number[], limit: number) =>
  `${((100 * values.filter((value) => Math.abs(value) <= limit).length) / values.length).toFixed(0)} %`

const whole = fitSides(samples)
console.log(`all sides (${samples.length}): away ${whole.far}, depth ${whole.depth}`)
for (const source of SOURCES) {
  const own = samples.filter(({ from }) => from === source)
  if (own.length === 0) continue
  const model = fitSides(own, { far: whole.far, depth: whole.depth })
  const errors = normalised(model, own)
  const [one, two] = [share(errors, 1), share(errors, 2)]
  console.log(
    `${source} (${own.length}): ${model.metres} m, ${model.share} of the extent; within 1: ${one}, within 2: ${two}`,
  )
}

const detections: readonly DetectionSample[] = rooms.flatMap(({ layout, truth }) => {
  const { alignment, matched } = matchedBoxes(layout, truth.objects)
  return detectionSamples(layout, truth, matched, alignment.scale)
})
/** What a share of the values lies within. */
const within = (values: readonly number[], part: number): string =>
  ([...values].map(Math.abs).sort((a, b) => a - b)[Math.floor(part * values.length)] ?? 0).toFixed(3)

const depths = detections.flatMap(({ depth }) => depth ?? [])
console.log(
  `depth of sightings (${depths.length}): 68 % within ${within(depths, 0.68)}, 95 % within ${within(depths, 0.95)}`,
)
/** Bounds of detections' sides, pixels. */
const SIDES = [0, 50, 90, 150, 250, 640]
for (const [k, to] of SIDES.slice(1).entries()) {
  const from = SIDES[k] as number
  const own = detections
    .flatMap(({ edges }) => edges)
    .filter(({ side }) => side >= from && side < to)
    .map(({ error }) => error)
  console.log(`edges of sides of ${from} to ${to} px (${own.length}): 68 % within ${within(own, 0.68)} px`)
}
