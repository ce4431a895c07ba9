import type { Plugin } from 'vite'

const PATH = '/film-replies/'

/** Where pages post what their films reply: `POST /film-replies/ID` on the app's own origin. */
export interface ReplyBox {
  plugin: Plugin
  /** Hands on what comes for an ID. @returns what its URL ends with, and the end of it. */
  take(listener: (body: Uint8Array<ArrayBuffer>) => void): { path: string; end(): void }
}

export function makeReplyBox(): ReplyBox {
  const listeners = new Map<string, (body: Uint8Array<ArrayBuffer>) => void>()
  let count = 0
  return {
    plugin: {
      name: 'floorsight-film-replies',
      configurePreviewServer({ middlewares }) {
        middlewares.use(PATH, async (request, response) => {
          const listener = listeners.get(request.url?.slice(1) ?? '')
          const chunks: Buffer[] = []
          for await (const chunk of request) chunks.push(chunk)
          response.statusCode = listener && request.method === 'POST' ? 204 : 404
          response.end()
          // A copy of its own: what is small lies within a buffer of Node's that others share.
          if (response.statusCode === 204) listener?.(Uint8Array.from(Buffer.concat(chunks)))
        })
      },
    },
    take(listener) {
      const id = String(count++)
      listeners.set(id, listener)
      return { path: `${PATH}${id}`, end: () => void listeners.delete(id) }
    },
  }
}
