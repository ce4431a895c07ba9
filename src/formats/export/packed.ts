/** Text made short enough for a picture's metadata or an address: deflated, in letters that both may hold. */

/** More than any map needs; what unpacks to more was made to fill the memory. */
const MOST_BYTES = 64 * 2 ** 20

/** Text that was not packed by `packed`, or is damaged. */
export class PackedTextError extends Error {
  override name = 'PackedTextError'
  readonly remedy = 'Copy it again, all of it; or ask for the file instead.'
}

/** Bytes in base64url, without padding (RFC 4648, section 5). */
function base64Url(bytes: Uint8Array): string {
  let binary = ''
  // In pieces: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

const streamed = (bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(through)

/** A text as deflated bytes in base64url. */
export async function packed(text: string): Promise<string> {
  const stream = streamed(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  return base64Url(new Uint8Array(await new Response(stream).arrayBuffer()))
}

/** @throws PackedTextError */
export async function unpacked(text: string): Promise<string> {
  try {
    const reader = streamed(fromBase64Url(text.trim()), new DecompressionStream('deflate-raw')).getReader()
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let [out, bytes] = ['', 0]
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength
      if (bytes > MOST_BYTES) {
        await reader.cancel()
        throw new PackedTextError('It unpacks to far more than a map needs.')
      }
      out += decoder.decode(part.value, { stream: true })
    }
    return out + decoder.decode()
  } catch (error) {
    if (error instanceof PackedTextError) throw error
    throw new PackedTextError('It is cut off or damaged.')
  }
}
