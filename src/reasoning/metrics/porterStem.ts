/**
 * Porter's stemmer (M. Porter, An algorithm for suffix stripping, Program 14.3, 1980) with the extensions that NLTK
 * makes by default: rouge_score, and with it SpaceR's free-form reward, compares stems by it.
 */

const IRREGULAR: Readonly<Record<string, string>> = {
  skies: 'sky',
  sky: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  news: 'news',
  innings: 'inning',
  inning: 'inning',
  outings: 'outing',
  outing: 'outing',
  cannings: 'canning',
  canning: 'canning',
  howe: 'howe',
  proceed: 'proceed',
  exceed: 'exceed',
  succeed: 'succeed',
}

/** c for a consonant, v for a vowel; y is a vowel behind a consonant. */
const shapeOf = (word: string): string => {
  let shape = ''
  for (const letter of word)
    shape += 'aeiou'.includes(letter) || (letter === 'y' && shape.at(-1) === 'c') ? 'v' : 'c'
  return shape
}

/** How often a vowel is followed by a consonant. */
const measure = (stem: string) => (shapeOf(stem).match(/vc/g) ?? []).length
const hasVowel = (stem: string) => shapeOf(stem).includes('v')
const endsDouble = (word: string) => /([a-z0-9])\1$/.test(word) && shapeOf(word).endsWith('c')
/** Consonant, vowel, consonant but w, x, y; or (NLTK) just a vowel and a consonant. */
const endsShort = (word: string) => {
  const shape = shapeOf(word)
  return shape === 'vc' || (shape.endsWith('cvc') && !/[wxy]$/.test(word))
}

type Rule = readonly [suffix: string, replacement: string]

/** The first rule whose suffix fits decides, whether or not its condition holds. */
function applyRules(word: string, rules: readonly Rule[], minMeasure: number): string {
  const rule = rules.find(([suffix]) => word.endsWith(suffix))
  if (!rule) return word
  const stem = word.slice(0, word.length - rule[0].length)
  return measure(stem) >= minMeasure ? stem + rule[1] : word
}

function plural(word: string): string {
  if (word.endsWith('ies')) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2)
  if (word.endsWith('sses')) return word.slice(0, -2)
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

function pastOrGerund(word: string): string {
  if (word.endsWith('ied')) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2)
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const stem = /^(.*)(?:ed|ing)$/.exec(word)?.[1]
  if (stem === undefined || !hasVowel(stem)) return word
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`
  if (endsDouble(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1)
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem
}

const finalY = (word: string) =>
  word.endsWith('y') && word.length > 2 && shapeOf(word).at(-2) === 'c' ? `${word.slice(0, -1)}i` : word

const pairs = (text: string): Rule[] => text.split(' ').map((pair) => pair.split('>') as [string, string])

const DOUBLE_SUFFIXES = pairs(
  'ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble fulli>ful entli>ent eli>e ousli>ous ization>ize ' +
    'ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble',
)
const SUFFIXES = pairs('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>')
const LONG_SUFFIXES = pairs(
  'al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ou> ism> ate> iti> ous> ive> ize>',
)

function doubleSuffix(word: string): string {
  if (word.endsWith('alli')) return measure(word.slice(0, -4)) > 0 ? doubleSuffix(word.slice(0, -2)) : word
  // The l of logi belongs to what is measured.
  if (word.endsWith('logi')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  return applyRules(word, DOUBLE_SUFFIXES, 1)
}

function longSuffix(word: string): string {
  // -ion is cut, and what is measured keeps the s or t before it.
  if (/[st]ion$/.test(word)) return measure(word.slice(0, -3)) > 1 ? word.slice(0, -3) : word
  return applyRules(word, LONG_SUFFIXES, 2)
}

function finalE(word: string): string {
  if (!word.endsWith('e')) return word
  const stem = word.slice(0, -1)
  const m = measure(stem)
  return m > 1 || (m === 1 && !endsShort(stem)) ? stem : word
}

const finalL = (word: string) =>
  word.endsWith('ll') && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word

/** The stem of a word in small letters; words of one or two letters are their own. */
export function porterStem(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (irregular !== undefined || word.length <= 2) return irregular ?? word
  const steps = [
    plural,
    pastOrGerund,
    finalY,
    doubleSuffix,
    (w: string) => applyRules(w, SUFFIXES, 1),
    longSuffix,
    finalE,
    finalL,
  ]
  return steps.reduce((stem, step) => step(stem), word)
}
