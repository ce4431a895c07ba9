import { useEffect, useState } from 'react'
import { megabytes } from '../common/format.ts'
import { useSession } from '../common/useSession.ts'
import { Backends } from './Backends.tsx'
import { Dialog } from './Dialog.tsx'
import { fetchModelCards, type ModelCard, taskInWords } from './models.ts'

/** The embedded networks: what each is for, whose it is, and under which licence. */
export function ModelsDialog({ onClose }: { onClose(): void }) {
  const [cards, setCards] = useState<readonly ModelCard[] | Error>()
  const backends = useSession(({ run, document }) => (run ?? document)?.backends)
  useEffect(() => {
    fetchModelCards().then(setCards, (error) =>
      setCards(error instanceof Error ? error : new Error(String(error))),
    )
  }, [])
  return (
    <Dialog title="Models and licences" onClose={onClose}>
      <p>Floorsight runs these networks in your browser. No video, picture or map leaves this machine.</p>
      {cards === undefined && <p className="quiet">Reading the list…</p>}
      {cards instanceof Error && (
        <p role="alert">
          The list of models could not be read ({cards.message}). Run <code>npm run models</code> once and
          reload.
        </p>
      )}
      {Array.isArray(cards) && (
        <ul className="models">
          {cards.map(({ id, title, task, licence, source, bytes }) => (
            <li key={id}>
              <h3>{title}</h3>
              <span className="models-licence">
                <a href={licence.link} target="_blank" rel="noreferrer">
                  {licence.spdx}
                </a>
              </span>
              <p>Tells {taskInWords(task)}.</p>
              <p className="quiet small">
                {licence.holder} · {megabytes(bytes)} · from {source}
              </p>
            </li>
          ))}
        </ul>
      )}
      {backends && backends.length > 0 && (
        <section>
          <h3 className="eyebrow">How they ran</h3>
          <Backends backends={backends} />
        </section>
      )}
      <p className="quiet small">
        Built with React, three.js, onnxruntime-web, zustand and zod (MIT), mediabunny (MPL-2.0) and IBM Plex
        Sans (OFL-1.1). Floorsight itself is Apache-2.0. The layout files it writes follow{' '}
        <a href="layout.schema.json" target="_blank" rel="noreferrer">
          this schema
        </a>
        .
      </p>
    </Dialog>
  )
}
