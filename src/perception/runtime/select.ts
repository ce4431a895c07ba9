import { UnknownModelError } from './errors.ts'
import type { ModelEntry, ModelManifest, ModelTask, ModelVariant, PictureSpec } from './schema.ts'

/** The first model of a task. Throws UnknownModelError. */
export function modelFor(manifest: ModelManifest, task: ModelTask): ModelEntry {
  const entry = manifest.models.find((model) => model.task === task)
  if (entry) return entry
  throw new UnknownModelError(
    `model for ${task}`,
    manifest.models.map((model) => model.task),
  )
}

/** How a model takes a picture. Throws UnknownModelError where it takes none. */
export function pictureSpecOf({ title, input }: ModelEntry): PictureSpec {
  if (input.kind === 'picture') return input
  throw new UnknownModelError(`picture input of ${title}`, Object.keys(input.tensors))
}

/** A model's variant by name, or its only one. Throws UnknownModelError. */
export function variantOf(entry: ModelEntry, id?: string): ModelVariant {
  const found = entry.variants.find((variant) => variant.id === id)
  if (found) return found
  if (id === undefined && entry.variants.length === 1) return entry.variants[0] as ModelVariant
  throw new UnknownModelError(
    `size ${id ?? '(none given)'} of ${entry.title}`,
    entry.variants.map((variant) => variant.id),
  )
}

/**
 * The variant that fits a picture: the aspect ratio nearest to the picture's counts first (as a ratio, within 2 %),
 * then the most pixels within the budget; the smallest where none is within it.
 * @param pixels largest number of input pixels, width times height.
 */
export function variantForPicture(
  entry: ModelEntry,
  picture: { width: number; height: number },
  pixels: number,
): ModelVariant {
  const distortion = ({ width, height }: ModelVariant) =>
    Math.abs(Math.log((width / height) * (picture.height / picture.width)))
  const within = entry.variants.filter(({ width, height }) => width * height <= pixels)
  const size = ({ width, height }: ModelVariant) => width * height
  const smallest = Math.min(...entry.variants.map(size))
  const candidates = within.length ? within : entry.variants.filter((variant) => size(variant) === smallest)
  const least = Math.min(...candidates.map(distortion))
  return candidates
    .filter((variant) => distortion(variant) <= least + 0.02)
    .reduce((best, variant) => (size(variant) > size(best) ? variant : best))
}
