import { type ChangeEvent, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { checkResponse } from '../../../reasoning/index.ts'
import {
  type CheckedAgainst,
  changeResponse,
  checkAgainst,
  checkThis,
  type OpenDocument,
  readResponseFile,
  responses,
  stateOf,
  UnreadableResponse,
} from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { CHECK } from '../../common/strings/check.ts'
import { optionsIn } from '../ask/options.ts'
import './check.css'
import { CheckedAnswer } from './CheckedAnswer.tsx'
import { CheckedText } from './CheckedText.tsx'

/** A model's response, checked claim by claim against its own map and against this one. */
export function CheckPanel({ document }: { document: OpenDocument }) {
  const { response, against } = useStore(responses)
  const { layout, comparison } = document
  const truth =
    against === 'own' ? undefined : against === 'comparison' && comparison ? comparison.layout : layout
  const title = truth === layout ? CHECK.thisMap : (comparison?.name ?? CHECK.thisMap)
  const { text, question, options, predicted } = response
  const checked = useMemo(
    () =>
      text.trim()
        ? checkResponse({ text, question, options, ...(predicted && { predicted }) }, truth, title)
        : undefined,
    [text, question, options, predicted, truth, title],
  )
  const own = useMemo(
    () => (question.trim() ? stateOf({ id: '', text: question, options }, layout, layout) : undefined),
    [question, options, layout],
  )
  return (
    <div className="checking">
      <ResponseForm />
      {checked && (
        <>
          <label className="check-against small">
            {CHECK.against}
            <select
              className="field"
              value={against === 'comparison' && !comparison ? 'map' : against}
              onChange={(event) => checkAgainst(event.currentTarget.value as CheckedAgainst)}
            >
              {comparison && <option value="comparison">{CHECK.and(comparison.name)}</option>}
              <option value="map">{CHECK.andMap}</option>
              <option value="own">{CHECK.alone}</option>
            </select>
          </label>
          <CheckedAnswer checked={checked} own={own} options={options} />
          <CheckedText key={text} text={text} claims={checked.claims} layout={layout} truthTitle={title} />
          {checked.response.faults.length > 0 && (
            <section className="check-faults">
              <h3>{CHECK.faults}</h3>
              <ul>
                {checked.response.faults.map(({ what, start }) => (
                  <li key={`${start} ${what}`}>{what}</li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  )
}

function ResponseForm() {
  const { text, question, options } = useStore(responses, ({ response }) => response)
  const [fault, setFault] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const load = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    currentTarget.value = ''
    if (!file) return
    try {
      checkThis(await readResponseFile(file))
      setFault(undefined)
    } catch (error) {
      if (!(error instanceof UnreadableResponse)) throw error
      setFault(error.message)
    }
  }
  return (
    <div className="check-form">
      <label className="ask-label" htmlFor="check-text">
        {CHECK.text}
      </label>
      <textarea
        id="check-text"
        className="field"
        rows={text ? 3 : 6}
        spellCheck={false}
        placeholder={CHECK.example}
        value={text}
        onChange={(event) => changeResponse({ text: event.currentTarget.value })}
      />
      <div className="check-line">
        <input
          className="field"
          aria-label={CHECK.question}
          placeholder={CHECK.questionExample}
          value={question}
          onChange={(event) => changeResponse({ question: event.currentTarget.value })}
        />
        <button type="button" className="button" onClick={() => picker.current?.click()}>
          <Icon name="open" />
          {CHECK.file}
        </button>
        <input
          ref={picker}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={CHECK.fileLabel}
          accept=".txt,.jsonl,text/plain"
          onChange={(event) => void load(event)}
        />
      </div>
      {fault && (
        <p className="check-fault small" role="alert">
          {fault} {CHECK.fileRemedy}
        </p>
      )}
      <OptionsField key={options.join('\n')} options={options} />
    </div>
  )
}

/** Kept as it is typed, and taken over when it is left: letters that are being typed are no options yet. */
function OptionsField({ options }: { options: readonly string[] }) {
  const [text, setText] = useState(options.join('\n'))
  return (
    <details className="ask-options" open={options.length > 0 || undefined}>
      <summary>{CHECK.options}</summary>
      <textarea
        className="field"
        rows={3}
        aria-label={CHECK.optionsLabel}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => changeResponse({ options: optionsIn(text) })}
      />
    </details>
  )
}
