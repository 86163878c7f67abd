// Runs scripts in the built page, for tests/python/run.py, which compares what they leave with what CPython leaves.
//
//     in    {"id": 7, "source": "print(1)\n", "machine": "live", "seconds": 120}
//     out   {"id": 7, "stdout": "1\n", "stderr": "", "status": 0}      the status is null when the script hung
//     out   {"id": 7, "error": "…"}                                   the page died; the next script gets another
//
// One line each, after a first one, `{"ready": true}`. Scripts that are asked for at the same time run in tabs of their
// own, so answers come in any order. It ends with its input.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT, main } from '../../tools/process.mjs';
import { openSite } from '../bench/page.mjs';

/** Seconds that a page may take beyond its script's own, to open and to stop it. */
const GRACE = 60;

/** @typedef {{ id: number, source: string, machine: string, seconds: number }} Request */

/** Tabs in which nothing runs. */
class Tabs {
  /** @type {import('../bench/page.mjs').Page[]} */
  #idle = [];
  #site;

  /** @param {import('../bench/page.mjs').Site} site */
  constructor(site) {
    this.#site = site;
  }

  /**
   * @param {Request} request
   * @returns {Promise<import('../bench/page.mjs').Outcome>}
   * @throws when the page dies, or does not answer
   */
  async run({ source, machine, seconds }) {
    const page = this.#idle.pop() ?? (await this.#site.open());
    try {
      const outcome = await within(seconds + GRACE, page.execute(source, machine, seconds));
      this.#idle.push(page);
      return outcome;
    } catch (error) {
      // What is left of it is of no use, and need not be waited for.
      page.close().catch(() => undefined);
      throw error;
    }
  }
}

/**
 * @template Result
 * @param {number} seconds
 * @param {Promise<Result>} promise
 * @returns {Promise<Result>}
 */
async function within(seconds, promise) {
  const done = new AbortController();
  const late = sleep(1000 * seconds, null, { signal: done.signal }).then(() => {
    throw new Error(`no answer for ${seconds} seconds`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    late.catch(() => undefined);
    done.abort();
  }
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

await main(async () => {
  const site = await openSite(join(ROOT, 'dist'));
  const tabs = new Tabs(site);
  send({ ready: true });
  const answers = [];
  for await (const line of createInterface({ input: process.stdin })) {
    /** @type {Request} */
    const request = JSON.parse(line);
    const answer = tabs.run(request).catch((error) => ({ error: error.message.trim() }));
    answers.push(answer.then((outcome) => send({ id: request.id, ...outcome })));
  }
  await Promise.all(answers);
  await site.close();
});
