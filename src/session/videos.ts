/** The videos behind the object URLs that the session holds: what an object URL shows cannot be analysed again. */
const files = new Map<string, File>()

/** An object URL of a video, which remembers its file until it is released. */
export function holdVideo(file: File): string {
  const url = URL.createObjectURL(file)
  files.set(url, file)
  return url
}

export function releaseVideo(url: string): void {
  files.delete(url)
  URL.revokeObjectURL(url)
}

/** The video of a document; undefined where it was opened without one. */
export const videoOf = ({ videoUrl }: { videoUrl?: string }): File | undefined =>
  videoUrl === undefined ? undefined : files.get(videoUrl)
