import {
  cancelRun,
  dataset,
  measureAgain,
  measureWith,
  openSample,
  openSamplePredictions,
  screen,
  showComparison,
  showScreen,
  showTraceTab,
  startPresenting,
  study,
  videoOf,
} from '../../../session/index.ts'
import { perform } from '../../common/offers.ts'
import { chooseTheme, THEME_CHOICES } from '../../common/theme.ts'
import { openDialog } from '../dialogs.ts'
import { downloadLayout } from '../download.ts'
import { chooseFile } from '../FileInput.tsx'
import type { Command } from './command.ts'
import { command, hasDocument, offered } from './define.ts'
import { EDIT_COMMANDS } from './editCommands.ts'
import { MAP_COMMANDS } from './mapCommands.ts'

/** The question's field comes with its pane: as soon as that is drawn. */
function ask(): void {
  showTraceTab('ask')
  requestAnimationFrame(() => perform('ask.focus'))
}

/**
 * Every command of the app: its key works everywhere, the palette finds it, the sheet of keys lists it. A new one is a
 * line here or in one of the lists below, and a title in strings/commands.ts; what only a pane can do, that pane offers
 * (common/offers.ts).
 */
export const COMMANDS: readonly Command[] = [
  command('file.open', { keys: ['Mod+O'], run: chooseFile }),
  command('file.sample', { when: ({ run }) => run === undefined, run: () => void openSample() }),
  command('file.sample-predictions', { run: () => void openSamplePredictions() }),
  command('file.save', { keys: ['Mod+S'], when: hasDocument, run: () => void downloadLayout() }),
  command('file.export', { keys: ['Mod+E'], when: hasDocument, run: () => openDialog('export') }),
  command('run.options', { keys: ['O'], run: () => openDialog('options') }),
  command('run.again', {
    when: ({ document, run }) =>
      run === undefined && document !== undefined && videoOf(document) !== undefined,
    run: measureAgain,
  }),
  command('run.cancel', { when: ({ run }) => run !== undefined, run: cancelRun }),

  ...EDIT_COMMANDS,
  // Before the film's, whose keys they have while an answer is stepped through.
  offered('ask.step-next', ['.']),
  offered('ask.step-previous', [',']),
  ...MAP_COMMANDS,

  command('ask.focus', { keys: ['/'], when: hasDocument, run: ask }),
  command('ask.made', { when: hasDocument, run: () => showTraceTab('made') }),
  command('ask.check', { when: hasDocument, run: () => showTraceTab('check') }),
  command('ask.distance', { keys: ['M'], when: hasDocument, run: () => measureWith('distance') }),
  command('ask.area', { keys: ['Shift+M'], when: hasDocument, run: () => measureWith('area') }),

  command('show.compare', { keys: ['C'], when: hasDocument, run: () => showComparison(true) }),
  command('show.present', { keys: ['F'], when: hasDocument, run: startPresenting }),
  command('show.map', {
    when: () => screen.getState().shown !== 'document',
    run: () => showScreen('document'),
  }),
  command('show.study', {
    when: ({ document }) =>
      study.getState().study !== undefined || (document !== undefined && videoOf(document) !== undefined),
    run: () => showScreen('study'),
  }),
  command('show.dataset', {
    when: () => dataset.getState().dataset !== undefined,
    run: () => showScreen('dataset'),
  }),

  command('app.palette', { keys: ['Mod+K'], run: () => openDialog('palette') }),
  command('app.help', { keys: ['?'], run: () => openDialog('help') }),
  command('app.storage', { run: () => openDialog('storage') }),
  command('app.models', { run: () => openDialog('models') }),
  ...THEME_CHOICES.map((choice) => command(`app.theme.${choice}`, { run: () => chooseTheme(choice) })),
]
