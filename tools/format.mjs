// npm run format: brings all sources into the one layout that `npm test` asks for.
import { ensurePackages } from './packages.mjs';
import { main, run } from './process.mjs';
import { cargo, toolchainWith } from './toolchain.mjs';

await main(() => {
  ensurePackages();
  const rustfmt = cargo(toolchainWith('rustfmt'), 'fmt', ['--all']);
  run(rustfmt.command, rustfmt.args, rustfmt.env);
  run(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.']);
});
