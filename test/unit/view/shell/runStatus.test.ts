import { expect, test } from 'vitest'
import { begun, type Run, type SessionState, session } from '../../../../src/session/index.ts'
import { announcement } from '../../../../src/view/shell/RunStatus.tsx'
import { sampleLayout } from '../../sampleLayout.ts'

const idle = session.getState()
const run = (change: Partial<Run> = {}): SessionState => ({
  ...idle,
  run: {
    name: 'room.mp4',
    startedAt: 0,
    stage: 'open',
    done: 0,
    total: 0,
    unit: '',
    film: [],
    backends: [],
    videoUrl: '',
    ...change,
  },
})
const document = {
  predicted: sampleLayout,
  layout: sampleLayout,
  history: begun(sampleLayout),
  film: [],
  backends: [],
}

test('each stage is said once, not each frame', () => {
  expect(announcement(run(), idle)).toBe('room.mp4: Open the video')
  expect(announcement(run({ stage: 'watch' }), run())).toBe('room.mp4: Analyse the keyframes')
  expect(announcement(run({ stage: 'watch', done: 5 }), run({ stage: 'watch' }))).toBeUndefined()
})

test('the end is said with what came of it; a file that is opened is none', () => {
  const stages = { open: 0, follow: 0, models: 0, watch: 0, link: 0, map: 0 }
  const measured = { ...document, timings: { total: 1, stages, networks: {} } }
  expect(announcement({ ...idle, document: measured }, idle)).toMatch(/is measured: \d+ objects on the map/)
  expect(announcement({ ...idle, document }, idle)).toBeUndefined()
  expect(announcement(idle, idle)).toBeUndefined()
})

test('a run that is cancelled is said; of one that fails, its notice speaks', () => {
  expect(announcement(idle, run())).toBe('Measuring room.mp4 was cancelled.')
  const notice = {
    about: 'room.mp4',
    message: 'No picture.',
    remedy: 'Try another.',
  } as SessionState['notice']
  expect(announcement({ ...idle, notice }, idle)).toBe('')
})
