// Finding CPython, the oracle of the comparison.
import { installPackages } from './debian.mjs';
import { BuildError, which } from './process.mjs';

/** @returns {string} the path of the version whose output the comparison expects, where several are installed */
export function pythonPath() {
  const find = () => which('python3.11') ?? which('python3');
  const path = find() ?? (installPackages(['python3']) ? find() : null);
  if (path === null) {
    throw new BuildError('no python3: install it');
  }
  return path;
}
