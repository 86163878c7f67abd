// npm run bench: builds what is measured, then runs the benchmarks. Arguments go to them.
// npm run bench:count: counts instructions in place of measuring times.
import { buildCli } from './native.mjs';
import { ROOT, main, run } from './process.mjs';

await main(() => {
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'count') {
    const env = { GIL_LAB: buildCli('release') };
    run(process.execPath, ['tests/bench/count.mjs', ...rest], env, 'stdout');
    return;
  }
  run(process.execPath, ['tools/build.mjs', 'site']);
  const env = { GIL_LAB: buildCli('release'), GIL_LAB_SITE: `${ROOT}dist` };
  run(process.execPath, ['tests/bench/run.mjs', ...process.argv.slice(2)], env, 'stdout');
});
