/** What a user can meet when a video is opened or read: `message` says what happened, `remedy` what to do. */
export abstract class VideoError extends Error {
  /** Written out in each class: bundlers shorten the names of classes. */
  abstract override readonly name: string

  constructor(
    message: string,
    /** What the user can do about it. */
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const CHOOSE_VIDEO = 'Choose an MP4, MOV, WebM or MKV file as a phone or camera writes it.'
const COPY_AGAIN =
  'Copy or download the file again from where it was recorded, and check that its size is the same.'

const convert = (name: string): string =>
  `ffmpeg -i "${name}" -c:v libx264 -pix_fmt yuv420p "${name.replace(/\.[^.]*$/, '')}-h264.mp4"`

/** The file has no bytes. */
export class EmptyFileError extends VideoError {
  override readonly name = 'EmptyFileError'
  constructor(fileName: string) {
    super(`"${fileName}" is empty: it holds 0 bytes.`, COPY_AGAIN)
  }
}

/** The bytes are none of the containers that can be opened. */
export class NotAVideoError extends VideoError {
  override readonly name = 'NotAVideoError'
  /** @param content what the bytes are, with its article, where that was recognised. */
  constructor(fileName: string, content?: string, options?: ErrorOptions) {
    const what = content ? `it is ${content}` : 'its bytes are in no known video format'
    super(`"${fileName}" is not a video that can be opened: ${what}.`, CHOOSE_VIDEO, options)
  }
}

/** A video, but in a container that browsers do not open (AVI, for one). */
export class UnknownContainerError extends VideoError {
  override readonly name = 'UnknownContainerError'
  /** @param container its name, with its article. */
  constructor(fileName: string, container: string) {
    super(
      `"${fileName}" is ${container}, which browsers cannot open.`,
      `Convert it to MP4, for example with: ${convert(fileName)}`,
    )
  }
}

/** The file plays, but shows nothing. */
export class NoVideoTrackError extends VideoError {
  override readonly name = 'NoVideoTrackError'
  constructor(fileName: string) {
    super(`"${fileName}" has sound but no picture.`, CHOOSE_VIDEO)
  }
}

/** The list of what is where in the file (`moov` in MP4) is missing, so that nothing in it can be found. */
export class MissingIndexError extends VideoError {
  override readonly name = 'MissingIndexError'
  constructor(fileName: string) {
    super(
      `"${fileName}" has no index: the recording was not finished, or a part of the file is missing.`,
      `${COPY_AGAIN} If it is the same there, a repair tool such as untrunc can rebuild the index from another clip of the same camera.`,
    )
  }
}

/** This browser has no decoder for the codec. */
export class UndecodableCodecError extends VideoError {
  override readonly name = 'UndecodableCodecError'
  constructor(
    fileName: string,
    /** The codec's name as people know it. */
    readonly codecName: string,
  ) {
    const elsewhere = /HEVC|Dolby/.test(codecName)
      ? 'Open it in Safari, or in Chrome on a device that decodes HEVC; or record again with Settings > Camera > Formats > Most Compatible on an iPhone; or convert it'
      : 'Convert it'
    super(
      `"${fileName}" is encoded in ${codecName}, which this browser cannot decode.`,
      `${elsewhere}, for example with: ${convert(fileName)}`,
    )
  }
}

/** The browser, or the way the page was reached, has no WebCodecs at all. */
export class MissingWebCodecsError extends VideoError {
  override readonly name = 'MissingWebCodecsError'
  constructor() {
    super(
      'This browser cannot decode video frames here: WebCodecs is missing.',
      'Use a current Chrome, Edge, Firefox or Safari, and open the page over https or from localhost.',
    )
  }
}

/** The file lists frames, but ends before the first one that was asked for. */
export class NoDecodableFrameError extends VideoError {
  override readonly name = 'NoDecodableFrameError'
  constructor(fileName: string) {
    super(`"${fileName}" is cut off: none of the frames asked for is in the file.`, COPY_AGAIN)
  }
}

/** The bytes of the frames are there, but no frame could be decoded from them; or the container contradicts itself. */
export class CorruptVideoError extends VideoError {
  override readonly name = 'CorruptVideoError'
  constructor(fileName: string, options?: ErrorOptions) {
    super(`"${fileName}" is damaged: no frame could be decoded from it.`, COPY_AGAIN, options)
  }
}

/** The browser may no longer read the file. */
export class UnreadableFileError extends VideoError {
  override readonly name = 'UnreadableFileError'
  constructor(fileName: string, options?: ErrorOptions) {
    super(
      `"${fileName}" can no longer be read: it was moved, changed or removed since it was chosen.`,
      'Choose the file again.',
      options,
    )
  }
}
