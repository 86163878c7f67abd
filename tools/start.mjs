// npm start: builds what is missing and serves the page for development.
import { ensurePackages } from './packages.mjs';
import { main } from './process.mjs';
import { buildWasm } from './wasm.mjs';

await main(async () => {
  ensurePackages();
  buildWasm();
  // Only now is Vite sure to be installed.
  const { createServer } = await import('vite');
  const server = await createServer({ clearScreen: false });
  await server.listen();
  server.printUrls();
});
