import { useEffect, useMemo, useRef, useState } from 'react'
import type { Layout } from '../../layout/index.ts'
import { type TraceSection, traceOfLayout } from '../../reasoning/index.ts'
import { objectName } from '../common/format.ts'
import { Icon } from '../common/Icon.tsx'
import { useSession } from '../common/useSession.ts'
import { ScaleChart } from './ScaleChart.tsx'
import { Step } from './Step.tsx'

/** How the map came about: every number with what it rests on. */
export function MadeSections({ layout, isShown }: { layout: Layout; isShown: boolean }) {
  const sections = useMemo(() => traceOfLayout(layout), [layout])
  const selected = useSession((state) => state.selected)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!selected || !isShown) return
    setOpened((old) => new Set([...old].filter((id) => !isObject(sections, id)).concat(selected)))
    const scroller = list.current
    // After the section has opened.
    const later = requestAnimationFrame(() => {
      const target = scroller?.querySelector<HTMLElement>(`[data-section="${CSS.escape(selected)}"]`)
      if (scroller && target) scroller.scrollTo({ top: target.offsetTop, behavior: 'smooth' })
    })
    return () => cancelAnimationFrame(later)
  }, [selected, sections, isShown])

  const toggle = (id: string) =>
    setOpened((old) => {
      const next = new Set(old)
      if (!next.delete(id)) next.add(id)
      return next
    })

  return (
    <div className="trace-list" ref={list}>
      {sections.map((section) => (
        <Section
          key={section.id}
          section={section}
          layout={layout}
          isOpen={opened.has(section.id)}
          isSelected={section.id === selected}
          onToggle={() => toggle(section.id)}
        />
      ))}
    </div>
  )
}

const isObject = (sections: readonly TraceSection[], id: string) =>
  sections.some((section) => section.id === id && section.objects.length > 0)

interface SectionProps {
  section: TraceSection
  layout: Layout
  isOpen: boolean
  isSelected: boolean
  onToggle(): void
}

function Section({
  section: { id, title, summary, steps, objects },
  layout,
  isOpen,
  isSelected,
  onToggle,
}: SectionProps) {
  const panel = `trace-${id}`
  return (
    <section className={isSelected ? 'trace-section is-selected' : 'trace-section'} data-section={id}>
      <h3>
        <button type="button" aria-expanded={isOpen} aria-controls={panel} onClick={onToggle}>
          <Icon name="chevron" />
          <span>{objects.length ? objectName(title) : title}</span>
        </button>
      </h3>
      <p className="trace-summary">{summary}</p>
      {id === 'scale' && <ScaleChart scale={layout.scale} />}
      {isOpen && (
        <ol id={panel} className="trace-steps">
          {steps.map((step) => (
            <Step key={step.id} step={step} layout={layout} />
          ))}
        </ol>
      )}
    </section>
  )
}
