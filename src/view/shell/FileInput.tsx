import { openFile } from '../../session/index.ts'
import { START } from '../common/strings/start.ts'

/** What can be opened: any video that the browser may know, Matroska (which some do not call a video), a saved layout, predictions. */
const ACCEPT = 'video/*,.mkv,.json,.jsonl,.ndjson,.svg,.png,.html'
const ID = 'file-input'
const CAMERA_ID = 'camera-input'

interface PickerProps {
  id: string
  accept: string
  label: string
  /** Films with the camera on the back, where the device has one. */
  capture?: 'environment'
}

/** An unseen input for files, which opens what it is given. */
const Picker = ({ id, accept, label, capture }: PickerProps) => (
  <input
    id={id}
    className="visually-hidden"
    type="file"
    accept={accept}
    capture={capture}
    aria-label={label}
    tabIndex={-1}
    onChange={(event) => {
      const input = event.currentTarget
      const file = input.files?.[0]
      // So that the same file can be chosen again.
      input.value = ''
      if (file) void openFile(file)
    }}
  />
)

/** The page's input for files. It is there all the time, before everything else, for people's and programs' files. */
export const FileInput = () => <Picker id={ID} accept={ACCEPT} label={START.file} />

/** On a phone: the camera's own app films the room, and what it filmed is opened. */
export const CameraInput = () => (
  <Picker id={CAMERA_ID} accept="video/*" label={START.record} capture="environment" />
)

const click = (id: string): void => document.getElementById(id)?.click()

/** Asks the user for a file. */
export const chooseFile = (): void => click(ID)

/** Asks the user to film a room. */
export const record = (): void => click(CAMERA_ID)
