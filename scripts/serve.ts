import type { AddressInfo } from 'node:net'
import { type Plugin, preview } from 'vite'
import { root } from './paths.ts'

/** Serves the built app on a free port of this machine. @param plugins what else is served there. */
export async function serveBuilt(plugins: Plugin[] = []): Promise<{ url: string; close(): Promise<void> }> {
  const before = process.listeners('SIGTERM')
  const server = await preview({ root, plugins, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } })
  // Vite would end the process at once; whoever serves has a browser to close and films to put away.
  for (const listener of process.listeners('SIGTERM'))
    if (!before.includes(listener)) process.off('SIGTERM', listener)
  const { port } = server.httpServer.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
