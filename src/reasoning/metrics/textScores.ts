import { porterStem } from './porterStem.ts'

/** Scores of free text: what SpaceR's rewards for OCR and free-form answers are made of (facts.md B, accuracy_reward). */

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '')

/**
 * Word error rate: insertions, deletions and substitutions that turn one text into the other, per word of the
 * reference (per one where it has none). 0 for equal texts; may exceed 1. Words are set apart by blanks and compared exactly.
 */
export function wordErrorRate(reference: string, hypothesis: string): number {
  const [wanted, given] = [wordsOf(reference), wordsOf(hypothesis)]
  let row = Array.from({ length: given.length + 1 }, (_, j) => j)
  for (const [i, word] of wanted.entries()) {
    const next = [i + 1]
    for (const [j, other] of given.entries()) {
      const [diagonal, above, left] = [row[j] as number, row[j + 1] as number, next[j] as number]
      next.push(word === other ? diagonal : 1 + Math.min(diagonal, above, left))
    }
    row = next
  }
  return (row[given.length] as number) / Math.max(1, wanted.length)
}

/** Words of a text for ROUGE: small letters and digits, those of more than three letters stemmed. */
const tokensOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? porterStem(word) : word))

const fMeasure = (common: number, predicted: number, wanted: number): number =>
  common === 0 ? 0 : (2 * common) / (predicted + wanted)

function countsOf(tokens: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = tokens.slice(i, i + n).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

function gramF(wanted: readonly string[], given: readonly string[], n: number): number {
  const [a, b] = [countsOf(wanted, n), countsOf(given, n)]
  let common = 0
  for (const [gram, count] of a) common += Math.min(count, b.get(gram) ?? 0)
  return fMeasure(common, Math.max(0, given.length - n + 1), Math.max(0, wanted.length - n + 1))
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (const [j, other] of b.entries())
      next.push(word === other ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number))
    row = next
  }
  return row[b.length] as number
}

/**
 * F-measures of ROUGE-1, ROUGE-2 and ROUGE-L, 0 to 1, as the package rouge_score computes them with its stemmer
 * (C.-Y. Lin, ROUGE, 2004): symmetric in the two texts; 0 where either has no such n-grams.
 */
export function rougeF(
  reference: string,
  hypothesis: string,
): { rouge1: number; rouge2: number; rougeL: number } {
  const [wanted, given] = [tokensOf(reference), tokensOf(hypothesis)]
  return {
    rouge1: gramF(wanted, given, 1),
    rouge2: gramF(wanted, given, 2),
    rougeL: fMeasure(longestCommon(wanted, given), given.length, wanted.length),
  }
}
