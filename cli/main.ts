import { answerCommand, answerUsage } from './answer.ts'
import { askCommand, askUsage } from './ask.ts'
import { checkCommand, checkUsage } from './check.ts'
import { convertCommand, convertUsage } from './convert.ts'
import { datasetCommand, datasetUsage } from './dataset.ts'
import { evalCommand, evalUsage } from './eval.ts'
import { ExitCode, exitCodeOf, UsageError } from './exit.ts'
import { mapCommand } from './map.ts'
import { mapUsage } from './mapOptions.ts'
import { scoreMapCommand, scoreMapUsage } from './scoreMap.ts'

const USAGE = `floorsight: a video of a room in, a metric map of its objects out

  floorsight map VIDEO [--frames N] [--out FILE.json]   analyse a video
  floorsight map FOLDER --out DIR [--jobs N]            analyse all videos of a folder
  floorsight ask LAYOUT "QUESTION"                      answer a question about a layout
  floorsight answer --layouts META --questions Q.jsonl  answer a benchmark from given maps
  floorsight eval PRED.jsonl                            score predictions
  floorsight check PRED.jsonl [--truth META]            check the claims in models' reasoning
  floorsight score-map PRED --truth META                score maps against the truth
  floorsight convert IN OUT                             turn a map of one format into another
  floorsight dataset --layouts META --questions Q.jsonl write a training set
  floorsight COMMAND --help                             more on a command

Exit codes: 0 done, 1 bad input, 2 could not run, 130 stopped.`

const commands: Readonly<Record<string, { run: (words: string[]) => Promise<void>; usage: string }>> = {
  map: { run: mapCommand, usage: mapUsage },
  ask: { run: askCommand, usage: askUsage },
  answer: { run: answerCommand, usage: answerUsage },
  eval: { run: evalCommand, usage: evalUsage },
  check: { run: checkCommand, usage: checkUsage },
  'score-map': { run: scoreMapCommand, usage: scoreMapUsage },
  convert: { run: convertCommand, usage: convertUsage },
  dataset: { run: datasetCommand, usage: datasetUsage },
}

/** Runs the command line; returns its exit code. Results go to stdout or a file, everything else to stderr. */
export async function main(words: string[]): Promise<ExitCode> {
  const [name, ...rest] = words
  if (!name || name === '--help' || name === '-h' || name === 'help') {
    console.log(USAGE)
    return name ? ExitCode.ok : ExitCode.badInput
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(`floorsight: there is no command ${name}\n\n${USAGE}`)
    return ExitCode.badInput
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(command.usage)
    return ExitCode.ok
  }
  try {
    await command.run(rest)
    return ExitCode.ok
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`floorsight: ${error.message}\n\n${command.usage}`)
    } else console.error(`floorsight: ${error instanceof Error ? error.message : error}`)
    return exitCodeOf(error)
  }
}
