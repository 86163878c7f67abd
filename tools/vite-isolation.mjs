// A Vite plugin: the development and preview servers answer with the isolation headers, and the built page
// comes with a `_headers` file that asks its host for the same.
import { ISOLATION_HEADERS, headersFile } from './headers.mjs';

/** @type {import('vite').Connect.NextHandleFunction} */
function isolate(_request, response, next) {
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) {
    response.setHeader(name, value);
  }
  next();
}

/** @returns {import('vite').Plugin} */
export function crossOriginIsolation() {
  return {
    name: 'cross-origin-isolation',
    // A middleware and not `server.headers`, which leaves some responses (errors among them) without.
    configureServer(server) {
      server.middlewares.use(isolate);
    },
    configurePreviewServer(server) {
      server.middlewares.use(isolate);
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
    },
  };
}
