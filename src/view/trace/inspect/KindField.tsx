import { type FormEvent, useId, useState } from 'react'
import { type Layout, type LayoutObject, UNNAMED } from '../../../layout/index.ts'
import { rename } from '../../../session/index.ts'
import { KindList } from '../../common/KindList.tsx'
import { INSPECTOR } from '../../common/strings/edit.ts'

interface Props {
  object: LayoutObject
  before: LayoutObject | undefined
  layout: Layout
}

/**
 * The kind of the selected object, completed from those that are known. Enter sets it, Escape restores it. What has no
 * name yet is asked for one.
 */
export function KindField({ object: { id, category }, before, layout }: Props) {
  const [typed, setTyped] = useState<string>()
  const field = useId()
  const name = typed?.trim().toLowerCase()
  const isUnnamed = category === UNNAMED
  const isWrong = name === '' && !isUnnamed
  const commit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!name) return
    setTyped(undefined)
    if (name !== category) rename(id, name)
  }
  return (
    <form className="kind-field" onSubmit={commit}>
      <label htmlFor={field}>{isUnnamed ? INSPECTOR.name : INSPECTOR.kind}</label>
      <input
        id={field}
        className="field"
        list={`${field}-kinds`}
        autoComplete="off"
        value={typed ?? (isUnnamed ? '' : category)}
        placeholder={isUnnamed ? INSPECTOR.namePlaceholder : undefined}
        aria-invalid={isWrong}
        aria-describedby={`${field}-said`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => commit()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === undefined) return
          event.preventDefault()
          event.stopPropagation()
          setTyped(undefined)
        }}
      />
      <KindList id={`${field}-kinds`} layout={layout} />
      <p id={`${field}-said`} className="box-field-said" role={isWrong ? 'alert' : undefined}>
        {isWrong
          ? INSPECTOR.needsName
          : before &&
            before.category !== category && (
              <span className="quiet" title={INSPECTOR.wasTitle}>
                {INSPECTOR.was(before.category)}
              </span>
            )}
      </p>
    </form>
  )
}
