import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import {
  changeResponse,
  checkThis,
  foldResponse,
  readResponseFile,
  responses,
  UnreadableResponse,
} from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { CHECK } from '../../common/strings/check.ts'
import { optionsIn } from '../ask/options.ts'

/** What is to be checked. It folds to one line when it is, so that the verdicts are in sight. */
export function ResponseForm() {
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
  const isEmpty = text.trim() === ''
  const check = () => !isEmpty && foldResponse(true)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    check()
  }
  return (
    <form
      className="check-form"
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
      onKeyDown={onKeyDown}
    >
      <label className="ask-label" htmlFor="check-text">
        {CHECK.text}
      </label>
      <textarea
        id="check-text"
        className="field"
        rows={5}
        spellCheck={false}
        placeholder={CHECK.example}
        // biome-ignore lint/a11y/noAutofocus: it was asked for, by the button whose place it takes.
        autoFocus={!isEmpty}
        value={text}
        onChange={(event) => changeResponse({ text: event.currentTarget.value })}
      />
      <input
        className="field"
        aria-label={CHECK.question}
        placeholder={CHECK.questionExample}
        value={question}
        onChange={(event) => changeResponse({ question: event.currentTarget.value })}
      />
      <div className="check-line">
        <button type="submit" className="button button-main" disabled={isEmpty}>
          {CHECK.check}
        </button>
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
    </form>
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
