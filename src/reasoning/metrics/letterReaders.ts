/** Readers of answers that choose an option. */

/**
 * What stands between the first `<answer>` and its end, trimmed; undefined without the tags.
 * @param cutOff also take what follows an `<answer>` that is never closed, as in output that was cut off.
 */
export function answerInTags(response: string, cutOff = false): string | undefined {
  const closed = /<answer>([\s\S]*?)<\/answer>/.exec(response)
  if (closed) return (closed[1] as string).trim()
  const open = cutOff
    ? /<\s*answer\s*>([\s\S]*)$/i.exec(response.replace(/<\s*\/\s*answer\s*>[\s\S]*$/i, ''))
    : null
  return open ? (open[1] as string).trim() : undefined
}

/** The answer in its tags where there are some, else all of the text. */
export const answerOrAll = (response: string): string => answerInTags(response, true) ?? response.trim()

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** How answers state a letter, surest first; `L` stands for the letters. Small letters only where nothing else fits. */
const PATTERNS: readonly { pattern: string; flags: string }[] = [
  { pattern: '^[^a-z0-9]*([L])[^a-z0-9]*$', flags: 'gi' },
  { pattern: '^[^A-Za-z0-9]*([L])\\s*[.):\\]*]', flags: 'g' },
  {
    pattern:
      "\\b(?:[Aa]nswer|ANSWER|[Oo]ption|OPTION|[Cc]hoice|[Aa]ns)(?: is| was)?\\s*[:=]?[\\s\\W_]*([L])(?![A-Za-z'])",
    flags: 'g',
  },
  { pattern: '\\b(?:answer|option|choice|ans)(?: is)?\\s*[:=]\\s*[^a-z0-9]*([L])[^a-z0-9]*$', flags: 'gi' },
  { pattern: '\\(([L])\\)', flags: 'g' },
  { pattern: '\\b([L])\\s+(?:is|was)\\s+(?:the\\s+)?(?:correct|right)', flags: 'g' },
  { pattern: '\\b([L])[.)]\\s*$', flags: 'gm' },
  // Letters that stand alone; an A before a small word is an article.
  { pattern: "(?<![A-Za-z'])(?!A [a-z])([L])(?![A-Za-z'])", flags: 'g' },
]

/**
 * The option that an answer chooses, as a capital letter: `B`, `b.`, `(B)`, `B. the sofa`, `Answer: B`, `The answer is
 * B`, `B is correct`, an option's own words, or the only letter that stands alone. Never a guess: undefined where none
 * of these fits or several letters fit alike, so that the A of `A sofa` and the B of `Based on` choose nothing.
 * @param letters those that may be chosen.
 * @param options the options' texts without their letters.
 */
export function readAnswerLetter(
  answer: string,
  letters = 'ABCDE',
  options: readonly string[] = [],
): string | undefined {
  const text = answer.trim()
  const wanted = plain(text)
  const named = options.findIndex((option) => plain(option) !== '' && plain(option) === wanted)
  if (named >= 0) return letters[named]
  for (const { pattern, flags } of PATTERNS) {
    const matches = text.matchAll(new RegExp(pattern.replace('[L]', `[${letters}]`), flags))
    const found = new Set([...matches].map((match) => (match[1] as string).toUpperCase()))
    if (found.size) return found.size === 1 ? [...found][0] : undefined
  }
  return undefined
}
