import type { Layout } from '../layout/index.ts'
import type { FilmFrame } from './store.ts'

/** A picture of the film that goes into a file: a JPEG as a `data:` URL. */
export interface KeyFrame {
  index: number
  timestampSeconds: number
  width: number
  height: number
  url: string
}

const MOST_FRAMES = 12
const LONGEST_SIDE = 640
const JPEG_QUALITY = 0.75

/**
 * The pictures worth showing, at most so many: those that show objects come before the others, spread over the film.
 * In order of time.
 */
export function chosenFrames<T extends Pick<FilmFrame, 'index' | 'timestampSeconds'>>(
  film: readonly T[],
  { objects }: Pick<Layout, 'objects'>,
  most = MOST_FRAMES,
): T[] {
  const showing = new Set(objects.flatMap(({ sightings }) => sightings.map(({ frame }) => frame)))
  const good = film.filter(({ index }) => showing.has(index))
  const from = good.length ? good : film
  const step = Math.max(1, (from.length - 1) / Math.max(1, most - 1))
  const picked = new Set(Array.from({ length: Math.min(most, from.length) }, (_, k) => Math.round(k * step)))
  return from.filter((_, k) => picked.has(k)).sort((a, b) => a.timestampSeconds - b.timestampSeconds)
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })

async function keyFrame({ index, timestampSeconds, url }: FilmFrame): Promise<KeyFrame> {
  const image = new Image()
  image.src = url
  await image.decode()
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const [width, height] = [Math.round(image.naturalWidth * scale), Math.round(image.naturalHeight * scale)]
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
  return { index, timestampSeconds, width, height, url: await dataUrl(blob) }
}

/** Pictures of the film to go with a layout; one that cannot be read is left out. */
export async function keyFrames(film: readonly FilmFrame[], layout: Layout): Promise<KeyFrame[]> {
  const frames = await Promise.allSettled(chosenFrames(film, layout).map(keyFrame))
  return frames.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
