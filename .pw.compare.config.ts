import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from '/work/main/scripts/chromium.ts'
export default defineConfig({ testDir: '/work/main/test/e2e', outputDir: '/tmp/pwout', workers: 1, timeout: 240_000, expect: { timeout: 20_000 },
 use: { baseURL: 'http://localhost:5392/', viewport: { width: 1440, height: 900 }, launchOptions: { executablePath: findChromium(), args: [...chromiumFlags] } },
 webServer: { command: 'cd /work/main && npx vite preview --outDir /tmp/distc --port 5392 --strictPort', url: 'http://localhost:5392/', reuseExistingServer: true } })
