import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { HEADER } from '../common/strings/shell.ts'
// Not on demand: who has pressed its key types on at once.
import { Palette } from './commands/Palette.tsx'
import { Dialog } from './Dialog.tsx'
import { closeDialog, dialogs } from './dialogs.ts'
import { ModelsDialog } from './ModelsDialog.tsx'
import { Options } from './Options.tsx'

const HelpSheet = lazy(async () => ({ default: (await import('./commands/HelpSheet.tsx')).HelpSheet }))
const ExportDialog = lazy(async () => ({ default: (await import('./export/ExportDialog.tsx')).ExportDialog }))
const StorageDialog = lazy(async () => ({ default: (await import('./StorageDialog.tsx')).StorageDialog }))

/** The sheet that lies over the page now. */
export function Dialogs() {
  const open = useStore(dialogs, (state) => state.open)
  return (
    <Suspense>
      {open === 'palette' && <Palette />}
      {open === 'help' && <HelpSheet />}
      {open === 'storage' && <StorageDialog />}
      {open === 'export' && <ExportDialog />}
      {open === 'models' && <ModelsDialog onClose={() => closeDialog('models')} />}
      {open === 'options' && (
        <Dialog title={HEADER.options} onClose={() => closeDialog('options')}>
          <Options />
        </Dialog>
      )}
    </Suspense>
  )
}
