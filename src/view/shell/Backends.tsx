import type { Backend } from '../../session/index.ts'
import { backendGroups } from './stages.ts'

/** Which backend runs each network, and why. */
export function Backends({ backends }: { backends: readonly Backend[] }) {
  if (backends.length === 0) return null
  return (
    <dl className="backends small">
      {backendGroups(backends).map(({ networks, how }) => (
        <div key={how}>
          <dt>{networks.join(', ')}</dt>
          <dd className="quiet">{how}</dd>
        </div>
      ))}
    </dl>
  )
}
