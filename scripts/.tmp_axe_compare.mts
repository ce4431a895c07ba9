import { chromium } from '@playwright/test'
import axe from 'axe-core'
import { findChromium, chromiumFlags } from '/work/main/scripts/chromium.ts'
const b = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] })
const page = await b.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
await page.addInitScript({ content: axe.source })
const check = async (n: string) => { for (const c of ['light','dark'] as const) { await page.emulateMedia({ colorScheme: c, reducedMotion: 'reduce' }); await page.waitForTimeout(500)
 const v = await page.evaluate(async () => (await (globalThis as any).axe.run(document)).violations.map((x: any) => [x.id, x.impact, x.nodes.slice(0,3).map((k: any) => k.target.join(' ') + ' ' + (k.any[0]?.message ?? '')).join(' | ')]))
 console.log(n, c, JSON.stringify(v, null, 1)) } }
await page.goto('http://localhost:5393/'); await page.getByRole('heading', { level: 1 }).waitFor()
await page.locator('input[type=file]').first().setInputFiles('/tmp/dev/lay2_scannet_0591_01@27x36.json')
await page.getByRole('button', { name: 'Compare', exact: true }).click()
await page.getByLabel('A truth, or another prediction').setInputFiles('/work/shared/rooms/scannet_0591_01.truth.json')
await page.getByText('Held against').waitFor(); await page.locator('[data-pair]').first().click()
await check('compare')
await page.goto('about:blank'); await page.goto('http://localhost:5393/'); await page.getByRole('heading', { level: 1 }).waitFor()
await page.getByLabel('Files of predictions').setInputFiles(['/tmp/small.jsonl','/work/shared/vsi/meta_info_dev.json'])
await page.getByText('read and checked').first().waitFor({timeout:120000})
await page.getByLabel('Claims', { exact: true }).first().selectOption('answer'); await page.locator('[data-row]').nth(2).click(); await page.waitForTimeout(500)
await check('dataset')
await page.setViewportSize({ width: 390, height: 844 }); await page.waitForTimeout(400); await page.screenshot({ path: '/tmp/c_datasetphone_light.png' })
console.log(await page.evaluate(() => document.documentElement.scrollWidth))
await b.close()
