// Finding the browsers that the tests drive.
import { installPackages } from './debian.mjs';
import { BuildError, isExecutable, which } from './process.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {Record<BrowserName, { variable: string, programs: string[], application: string, package: string }>} */
const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    application: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    package: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX',
    programs: ['firefox-esr', 'firefox'],
    application: '/Applications/Firefox.app/Contents/MacOS/firefox',
    package: 'firefox-esr',
  },
};

/**
 * @param {BrowserName} name
 * @returns {string | null}
 */
function find(name) {
  const { variable, programs, application } = BROWSERS[name];
  const named = process.env[variable];
  if (named) {
    return named;
  }
  const found = programs.map((program) => which(program)).find((path) => path !== null);
  return found ?? (isExecutable(application) ? application : null);
}

/**
 * @param {BrowserName} name
 * @returns {string} its program, installed first where it is missing and may be installed
 * @throws {BuildError} when there is none
 */
export function browserPath(name) {
  const browser = BROWSERS[name];
  const path = find(name) ?? (installPackages([browser.package]) ? find(name) : null);
  if (path === null) {
    throw new BuildError(`no ${name}: install it, or name its program in the variable ${browser.variable}`);
  }
  return path;
}
