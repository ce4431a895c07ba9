import { type ReactNode, useState } from 'react'
import { store, stored } from '../../common/stored.ts'
import { GROUP_TITLES, type GroupId, HELP, PLACE_KEYS } from '../../common/strings/commands.ts'
import { Dialog } from '../Dialog.tsx'
import { closeDialog } from '../dialogs.ts'
import { Keys } from './Keys.tsx'
import { COMMANDS } from './registry.ts'
import './commands.css'

const PLACES = [
  ['plan', HELP.planKeys],
  ['table', HELP.tableKeys],
  ['film', HELP.filmKeys],
] as const

/** Every key of the app, by group; and the switch for those of one letter. */
export function HelpSheet() {
  const withKeys = COMMANDS.filter(({ keys }) => keys?.length)
  const groups = (Object.keys(GROUP_TITLES) as GroupId[]).flatMap((group) => {
    const commands = withKeys.filter((command) => command.group === group)
    return commands.length ? [{ group, commands }] : []
  })
  return (
    <Dialog title={HELP.title} onClose={() => closeDialog('help')}>
      <SingleKeys />
      <div className="help-groups">
        {groups.map(({ group, commands }) => (
          <Group key={group} title={GROUP_TITLES[group]}>
            {commands.map(({ id, title, keys = [] }) => (
              <Row key={id} title={title} keys={keys} />
            ))}
          </Group>
        ))}
        {PLACES.map(([place, title]) => (
          <Group key={place} title={title}>
            {PLACE_KEYS[place].map(([keys, act]) => (
              <Row key={act} title={act} keys={keys} />
            ))}
          </Group>
        ))}
      </div>
    </Dialog>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="help-group">
    <h3 className="eyebrow">{title}</h3>
    <dl>{children}</dl>
  </section>
)

const Row = ({ title, keys }: { title: string; keys: readonly string[] }) => (
  <div className="help-row">
    <dt>{title}</dt>
    <dd>
      {keys.map((written) => (
        <Keys key={written} of={written} />
      ))}
    </dd>
  </div>
)

function SingleKeys() {
  const [isOn, setIsOn] = useState(stored('single-keys') !== 'off')
  return (
    <label className="help-single">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          const { checked } = event.currentTarget
          setIsOn(checked)
          store('single-keys', checked ? undefined : 'off')
        }}
      />
      <span>
        {HELP.singleKeys}
        <span className="quiet small">{HELP.singleKeysHint}</span>
      </span>
    </label>
  )
}
