import '../noEval.ts'
import { serveFilm } from './serveFilm.ts'

/** Decodes one film and follows it, beside the worker that runs the networks on it and ends this one. */
serveFilm(self)
