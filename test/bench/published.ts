import { VSI_TASKS } from '../../src/reasoning/index.ts'

/** Scores of a model on VSI-Bench's 5,130 questions, as published, per cent. */
export interface Published {
  model: string
  source: string
  /** In the order of VSI_TASKS; undefined where it was not published. */
  tasks: readonly (number | undefined)[]
  overall: number
}

/**
 * Published figures (facts.md B, Results, and C, Baselines). They are of all 288 films: not of the clips here. Of
 * Video2Layout-7B no figure on VSI-Bench was found (its overall 47.46 stands beside 46.25 for GPT-4o, which has 34.0 here:
 * another benchmark).
 */
export const PUBLISHED: readonly Published[] = [
  {
    model: 'SpaceR-7B',
    source: 're-evaluated by ReVSI, table 4; its own paper: 45.6',
    tasks: [61.9, 28.6, 60.9, 35.2, 38.2, 46, 31.4, undefined],
    overall: 43.5,
  },
  {
    model: 'Spatial-R1 (exp-1500)',
    source: 'README of its repository',
    tasks: [63.24, 29.78, 60.76, 45.07, 39.15, 45.02, 28.87, 57.28],
    overall: 46.15,
  },
  {
    model: 'Qwen2.5-VL-7B',
    source: 'README of Spatial-R1, without training',
    tasks: [33.96, 17.48, 51.85, 36.6, 35.77, 37.73, 29.38, 32.69],
    overall: 34.43,
  },
  {
    model: 'GPT-4o',
    source: 'VSI-Bench',
    tasks: [46.2, 5.3, 43.8, 38.2, 37, 41.3, 31.5, 28.5],
    overall: 34,
  },
  {
    model: 'Gemini-1.5-Pro',
    source: 'VSI-Bench',
    tasks: [56.2, 30.9, 64.1, 43.6, 51.3, 46.3, 36, 34.6],
    overall: 45.4,
  },
  {
    model: 'most frequent answer',
    source: 'VSI-Bench',
    tasks: [62.1, 32, 29.9, 33.1, 25.1, 47.9, 28.4, 25.2],
    overall: 34,
  },
]

/** The tasks of a published row by name, 0 to 1. */
export const publishedTasks = ({ tasks }: Published): Record<string, number> =>
  Object.fromEntries(
    VSI_TASKS.flatMap((task, k) => {
      const score = tasks[k]
      return score === undefined ? [] : [[task, score / 100]]
    }),
  )
