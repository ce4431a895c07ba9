import '../noEval.ts'
import { filmOf } from '../../perception/index.ts'
import { openVideo } from '../../video/index.ts'
import { serveFilm } from './serveFilm.ts'

/** Decodes one film and follows it, beside the worker that runs the networks on it and ends this one. */
serveFilm(self, async (file, signal) => filmOf(await openVideo(file, signal)))
