// Installing what is missing with apt-get, where that is ours to do.
import { existsSync } from 'node:fs';
import { BuildError, run, which } from './process.mjs';

let updated = false;

/** @returns {boolean} whether this is a Debian system on which packages may be installed */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && which('apt-get') !== null;
}

/**
 * @param {readonly string[]} packages
 * @returns {boolean} whether they are installed now; false where they are not ours to install, or do not exist
 */
export function installPackages(packages) {
  if (!canInstall()) {
    return false;
  }
  console.error(`Installing ${packages.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    if (!updated) {
      run('apt-get', ['update', '-qq'], env);
      updated = true;
    }
    run(
      'apt-get',
      ['install', '-y', '-qq', '-o=Dpkg::Use-Pty=0', '--no-install-recommends', ...packages],
      env,
    );
    return true;
  } catch (error) {
    if (error instanceof BuildError) {
      return false;
    }
    throw error;
  }
}
