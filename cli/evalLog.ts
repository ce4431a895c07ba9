import type { BenchmarkScores } from '../src/reasoning/index.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-11-20 09:05:00,000`: Python's `asctime`, in UTC. */
const asctime = (now: Date) =>
  `${now.getUTCFullYear()}-${two(now.getUTCMonth() + 1)}-${two(now.getUTCDate())} ${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())},${String(now.getUTCMilliseconds()).padStart(3, '0')}`

const percent = (share: number | undefined) => (share === undefined ? 'n/a' : `${(100 * share).toFixed(2)}%`)

/**
 * A log as SpaceR-Eval writes one, so that what reads those reads ours (facts.md B, Eval outputs): what was run, then
 * the scores as published; those computed right follow under their own heading.
 */
export function evalLog(
  parameters: Readonly<Record<string, string>>,
  { right, asPublished }: { right: BenchmarkScores; asPublished: BenchmarkScores },
  now: Date,
): string {
  const scores = ({ tasks, means }: BenchmarkScores) => [
    `Overall Accuracy: ${percent(means.overall)}`,
    ...Object.entries(tasks).map(([task, score]) => `${task} Accuracy: ${percent(score)}`),
  ]
  const messages = [
    'Starting process with rank 0',
    'Running parameters:',
    ...Object.entries(parameters).map(([name, value]) => `  ${name}: ${value}`),
    '--- Final Evaluation Metrics ---',
    ...scores(asPublished),
    '--- Computed as meant, without the faults of the published code ---',
    ...scores(right),
  ]
  return `${messages.map((message) => `${asctime(now)} - [Rank 0] - INFO - ${message}`).join('\n')}\n`
}
