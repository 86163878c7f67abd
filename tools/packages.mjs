// The npm packages that the front end and its tools need.
import { join } from 'node:path';
import { ROOT, run } from './process.mjs';
import { isFresh, stampOf, writeStamp } from './stamp.mjs';

/** Installs what the lock file names, unless that was done. */
export function ensurePackages() {
  const stamp = stampOf(['package.json', 'package-lock.json'], [process.version]);
  const file = join(ROOT, 'node_modules/.gil-lab-stamp');
  if (isFresh(file, stamp)) {
    return;
  }
  console.error('Installing npm packages …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeStamp(file, stamp);
}
