import { useRef } from 'react'
import {
  ALIGNMENTS,
  type Comparison,
  chooseScene,
  compareWith,
  dropComparison,
  dropSceneQuestion,
  type OpenDocument,
  type SceneQuestion,
  type ShownComparison,
  setAlignment,
} from '../../session/index.ts'
import { degrees, fixed } from '../common/format.ts'
import { Segments } from '../common/Segments.tsx'
import { ALIGNMENT_TITLES, COMPARE_KEY, COMPARE_TEXTS } from '../common/strings/compare.ts'
import { useUnits } from '../common/units.ts'
import { ComparisonSigns } from './ComparisonSigns.tsx'
import { CategoryTable, Figures } from './Figures.tsx'
import { PairTable } from './PairTable.tsx'
import './compare.css'
import { comparisonIn, useComparing } from './useComparison.ts'

/** The map compared with another: figures, pairs, and the alignment. */
export function ComparePane({ document }: { document: OpenDocument }) {
  const question = useComparing((state) => state.question)
  const { comparison } = document
  const shown = comparisonIn(document)
  return (
    <section
      className="pane compare-pane"
      aria-labelledby="compare-title"
      data-focus-home=".compare-empty button, .compare-actions button"
    >
      <header className="pane-head">
        <h2 id="compare-title" className="eyebrow">
          {COMPARE_TEXTS.title}
        </h2>
      </header>
      <div className="compare-scroll">
        {question && <WhichScene question={question} />}
        {comparison && shown ? (
          <>
            <Source comparison={comparison} shown={shown} />
            <Figures comparison={shown} />
            <ul className="compare-key small quiet" aria-label={COMPARE_KEY.label}>
              <ComparisonSigns />
            </ul>
            <PairTable comparison={shown} />
            <CategoryTable comparison={shown} />
          </>
        ) : (
          !question && (
            <div className="compare-empty">
              <p>{COMPARE_TEXTS.about}</p>
              <OtherMap title={COMPARE_TEXTS.withFile} isMain />
              <p className="quiet small">{COMPARE_TEXTS.formats}</p>
            </div>
          )
        )}
      </div>
    </section>
  )
}

/** A button that takes a file of maps. */
function OtherMap({ title, isMain = false }: { title: string; isMain?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={isMain ? 'button button-main' : 'button'}
        onClick={() => input.current?.click()}
      >
        {title}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".json,.csv,.txt"
        aria-label={COMPARE_TEXTS.file}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // So that the same file can be chosen again.
          event.currentTarget.value = ''
          if (file) void compareWith(file)
        }}
      />
    </>
  )
}

/** Fewer pairs are too few for a reliable alignment. */
const FEW_PAIRS = 4

function Source({
  comparison: { name, alignment },
  shown,
}: {
  comparison: Comparison
  shown: ShownComparison
}) {
  const { length } = useUnits()
  const { yaw, shift, scale } = shown.alignment
  const turn = degrees((Math.atan2(Math.sin(yaw), Math.cos(yaw)) * 180) / Math.PI)
  const way = length(Math.hypot(...shift))
  const taken = {
    none: COMPARE_TEXTS.none,
    rigid: COMPARE_TEXTS.rigid(turn, way),
    similarity: COMPARE_TEXTS.similarity(turn, way, fixed(scale, 3)),
  }[alignment]
  const { paired } = shown.overall
  return (
    <div className="compare-source">
      <p className="compare-name">
        <span className="quiet small">{COMPARE_TEXTS.held}</span> <strong title={name}>{name}</strong>
      </p>
      <div className="compare-actions">
        <OtherMap title={COMPARE_TEXTS.another} />
        <button type="button" className="button button-bare" onClick={dropComparison}>
          {COMPARE_TEXTS.remove}
        </button>
      </div>
      <Segments label={COMPARE_TEXTS.alignment} values={ALIGNMENTS} value={alignment} onChoose={setAlignment}>
        {(kind) => ALIGNMENT_TITLES[kind]}
      </Segments>
      <p className="quiet small" role="status">
        {taken}
        {alignment !== 'none' && paired > 0 && paired < FEW_PAIRS && ` ${COMPARE_TEXTS.few(paired)}`}
      </p>
    </div>
  )
}

function WhichScene({ question: { fileName, scenes } }: { question: SceneQuestion }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <form
      className="compare-question"
      onSubmit={(event) => {
        event.preventDefault()
        chooseScene(input.current?.value ?? '')
      }}
    >
      <label htmlFor="compare-scene">{COMPARE_TEXTS.whichScene(fileName, scenes.length)}</label>
      <div className="compare-actions">
        <input
          ref={input}
          id="compare-scene"
          className="field"
          list="compare-scenes"
          placeholder={scenes[0]?.source.name}
          autoComplete="off"
        />
        <datalist id="compare-scenes">
          {scenes.map(({ source: { name }, objects }) => (
            <option key={name} value={name}>
              {COMPARE_TEXTS.sceneObjects(objects.length)}
            </option>
          ))}
        </datalist>
        <button type="submit" className="button button-main">
          {COMPARE_TEXTS.compare}
        </button>
        <button type="button" className="button button-bare" onClick={dropSceneQuestion}>
          {COMPARE_TEXTS.cancel}
        </button>
      </div>
    </form>
  )
}
