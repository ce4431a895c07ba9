import { type FormEvent, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Layout } from '../../../layout/index.ts'
import { askFor, openQuestion, questions } from '../../../session/index.ts'
import { useOffer } from '../../common/offers.ts'
import { ASK } from '../../common/strings/ask.ts'
import { useSession } from '../../common/useSession.ts'
import { optionsIn } from './options.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { useCombobox } from './useCombobox.ts'

/** Where a question is put: it completes the wordings that the map answers and the names of what is on it. */
export function QuestionBox({ layout }: { layout: Layout }) {
  const text = useStore(questions, ({ asking }) => asking)
  const [choices, setChoices] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useOffer('ask.focus', () => field.current?.focus())
  const selected = useSession((state) => state.selected)
  const suggestions = useMemo(() => suggest(text, layout, selected), [text, layout, selected])
  const take = (one: Suggestion) => {
    askFor(one.text)
    field.current?.focus()
  }
  const box = useCombobox(suggestions, take)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    openQuestion(text, optionsIn(choices))
    askFor('')
    setChoices('')
    box.close()
  }
  return (
    <form className="ask-form" onSubmit={submit}>
      <label className="ask-label" htmlFor="ask-field">
        {ASK.label}
      </label>
      <div className="ask-line">
        <input
          {...box.input}
          ref={field}
          id="ask-field"
          className="field ask-field"
          placeholder={suggest('', layout)[0]?.text ?? ASK.example}
          value={text}
          onFocus={box.open}
          onClick={box.open}
          onChange={(event) => {
            askFor(event.currentTarget.value)
            box.open()
          }}
        />
        <button type="submit" className="button button-main" disabled={!text.trim()}>
          Ask
        </button>
        <ul {...box.list} aria-label={ASK.proposals} className="ask-list" hidden={!box.isShown}>
          {suggestions.map((one, k) => (
            <li key={one.text} {...box.option(one, k)}>
              {one.text}
              {one.rest && <span className="ask-rest">{one.rest}</span>}
            </li>
          ))}
        </ul>
      </div>
      <details className="ask-options">
        <summary>{ASK.options}</summary>
        <textarea
          className="field"
          rows={3}
          aria-label={ASK.optionsLabel}
          placeholder={ASK.optionsExample}
          value={choices}
          onChange={(event) => setChoices(event.currentTarget.value)}
        />
      </details>
    </form>
  )
}
