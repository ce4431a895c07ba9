import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Layout, layerOf } from '../../../layout/index.ts'
import { chooseKind, startAdding } from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { KindList } from '../../common/KindList.tsx'
import { EDIT } from '../../common/strings/edit.ts'
import { useEditing } from '../../common/useEditing.ts'

const KINDS = 'edit-add-kinds'
const OPENINGS = ['door', 'window'] as const

/** Chooses the kind of an object to add; then the plan waits for a click. */
export function AddForm({ layout }: { layout: Layout }) {
  const { adding, isChoosing } = useEditing()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isChoosing) return
    setText('')
    field.current?.focus()
  }, [isChoosing])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    // From here Escape and Enter are the plan's.
    if (text.trim()) startAdding(text)
  }
  if (adding)
    return (
      <>
        <p className="small" role="status">
          {(layerOf(adding) === 'opening' ? EDIT.addToWall : EDIT.addPlace)(adding)}
        </p>
        <button type="button" className="button" onClick={() => startAdding(undefined)}>
          {EDIT.cancelAdding}
        </button>
      </>
    )
  if (!isChoosing)
    return (
      <button
        type="button"
        className="button edit-add-open"
        title={EDIT.addTitle}
        onClick={() => chooseKind(true)}
      >
        <Icon name="plus" />
        <span>
          {EDIT.add}
          <span className="edit-bar-wide">{EDIT.addWhat}</span>
        </span>
      </button>
    )
  return (
    <form
      className="edit-add-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        event.preventDefault()
        chooseKind(false)
      }}
    >
      <input
        ref={field}
        className="field"
        list={KINDS}
        aria-label={EDIT.addKind}
        placeholder={EDIT.addKind}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <KindList id={KINDS} layout={layout} />
      <button type="submit" className="button" disabled={!text.trim()}>
        {EDIT.add}
      </button>
      {OPENINGS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="button button-bare"
          aria-label={EDIT.addNamed(kind)}
          onClick={() => startAdding(kind)}
        >
          {EDIT.addOpening[kind]}
        </button>
      ))}
    </form>
  )
}
