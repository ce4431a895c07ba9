import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findChromium } from './scripts/chromium.ts'
import { isolationHeaders } from './scripts/vite/security.ts'
import { serveClips } from './test/fixtures/serveClips.ts'

const executablePath = findChromium()

export default defineConfig({
  optimizeDeps: { exclude: ['onnxruntime-web', 'onnxruntime-web/webgpu'] },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['test/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        plugins: [serveClips()],
        // All that the tests' pages and workers import: one found during a test would reload it, and load others twice.
        optimizeDeps: {
          include: [
            'mediabunny',
            'react',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'zod',
            'zod/v4/core',
            'zustand',
            'zustand/vanilla',
          ],
        },
        server: { headers: isolationHeaders },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/fixtures.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath && { executablePath }),
                // A software GPU for WebGPU's tests, where the machine has no other.
                args: [...chromiumFlags, '--enable-unsafe-webgpu'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
