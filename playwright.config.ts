import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './scripts/chromium.ts'

/** A port that is free now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })

// The workers read this file again, and find the port that the first reading chose.
process.env.FLOORSIGHT_E2E_PORT ??= String(await freePort())
const url = `http://localhost:${process.env.FLOORSIGHT_E2E_PORT}/`
const executablePath = findChromium()

/** The built app, as a user gets it, in the same Chromium as all other tests. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test/e2e/.artifacts',
  // Each analysis uses all of the machine's cores.
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    // It answers for the server; only the tests of the app without a network let it.
    serviceWorkers: 'block',
    launchOptions: { ...(executablePath && { executablePath }), args: [...chromiumFlags] },
  },
  webServer: {
    command: `npx tsx scripts/start.ts --port ${process.env.FLOORSIGHT_E2E_PORT}`,
    url,
    // It may have to prepare the models and to build the app.
    timeout: 900_000,
    reuseExistingServer: false,
  },
})
