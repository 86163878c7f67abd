// npm run bench: builds what is measured, then runs the benchmarks. Arguments go to them.
import { buildCli } from './native.mjs';
import { ROOT, main, run } from './process.mjs';

await main(() => {
  run(process.execPath, ['tools/build.mjs', 'site']);
  const env = { GIL_LAB: buildCli('release'), GIL_LAB_SITE: `${ROOT}dist` };
  run(process.execPath, ['tests/bench/run.mjs', ...process.argv.slice(2)], env, 'stdout');
});
