/** What benchmarks add to a question and what no answer depends on. */
const ASIDES: readonly RegExp[] = [
  /^these are frames of a video\.\s*/,
  /\boptions:.*$/s,
  /\bplease (?:answer|provide|give)\b.*$/s,
  /\banswer with the option's letter\b.*$/s,
  // VSI-Bench, direction: what the words of the hard and the medium level mean.
  /the directions refer to the quadrants of a cartesian plane[^.)]*\([^)]*\)\.?/,
  /the directions refer to the quadrants of a cartesian plane[^.(]*\./,
  /an object is to my back if i would have to turn at least 135 degrees in order to face it\.?/,
  // VLM-3R's generator of the same questions.
  /assume ["']?standing by["']? means i am positioned at the center of the [^.]*\.?/,
  // VSI-Bench, room size: more rooms than one make one map here too.
  /if multiple rooms are shown, estimate the size of the combined space\.?/,
]

const POLITE =
  /^(?:(?:hi|hello|hey|ok|okay|so|please|and|now)\b,?\s+|(?:(?:can|could|would|will) you )?(?:please )?(?:tell me|say|estimate|calculate|compute|work out|find out|give me)(?: please)?,? |i (?:want|would like|need) to know |do you know |question:\s*)/

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(what|where|how|which|there)'s\b/g, '$1 is'],
  [/\bi'm\b/g, 'i am'],
  [/\byou're\b/g, 'you are'],
  [/\bi were\b/g, 'i am'],
]

/**
 * A question in one line of lower case, with straight and then no quotation marks, without courtesies, closing
 * marks and a benchmark's explanations. The spelling of names is left alone.
 */
export function plainText(question: string): string {
  let text = question
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .trim()
  for (const aside of ASIDES) text = text.replace(aside, ' ')
  for (const [short, long] of CONTRACTIONS) text = text.replace(short, long)
  text = text
    .replace(/(?<!\p{L})'|'(?!\p{L})|"/gu, '')
    .replace(/(\p{L})\(e?s\)/gu, '$1')
    .replace(/\s+/g, ' ')
    .replace(/ & /g, ' and ')
    .replace(/ (?=[,.;:?])/g, '')
    .trim()
  for (let shorter = text.replace(POLITE, ''); shorter !== text; shorter = text.replace(POLITE, ''))
    text = shorter
  return text.replace(/[\s?!.,;:]+$/, '').replace(/,? please$/, '')
}
