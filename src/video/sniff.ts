import { latin1, readBytes } from './bytes.ts'

interface Signature {
  /** With its article. */
  name: string
  at: number
  text: string
  isVideo?: boolean
}

const signatures: readonly Signature[] = [
  { name: 'an AVI file', at: 8, text: 'AVI ', isVideo: true },
  { name: 'a Windows Media file', at: 0, text: '\x30\x26\xb2\x75', isVideo: true },
  { name: 'a Flash video', at: 0, text: 'FLV\x01', isVideo: true },
  { name: 'a RealMedia file', at: 0, text: '.RMF', isVideo: true },
  { name: 'an MPEG program stream', at: 0, text: '\x00\x00\x01\xba', isVideo: true },
  { name: 'a HEIC picture', at: 4, text: 'ftyphei' },
  { name: 'a HEIC picture', at: 4, text: 'ftypmif1' },
  { name: 'an AVIF picture', at: 4, text: 'ftypavif' },
  { name: 'a JPEG picture', at: 0, text: '\xff\xd8\xff' },
  { name: 'a PNG picture', at: 0, text: '\x89PNG' },
  { name: 'a GIF picture', at: 0, text: 'GIF8' },
  { name: 'a PDF document', at: 0, text: '%PDF' },
  { name: 'a ZIP archive', at: 0, text: 'PK\x03\x04' },
]

/** What else than a video that can be opened the file is, where its first bytes say so. */
export async function recogniseContent(file: Blob): Promise<{ name: string; isVideo: boolean } | undefined> {
  const text = latin1(await readBytes(file, 0, 512))
  const found = signatures.find((signature) => text.startsWith(signature.text, signature.at))
  if (found) return { name: found.name, isVideo: found.isVideo ?? false }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text is told by the control characters that it lacks.
  return /^[^\x00-\x08\x0e-\x1f\x7f]+$/.test(text) ? { name: 'plain text', isVideo: false } : undefined
}
