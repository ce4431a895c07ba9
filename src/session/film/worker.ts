import '../noEval.ts'
import { filmOf } from '../../perception/index.ts'
import { openVideo } from '../../video/index.ts'
import { inHalves } from './inHalves.ts'
import { openRemoteFilm } from './remoteFilm.ts'
import { serveFilm } from './serveFilm.ts'

/** Another one of these, which ends with this one. */
const startSecond = () => new Worker(self.location.href, { type: 'module', name: 'film, second half' })

/** Decodes one film and follows it, beside the worker that runs the networks on it and ends this one. */
serveFilm(self, async (file, signal) =>
  inHalves(filmOf(await openVideo(file, signal)), () => openRemoteFilm(startSecond(), file)),
)
