import type { TestProject } from 'vitest/node'
import { makeFixtures } from '../fixtures/makeFixtures.ts'
import { roomClips } from '../fixtures/serveClips.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Names of the fixtures that could be made here, served at `/clips/fixtures/NAME`. */
    fixtures: string[]
    /** Names of the real clips on this machine, served at `/clips/rooms/NAME`. */
    rooms: string[]
  }
}

/** Makes the clips before the browser tests start. */
export default async function setup(project: TestProject): Promise<void> {
  const { names } = await makeFixtures()
  project.provide('fixtures', names)
  project.provide('rooms', roomClips())
}
