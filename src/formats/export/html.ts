import { knownDecimals, type LengthUnits, lengthIn, sizeIn } from '../../geometry/index.ts'
import {
  LAYERS,
  type Layer,
  type Layout,
  layerOf,
  objectsOfAllSubmaps,
  openingsOf,
} from '../../layout/index.ts'
import {
  ORIGIN_WORDS,
  objectName,
  STEP_DECIMALS,
  type TraceSection,
  type TraceStep,
  traceOfLayout,
  withNames,
} from '../../reasoning/index.ts'
import { PAGE_SCRIPT } from './htmlScript.ts'
import { PAGE_STYLE } from './htmlStyle.ts'
import { withoutUnnamed } from './planFigures.ts'
import { escaped } from './svg.ts'
import { areaText } from './titleBlock.ts'

/** A question as it was asked, and what the map says. */
export interface ExportedQuestion {
  text: string
  options: readonly string[]
  answer: string
  steps: readonly TraceStep[]
}

/** A picture of the film, as a `data:` URL. */
export interface ExportedFrame {
  /** Index into the layout's frames. */
  index: number
  timestampSeconds: number
  url: string
  width: number
  height: number
}

export interface HtmlParts {
  /** What the page tells of. */
  layout: Layout
  /** The plan as SVG, with the layout in it, so that the page opens again too. */
  plan: string
  questions: readonly ExportedQuestion[]
  frames: readonly ExportedFrame[]
  units: LengthUnits
  /** Lists what takes up room and has no name; the plan has it where it was drawn with it. */
  withUnnamed: boolean
  date: Date
}

function valueText({ value, sd, unit }: TraceStep): string {
  if (typeof value === 'string') return escaped(value)
  const decimals = unit === 'm²' ? knownDecimals(sd ?? 0) : STEP_DECIMALS[unit]
  const number = value.toFixed(decimals).replace('-', '−')
  const deviation = sd === undefined ? '' : ` ± ${sd.toFixed(decimals)}`
  return escaped(`${number}${deviation}${unit && ` ${unit}`}`)
}

/** How a number came to be, and where it comes from. */
const formulaText = ({ origin, formula, source }: TraceStep, { objects }: Layout): string =>
  `${origin && origin !== 'unrecorded' ? `<em>${ORIGIN_WORDS[origin]}</em> ` : ''}${escaped(withNames(formula, objects))}${source ? ` (${escaped(source)})` : ''}`

const stepsTable = (steps: readonly TraceStep[], layout: Layout): string =>
  `<table><tbody>${steps
    .map(
      (step) =>
        `<tr><th scope="row">${escaped(withNames(step.quantity, layout.objects))}<small>${formulaText(step, layout)}</small></th><td>${valueText(step)}</td></tr>`,
    )
    .join('')}</tbody></table>`

const factOf = (name: string, value: string) =>
  `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`

function factsOf({ room, objects, scale }: Layout, units: LengthUnits): string {
  return [
    ...(room ? [factOf('Floor area', areaText(room, units))] : []),
    factOf('Objects', String(objects.length)),
    ...(scale.cues.length ? [factOf('Scale', `± ${(scale.relativeSd * 100).toFixed(0)} %`)] : []),
  ].join('')
}

/** Of a door or window in a wall: its lower and upper edge. */
const edgesOf = (layout: Layout, units: LengthUnits) =>
  new Map(
    openingsOf(layout).map(({ object, sill, head }) => [
      object.id,
      `sill ${lengthIn(units, sill)}, head ${lengthIn(units, head)}`,
    ]),
  )

function details(layout: Layout, sections: readonly TraceSection[], units: LengthUnits): string {
  const edges = edgesOf(layout, units)
  return sections
    .flatMap(({ id, summary, steps }) => {
      const object = layout.objects.find((one) => one.id === id)
      if (!object) return []
      const facts = [sizeIn(units, object.box.size), edges.get(id)].filter((fact) => fact !== undefined)
      return `<section data-detail="${escaped(id)}" hidden><h2>${escaped(objectName(id))}</h2><p><strong>${escaped(facts.join('; '))}</strong></p><p class="quiet">${escaped(summary)}</p>${stepsTable(steps, layout)}</section>`
    })
    .join('\n')
}

const LAYER_TITLES: Readonly<Record<Layer, string>> = {
  furniture: 'Furniture',
  opening: 'Doors and windows',
  wall: 'On walls',
  ceiling: 'On the ceiling',
  small: 'Small things',
  unnamed: 'Unnamed',
}

/** The objects' names as buttons, by layer where there are several. */
function namesOf({ objects }: Layout): string {
  const lists = LAYERS.flatMap((layer) => {
    const kept = objects.filter(({ category }) => layerOf(category) === layer)
    return kept.length ? [{ layer, kept }] : []
  })
  return lists
    .map(({ layer, kept }) => {
      const buttons = kept.map(
        ({ id }) =>
          `<li><button type="button" data-object="${escaped(id)}" aria-pressed="false">${escaped(objectName(id))}</button></li>`,
      )
      const title = lists.length > 1 ? `<h3>${LAYER_TITLES[layer]}</h3>` : ''
      return `${title}<ul class="names">${buttons.join('')}</ul>`
    })
    .join('\n')
}

const questionsOf = (questions: readonly ExportedQuestion[], layout: Layout): string =>
  questions.length
    ? `<h2>Questions</h2>${questions
        .map(
          ({ text, options, answer, steps }) =>
            `<details data-asked="${escaped(JSON.stringify({ text, options }))}"><summary><strong>${escaped(text)}</strong> <span class="answer">${escaped(answer)}</span></summary>${stepsTable(steps, layout)}</details>`,
        )
        .join('\n')}`
    : ''

const traceOf = (sections: readonly TraceSection[], layout: Layout): string =>
  `<h2>Trace</h2>${sections
    .filter(({ objects }) => !objects.length)
    .map(
      ({ title, summary, steps }) =>
        `<details><summary><strong>${escaped(title)}</strong> <span class="quiet">${escaped(summary)}</span></summary>${stepsTable(steps, layout)}</details>`,
    )
    .join('\n')}`

function filmOf(layout: Layout, frames: readonly ExportedFrame[]): string {
  if (!frames.length) return ''
  const objects = objectsOfAllSubmaps(layout)
  const items = frames.map(({ index, timestampSeconds, url, width, height }) => {
    const shown = objects.filter(({ sightings }) => sightings.some(({ frame }) => frame === index))
    const ids = shown.map(({ id }) => id).join('\n')
    const time = `${timestampSeconds.toFixed(1)} s`
    const names = shown.map(({ id }) => objectName(id)).join(', ')
    return `<li data-shows="${escaped(ids)}" data-frame="${index}"><figure><img src="${escaped(url)}" width="${width}" height="${height}" alt="Frame at ${time}"><figcaption>${escaped(time + (names && `: ${names}`))}</figcaption></figure></li>`
  })
  return `<h2>Keyframes</h2><ul class="film">${items.join('\n')}</ul>`
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}

/**
 * One page that opens without a network: the plan (click an object to see its numbers; it pans and zooms), questions
 * with their answers, the trace, and pictures of the film. Its own policy forbids every request, and every script and
 * style but its two. `readPage` reads questions and pictures back.
 */
export async function writeHtml(parts: HtmlParts): Promise<string> {
  const { plan, questions, frames, units, date } = parts
  const layout = parts.withUnnamed ? parts.layout : withoutUnnamed(parts.layout)
  const sections = traceOfLayout(layout)
  const { name } = layout.source
  const title = name.replace(/\.[^.]*$/, '') || name
  const policy = `default-src 'none'; img-src data:; script-src ${await hashOf(PAGE_SCRIPT)}; style-src ${await hashOf(PAGE_STYLE)}; base-uri 'none'; form-action 'none'`
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Floorsight">
<title>${escaped(title)}: measured plan</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>A measured plan from ${escaped(name)}, ${escaped(day)}.</p>
</header>
<main>
<dl class="facts">${factsOf(layout, units)}</dl>
<div class="stage">
<div class="plan" role="group" aria-label="Plan, seen from above: arrow keys move it, plus and minus zoom, 0 shows all" tabindex="0">
${plan}<div class="tools">
<button type="button" data-act="in" aria-label="Zoom in">+</button>
<button type="button" data-act="out" aria-label="Zoom out">−</button>
<button type="button" data-act="fit" aria-label="Show all">⤢</button>
</div></div>
<aside class="panel is-empty" aria-live="polite" aria-label="Selected object">
<p class="hint">Choose an object, on the plan or below it, to see its numbers.</p>
${details(layout, sections, units)}
</aside>
</div>
<h2>Objects</h2>
${namesOf(layout)}
${questionsOf(questions, layout)}
${traceOf(sections, layout)}
${filmOf(layout, frames)}
</main>
<footer>Made with Floorsight. Nothing on this page is loaded from anywhere; dropped on Floorsight, it opens as the map it shows.</footer>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`
}
