import { useEffect, useState } from 'react'
import { megabytes } from '../common/format.ts'
import { MODELS } from '../common/strings/models.ts'
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
    <Dialog title={MODELS.title} onClose={onClose}>
      <p>{MODELS.local}</p>
      {cards === undefined && <p className="quiet">{MODELS.reading}</p>}
      {cards instanceof Error && (
        <p role="alert">
          {MODELS.unread(cards.message)} {MODELS.remedy[0]} <code>npm run models</code> {MODELS.remedy[1]}
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
              <p>{MODELS.tells(taskInWords(task))}</p>
              <p className="quiet small">
                {licence.holder} · {megabytes(bytes)} · from {source}
              </p>
            </li>
          ))}
        </ul>
      )}
      {backends && backends.length > 0 && (
        <section>
          <h3 className="eyebrow">{MODELS.backends}</h3>
          <Backends backends={backends} />
        </section>
      )}
      <p className="quiet small">
        {MODELS.builtWith[0]}{' '}
        <a href="layout.schema.json" target="_blank" rel="noreferrer">
          {MODELS.builtWith[1]}
        </a>
        .
      </p>
    </Dialog>
  )
}
