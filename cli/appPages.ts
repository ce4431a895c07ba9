import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import type { Plugin } from 'vite'
import { chromiumFlags } from '../scripts/chromium.ts'
import { serveBuilt } from '../scripts/serve.ts'

const GPU_FLAGS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan']

/** The page that works on a film is gone, or says nothing any more. */
export class PageDiedError extends Error {
  override name = 'PageDiedError'
  constructor(at: string, options?: ErrorOptions) {
    super(
      `The browser's page ended at ${at || 'its start'}. It may have lacked memory: try fewer jobs, or a lower effort.`,
      options,
    )
  }
}

export interface AppPagesOptions {
  /** Chromium's. */
  executablePath: string
  /** Lets it use WebGPU. */
  withGpu?: boolean
  /** What else is served beside the app. */
  plugins?: Plugin[]
}

/** Pages of the built app in headless Chromium: one browser for all, a context of its own for each. */
export class AppPages {
  private browser: Promise<Browser> | undefined

  private constructor(
    private readonly executablePath: string,
    private readonly server: { url: string; close(): Promise<void> },
    private readonly withGpu: boolean,
  ) {}

  /** Serves the built app; starts no browser yet. @throws Error where the app cannot be served. */
  static async open({ executablePath, withGpu = false, plugins = [] }: AppPagesOptions): Promise<AppPages> {
    return new AppPages(executablePath, await serveBuilt(plugins), withGpu)
  }

  /** The browser; another one where it did not start or has crashed. */
  private running(): Promise<Browser> {
    // Kept at once, not when it has started: two films that begin together share it.
    this.browser ??= this.launch()
    return this.browser
  }

  private async launch(): Promise<Browser> {
    const forget = () => {
      this.browser = undefined
    }
    try {
      const browser = await chromium.launch({
        executablePath: this.executablePath,
        args: [...chromiumFlags, ...(this.withGpu ? GPU_FLAGS : [])],
        // Playwright would end this process; the command line closes the browser itself.
        handleSIGINT: false,
        handleSIGTERM: false,
      })
      browser.once('disconnected', forget)
      return browser
    } catch (error) {
      forget()
      throw error
    }
  }

  /** A page with the app in it; closing its context ends it. Nothing is stored, and nothing of another page is there. */
  async newPage(): Promise<{ page: Page; context: BrowserContext }> {
    const context = await (await this.running()).newContext({ serviceWorkers: 'block' })
    try {
      const page = await context.newPage()
      await page.goto(this.server.url)
      return { page, context }
    } catch (error) {
      await context.close().catch(() => undefined)
      throw error
    }
  }

  async close(): Promise<void> {
    const browser = await this.browser?.catch(() => undefined)
    await browser?.close()
    await this.server.close()
  }
}
