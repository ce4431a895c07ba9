import { useId } from 'react'
import { EXPORT_SCALES, type ExportKind, type ExportSettings, PAPERS, UNITS } from '../../../session/index.ts'
import { EXPORT } from '../../common/strings/export.ts'
import { OPTIONS } from './exportOptions.ts'

interface Props {
  kind: ExportKind
  settings: ExportSettings
  onChange(settings: ExportSettings): void
}

/** The options of a format: only those that change something of it. */
export function ExportOptions({ kind, settings, onChange }: Props) {
  const shown = OPTIONS[kind]
  if (!shown.length) return null
  const set = <K extends keyof ExportSettings>(key: K, value: ExportSettings[K]) =>
    onChange({ ...settings, [key]: value })
  // A PDF has a page of its own; drawings may be as large as they are.
  const papers = kind === 'pdf' ? PAPERS.filter((paper) => paper !== 'auto') : PAPERS
  const paper = kind === 'pdf' && settings.paper === 'auto' ? 'A4' : settings.paper
  return (
    <fieldset className="export-options">
      <legend className="visually-hidden">{EXPORT.options}</legend>
      {shown.includes('paper') && (
        <Choice
          legend={EXPORT.paper}
          values={papers}
          value={paper}
          textOf={(value) => (value === 'auto' ? EXPORT.paperAuto : value)}
          onChoose={(value) => set('paper', value)}
        />
      )}
      {shown.includes('scale') && (
        <Choice
          legend={EXPORT.scale}
          values={EXPORT_SCALES}
          value={settings.scale}
          textOf={(value) => (value === 'auto' ? EXPORT.scaleAuto : `1:${value}`)}
          onChoose={(value) => set('scale', value)}
        />
      )}
      {shown.includes('units') && (
        <Choice
          legend={EXPORT.units}
          values={UNITS}
          value={settings.units}
          textOf={(value) => value}
          onChoose={(value) => set('units', value)}
        />
      )}
      <div className="export-checks">
        {shown.includes('withCameras') && (
          <label className="check">
            <input
              type="checkbox"
              checked={settings.withCameras}
              onChange={(event) => set('withCameras', event.currentTarget.checked)}
            />
            {EXPORT.cameras}
          </label>
        )}
        {shown.includes('withUnnamed') && (
          <label className="check">
            <input
              type="checkbox"
              checked={settings.withUnnamed}
              onChange={(event) => set('withUnnamed', event.currentTarget.checked)}
            />
            {EXPORT.unnamed}
          </label>
        )}
        {shown.includes('isSquare') && (
          <label className="check">
            <input
              type="checkbox"
              checked={settings.isSquare}
              onChange={(event) => set('isSquare', event.currentTarget.checked)}
            />
            {EXPORT.square}
          </label>
        )}
      </div>
    </fieldset>
  )
}

function Choice<T extends string | number>({
  legend,
  values,
  value,
  textOf,
  onChoose,
}: {
  legend: string
  values: readonly T[]
  value: T
  textOf(value: T): string
  onChoose(value: T): void
}) {
  const name = useId()
  return (
    <fieldset className="export-choice">
      <legend className="small quiet">{legend}</legend>
      <div className="segments">
        {values.map((one) => (
          <label key={one}>
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              checked={one === value}
              onChange={() => onChoose(one)}
            />
            {textOf(one)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
