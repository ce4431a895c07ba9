import type { Layout } from '../../layout/index.ts'
import { type Asked, bareAnswer } from '../ask.ts'
import { involved } from './involved.ts'
import { digits } from './numbers.ts'
import { rectanglesOf } from './printed.ts'
import { reasonedOn } from './reasoning.ts'

/** The answer's last line: which option it is, where there are options. */
export const optionLine = ({ answer: { choice } }: Asked, options: readonly string[]): string[] =>
  choice ? [`Answer: ${choice.letter}, ${options[choice.index] ?? ''}.`] : []

/**
 * A question and its answer as Video2Layout's models print them (figs/data_example.png and the format regex in qa.py of
 * ybrrraway/Video2Layout; facts.md A):
 *
 *     <map>Establish a bird's-eye view : [{"object_name": "bed", "bbox": [x_min, z_min, x_max, z_max]}, …]</map>
 *     <think>…</think>
 *     <answer>…</answer>
 *
 * Metres, one decimal, axis-aligned; z is our y. All that the reasoning says is computed from the printed digits.
 *
 * What the paper leaves open, and what is chosen here. Which objects are listed: those that the question names, all of
 * a category where a number or a nearest one is asked for. How several of one kind are called: alike, by their
 * category, unless the question calls one by its id. The words of the reasoning, and all templates but two.
 * Rectangles are not the boxes that answers are of, which have heights and turns: `<answer>` is always the exact answer,
 * and a text is only made where the printed map bears it out: the same option or word, the same count, a length within
 * 0.1 m, one unit of the map's last digit. Where such a length has other digits, the reasoning says so and why. The rest
 * is refused, so that no text teaches an answer that does not follow from its own map.
 *
 * @param options of the question, without their letters; the answer is then the letter.
 * @throws NotRenderable where the map can't hold what is asked, or bears out another answer.
 */
export function video2layoutText(layout: Layout, asked: Asked, options: readonly string[] = []): string {
  const objects = involved(asked.program, layout, asked.answer.trace)
  const printed = rectanglesOf(objects, layout, asked.program)
  const { lines, own } = reasonedOn(printed, asked, options)
  const entries = objects.map((object) => {
    const bbox = printed.bounds(object).map((value) => value.toFixed(1))
    return `{"object_name": ${JSON.stringify(printed.nameOf(object))}, "bbox": [${bbox.join(', ')}]}`
  })
  const { answer } = asked
  const inUnit =
    typeof own.value === 'number' && answer.unit && answer.unit !== 'm'
      ? [`In ${answer.unit} that comes to ${digits(own.value)}.`]
      : []
  const rounded =
    typeof own.value === 'number' && !answer.choice && bareAnswer(own) !== bareAnswer(answer)
      ? [
          `The map rounds to 0.1 m and leaves out heights and turns; the boxes themselves give ${bareAnswer(answer)} ${answer.unit}.`,
        ]
      : []
  const think = [...lines, ...inUnit, ...rounded, ...optionLine(asked, options)].join('\n')
  return [
    `<map>Establish a bird's-eye view : [${entries.join(', ')}]</map>`,
    `<think>${think}</think>`,
    `<answer>${bareAnswer(answer)}</answer>`,
  ].join('\n')
}
