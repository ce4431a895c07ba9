import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PreviewServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeReplyBox } from '../../../../cli/native/replyBox.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const box = makeReplyBox()
let server: Server
let url = ''

beforeAll(async () => {
  const handlers = new Map<string, Handler>()
  const use = (path: string, handler: Handler) => void handlers.set(path, handler)
  const { configurePreviewServer: configure } = box.plugin
  if (typeof configure !== 'function') throw new Error('the plugin does not serve')
  const { middlewares } = { middlewares: { use } } as unknown as PreviewServer
  await configure.call({} as never, { middlewares } as PreviewServer)
  const [[path, handler] = []] = handlers
  server = createServer((request, response) => {
    // As connect does, which cuts off what a handler was mounted at.
    request.url = request.url?.slice((path?.length ?? 0) - 1) ?? '/'
    handler?.(request, response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const post = async (path: string, body: Uint8Array<ArrayBuffer>) =>
  (await fetch(url + path, { method: 'POST', body })).status

test('what a page posts reaches the film whose it is, whole and at the start of its buffer, until its end', async () => {
  const [one, other]: [Uint8Array[], Uint8Array[]] = [[], []]
  const first = box.take((body) => one.push(body))
  const second = box.take((body) => other.push(body))
  const large = Uint8Array.from({ length: 1_500_000 }, (_, k) => k % 251)
  expect(await post(first.path, large)).toBe(204)
  expect(await post(second.path, Uint8Array.of(7))).toBe(204)
  expect(one.map((body) => Buffer.compare(body, large))).toEqual([0])
  expect(other).toEqual([Uint8Array.of(7)])
  expect([...one, ...other].map(({ byteOffset }) => byteOffset)).toEqual([0, 0])
  first.end()
  expect(await post(first.path, large)).toBe(404)
  expect((await fetch(url + second.path)).status).toBe(404)
  expect(one).toHaveLength(1)
  expect(other).toHaveLength(1)
})
