/** Options as the benchmarks print them, `A. sofa`, and as a Question holds them, without their letters. */

const letter = (index: number) => String.fromCharCode(65 + index)

/** Takes the letters off where every option carries the one of its place; else leaves all as they are. */
export function withoutLetters(options: readonly string[]): string[] {
  const lettered = options.every((option, k) => new RegExp(`^${letter(k)}[.)]`).test(option))
  return lettered && options.length <= 26
    ? options.map((option) => option.slice(option[2] === ' ' ? 3 : 2))
    : [...options]
}

/** `A. `, `B. `, … before each; more than 26 are left as they are. */
export const withLetters = (options: readonly string[]): string[] =>
  options.length <= 26 ? options.map((option, k) => `${letter(k)}. ${option}`) : [...options]
