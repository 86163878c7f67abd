// The response headers that make a page cross-origin isolated, so that it may share memory between workers.

/**
 * Each is needed on every response, those of worker scripts and of errors included.
 * Document-Isolation-Policy isolates the page in an iframe of a page that sends none of these.
 * @type {Readonly<Record<string, string>>}
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-credentialless',
};

/**
 * @returns {string} the headers in the `_headers` format that Netlify and Cloudflare Pages read
 */
export function headersFile() {
  const lines = Object.entries(ISOLATION_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, ''].join('\n');
}
