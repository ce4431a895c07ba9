import type { AddressInfo } from 'node:net'
import { preview } from 'vite'
import { root } from './paths.ts'

/** Serves the built app on a free port of this machine. */
export async function serveBuilt(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await preview({ root, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } })
  const { port } = server.httpServer.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
