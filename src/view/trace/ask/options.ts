/** The options of a multiple-choice question as a person types or pastes them: one a line, with or without letters. */
export const optionsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^\(?[A-H][.):]\s*/, ''))
    .filter((line) => line !== '')
