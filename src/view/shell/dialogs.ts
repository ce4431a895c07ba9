import { createStore } from 'zustand/vanilla'

/** The sheets that lie over the page; one at a time. */
export const DIALOGS = ['palette', 'help', 'options', 'models', 'storage', 'export'] as const
export type DialogId = (typeof DIALOGS)[number]

export const dialogs = createStore<{ open: DialogId | undefined }>(() => ({ open: undefined }))

export const openDialog = (open: DialogId): void => dialogs.setState({ open })
/** Closes a sheet; one that has been opened in its place stays. */
export const closeDialog = (id: DialogId): void =>
  dialogs.setState(({ open }) => ({ open: open === id ? undefined : open }))
