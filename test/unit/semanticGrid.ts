import type { SemanticClass } from '../../src/perception/index.ts'
import { SEMANTIC_CLASSES } from '../../src/perception/index.ts'
import { type FrameSemantics, packSemantics } from '../../src/session/semantics.ts'

/**
 * Semantics written as letters, a line for each row of cells; each cell has one class with the probability given, and
 * the rest is shared by all others.
 */
export function grid(
  rows: readonly string[],
  names: Readonly<Record<string, SemanticClass>>,
  probability: number,
): FrameSemantics {
  const columns = rows[0]?.length ?? 0
  const count = SEMANTIC_CLASSES.length
  const probabilities = new Float32Array(rows.length * columns * count).fill((1 - probability) / (count - 1))
  for (const [row, letters] of rows.entries())
    for (const [column, letter] of [...letters].entries()) {
      const k = SEMANTIC_CLASSES.indexOf(names[letter] as SemanticClass)
      probabilities[(row * columns + column) * count + k] = probability
    }
  const packed = packSemantics({ rows: rows.length, columns, classes: SEMANTIC_CLASSES, probabilities })
  if (!packed) throw new Error('no cells')
  return packed
}
