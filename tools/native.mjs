// Building the command-line tool.
import { join } from 'node:path';
import { run } from './process.mjs';
import { cargo, nativeToolchain, targetDirectory } from './toolchain.mjs';

/**
 * @param {'release' | 'debug'} kind
 * @returns {string} its path
 */
export function buildCli(kind) {
  const profile = kind === 'release' ? ['--release'] : [];
  const build = cargo(nativeToolchain(), 'build', ['--package', 'gil-lab', '--bins', '--locked', ...profile]);
  run(build.command, build.args, build.env);
  return join(targetDirectory(), kind, 'gil-lab');
}
