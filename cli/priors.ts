import { readFile } from 'node:fs/promises'
import type { Priors } from '../src/reasoning/index.ts'

/** What rooms are usually like, as `npm run priors` learnt it: this project's own file, beside this one. */
export const readPriors = async (): Promise<Priors> =>
  JSON.parse(await readFile(new URL('priors.json', import.meta.url), 'utf8')) as Priors
