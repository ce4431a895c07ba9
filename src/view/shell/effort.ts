import type { AnalysisSettings } from '../../session/index.ts'
import { EFFORT_TEXTS } from '../common/strings/options.ts'

type Effort = AnalysisSettings['effort']

export interface EffortStep {
  level: Effort
  /** One word, as on the slider. */
  name: string
  /** What it costs and what it buys, in one sentence. */
  meaning: string
}

/** From quick to precise. */
export const EFFORT_STEPS: readonly EffortStep[] = ([1, 2, 3, 4, 5] as const).map((level) => ({
  level,
  ...EFFORT_TEXTS[level],
}))

export const effortStep = (level: Effort): EffortStep =>
  EFFORT_STEPS.find((step) => step.level === level) as EffortStep

/** The step that a slider's number means: the nearest there is. */
export const effortAt = (value: number): Effort =>
  (EFFORT_STEPS[Math.min(EFFORT_STEPS.length, Math.max(1, Math.round(value) || 1)) - 1] as EffortStep).level
