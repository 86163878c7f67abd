// Knowing whether something must be built again: a result carries a stamp, the hash of all that it was made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './process.mjs';

/**
 * @param {string} path a file or folder, relative to the repository's
 * @returns {string[]} the files in it, in a fixed order; none when it does not exist
 */
function files(path) {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) {
    return [];
  }
  if (!statSync(absolute).isDirectory()) {
    return [path];
  }
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

/**
 * @param {readonly string[]} paths files and folders, relative to the repository's
 * @param {readonly string[]} facts whatever else the result depends on
 * @returns {string}
 */
export function stampOf(paths, facts) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const path of paths.flatMap(files)) {
    const content = readFileSync(join(ROOT, path));
    hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} file where the stamp is kept
 * @param {string} stamp
 * @returns {boolean} whether the result made with that stamp is there
 */
export function isFresh(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}
