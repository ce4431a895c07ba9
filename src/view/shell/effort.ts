import type { AnalysisSettings } from '../../session/index.ts'

type Effort = AnalysisSettings['effort']

export interface EffortStep {
  level: Effort
  /** One word, as on the slider. */
  name: string
  /** What it costs and what it buys, in one sentence. */
  meaning: string
}

/** From quick to precise. Times are what the bench's section `budget` measures, in relation to the third. */
export const EFFORT_STEPS: readonly EffortStep[] = [
  {
    level: 1,
    name: 'Quick',
    meaning: 'About half the usual time: coarse depth and few keyframes, for a first look.',
  },
  {
    level: 2,
    name: 'Brisk',
    meaning: 'About three quarters of the usual time: full depth, fewer keyframes; quick turns may be lost.',
  },
  {
    level: 3,
    name: 'Usual',
    meaning: 'The usual time, about two seconds for each second of film on a small computer.',
  },
  {
    level: 4,
    name: 'Careful',
    meaning: 'About twice the usual time: more keyframes, for a camera that moves fast.',
  },
  {
    level: 5,
    name: 'Precise',
    meaning: 'Three to four times the usual time: finer depth and the most keyframes.',
  },
]

export const effortStep = (level: Effort): EffortStep =>
  EFFORT_STEPS.find((step) => step.level === level) as EffortStep

/** The step that a slider's number means: the nearest there is. */
export const effortAt = (value: number): Effort =>
  (EFFORT_STEPS[Math.min(EFFORT_STEPS.length, Math.max(1, Math.round(value) || 1)) - 1] as EffortStep).level
