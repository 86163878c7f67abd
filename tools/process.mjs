// Running other programs.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Something that the person at the keyboard can mend; its message says how. Shown without a stack. */
export class BuildError extends Error {}

/**
 * Runs a program silently.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | null} what it printed, or null when it is missing or failed
 */
export function capture(command, args) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return result.status === 0 ? result.stdout : null;
}

/**
 * Runs a program that talks to this one's terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to this program's own
 * @param {'stdout' | 'stderr'} [output] where to its output goes; stderr leaves stdout to a command's own result
 * @throws {BuildError} when it is missing or fails
 */
export function run(command, args, env = {}, output = 'stderr') {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', output === 'stdout' ? 1 : 2, 2],
  });
  if (result.error) {
    throw new BuildError(`cannot run ${command}: ${result.error.message}`);
  }
  if (result.status !== 0) {
    throw new BuildError(`${command} ${args.join(' ')} failed`);
  }
}

/**
 * @param {string} path
 * @returns {boolean} whether it is a file that can be run
 */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} [elsewhere] folders to look in after those of PATH
 * @returns {string | null} the program's path
 */
export function which(name, elsewhere = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...elsewhere];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** The oldest Node that Vite runs on. */
const OLDEST_NODE = { major: 20, minor: 19 };

/** @throws {BuildError} when this Node is older */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const { major: oldMajor, minor: oldMinor } = OLDEST_NODE;
  if (major < oldMajor || (major === oldMajor && minor < oldMinor)) {
    throw new BuildError(`Node ${oldMajor}.${oldMinor} or newer is needed; this is ${process.version}`);
  }
}

/**
 * Runs a command of this project and ends the process with its status.
 * @param {() => void | Promise<void>} command
 */
export async function main(command) {
  try {
    checkNode();
    await command();
  } catch (error) {
    if (!(error instanceof BuildError)) {
      throw error;
    }
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
