import { convertDepthAnything } from './depthAnything.ts'
import { convertEfficientDet } from './efficientDet.ts'
import type { CatalogueEntry, Conversion } from './entry.ts'
import { ConversionError } from './errors.ts'

export interface ConvertedVariant {
  id: string
  /** Of the input, pixels. */
  width: number
  height: number
  grid?: { rows: number; columns: number }
  /** Name of the graph's file. */
  file: string
  data: Uint8Array
  /** The same computing in float16: another graph on the same weights. */
  half?: { file: string; data: Uint8Array }
}

/** A model as ONNX: graphs, and the files of weights that they share. */
export interface ConvertedModel {
  weights: { file: string; data: Uint8Array }[]
  variants: ConvertedVariant[]
}

/** Sides of a patch of DINOv2 ViT-S/14, pixels. */
const PATCH = 14

/** The variants that a conversion makes, before any file is read. */
export function variantsOf(id: string, conversion: Conversion): Omit<ConvertedVariant, 'data' | 'half'>[] {
  if (conversion.kind === 'depth-anything')
    return conversion.grids.map(({ rows, columns }) => ({
      id: `${rows}x${columns}`,
      width: columns * PATCH,
      height: rows * PATCH,
      grid: { rows, columns },
      file: `${id}-${rows}x${columns}.onnx`,
    }))
  if (conversion.kind === 'any-grid') {
    const { rows, columns } = conversion.grid
    return [
      {
        id: 'any',
        width: columns * PATCH,
        height: rows * PATCH,
        grid: conversion.grid,
        file: `${id}.onnx`,
      },
    ]
  }
  const { width, height } =
    conversion.kind === 'none' ? conversion : { width: conversion.size, height: conversion.size }
  return [{ id: `${width}x${height}`, width, height, file: `${id}.onnx` }]
}

/**
 * Converts a model's source files, given in the source's order.
 * @throws ConversionError.
 */
export function convert(entry: CatalogueEntry, files: readonly Uint8Array[]): ConvertedModel {
  const { id, title, conversion } = entry
  try {
    const [first = new Uint8Array(), second = new Uint8Array()] = files
    const named = variantsOf(id, conversion)
    const withData = (graphs: readonly Uint8Array[]) =>
      named.map((variant, i) => ({ ...variant, data: graphs[i] as Uint8Array }))
    if (conversion.kind === 'none' || conversion.kind === 'any-grid')
      return { weights: [], variants: withData([first]) }
    if (conversion.kind === 'efficientdet') {
      const rows = entry.classes.map(({ row }) => row)
      return { weights: [], variants: withData([convertEfficientDet(first, rows)]) }
    }
    const file = `${id}.weights`
    const program = new TextDecoder().decode(first)
    const { weights, graphs, halves } = convertDepthAnything(program, second, conversion.grids, file)
    const variants = withData(graphs).map((variant, i) => ({
      ...variant,
      half: { file: variant.file.replace(/\.onnx$/, '-f16.onnx'), data: halves[i] as Uint8Array },
    }))
    return { weights: [{ file, data: weights }], variants }
  } catch (error) {
    throw new ConversionError(title, error instanceof Error ? error.message : String(error), { cause: error })
  }
}
