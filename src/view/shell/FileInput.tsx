import { openFile } from '../../session/index.ts'
import { START } from '../common/strings/start.ts'

/** What can be opened: any video that the browser may know, Matroska (which some do not call a video), a saved layout, predictions. */
const ACCEPT = 'video/*,.mkv,.json,.jsonl,.ndjson,.svg,.png,.html'
const ID = 'file-input'

/** The page's one file input. It is there all the time, before everything else, for people's and programs' files. */
export const FileInput = () => (
  <input
    id={ID}
    className="visually-hidden"
    type="file"
    accept={ACCEPT}
    aria-label={START.file}
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

const CAMERA_ID = 'camera-input'

/** On a phone: the camera's own app films the room, and what it filmed is opened. */
export const CameraInput = () => (
  <input
    id={CAMERA_ID}
    className="visually-hidden"
    type="file"
    accept="video/*"
    capture="environment"
    aria-label={START.record}
    tabIndex={-1}
    onChange={(event) => {
      const input = event.currentTarget
      const file = input.files?.[0]
      input.value = ''
      if (file) void openFile(file)
    }}
  />
)

export const record = (): void => document.getElementById(CAMERA_ID)?.click()

/** Asks the user for a file. */
export const chooseFile = (): void => document.getElementById(ID)?.click()
