import type { PictureSpec } from './schema.ts'
import type { Picture } from './selfTestImage.ts'

/** A dense float32 tensor, row-major. */
export interface TensorData {
  data: Float32Array
  dims: readonly number[]
}

/**
 * A picture of the network's own size as its input tensor: alpha dropped, scaled and laid out as the model wants it.
 * (Fitting a frame to that size, by stretching or letterboxing, comes before.)
 */
export function pictureToTensor(spec: PictureSpec, { width, height, data }: Picture): TensorData {
  const channels = 3 + spec.extraChannels.length
  const pixels = width * height
  const out = new Float32Array(pixels * channels)
  const planar = spec.layout === 'nchw'
  const [pixelStride, channelStride] = planar ? [1, pixels] : [channels, 1]
  const [low, high] = spec.range
  for (let c = 0; c < channels; c++) {
    const extra = spec.extraChannels[c - 3]
    const scale = (high - low) / 255 / (spec.std[c] ?? 1)
    const offset = (low - (spec.mean[c] ?? 0)) / (spec.std[c] ?? 1)
    for (let i = 0; i < pixels; i++)
      out[i * pixelStride + c * channelStride] = extra ?? (data[i * 4 + c] as number) * scale + offset
  }
  return { data: out, dims: planar ? [1, channels, height, width] : [1, height, width, channels] }
}
