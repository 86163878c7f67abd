// Serves the built page, as a host would: with or without the isolation headers, and from a folder of any name.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { ISOLATION_HEADERS } from '../../tools/headers.mjs';
import { ROOT } from '../../tools/process.mjs';

const DIST = join(ROOT, 'dist');

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.py': 'text/x-python',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface Site {
  /** Address of the page, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Whether the host sends the isolation headers. Default true. */
  isolated?: boolean;
  /** The folder that it serves the page from, with slashes around. Default `/`. */
  folder?: string;
}

/** Starts a server on a free port of this machine. */
export async function serveSite({ isolated = true, folder = '/' }: SiteOptions = {}): Promise<Site> {
  const headers = isolated ? ISOLATION_HEADERS : {};
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) {
      response.setHeader(name, value);
    }
    const file = fileFor(new URL(request.url ?? '/', 'http://localhost').pathname, folder);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}${folder}`, close: () => close(server) };
}

function fileFor(pathname: string, folder: string): string | null {
  if (!pathname.startsWith(folder)) {
    return null;
  }
  const file = normalize(join(DIST, decodeURIComponent(pathname.slice(folder.length)) || 'index.html'));
  return file.startsWith(DIST) && existsSync(file) && statSync(file).isFile() ? file : null;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
