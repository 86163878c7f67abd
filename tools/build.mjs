// node tools/build.mjs wasm|site|cli: builds one of the things that this repository makes.
import { buildCli } from './native.mjs';
import { ensurePackages } from './packages.mjs';
import { BuildError, ROOT, main, run } from './process.mjs';
import { buildWasm } from './wasm.mjs';

/** The page, as files that any host can serve, in dist/. */
function buildSite() {
  ensurePackages();
  buildWasm();
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build']);
  console.log(`${ROOT}dist`);
}

/** @type {Record<string, () => void>} */
const PRODUCTS = {
  wasm() {
    ensurePackages();
    buildWasm();
  },
  site: buildSite,
  cli() {
    console.log(buildCli('release'));
  },
  'cli-debug'() {
    console.log(buildCli('debug'));
  },
};

await main(() => {
  const name = process.argv[2] ?? '';
  const product = PRODUCTS[name];
  if (!product) {
    throw new BuildError(`build what? One of ${Object.keys(PRODUCTS).join(', ')}`);
  }
  product();
});
