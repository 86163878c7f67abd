/** The scenarios that come with the lab: one Python file each. */

const files = import.meta.glob<string>(['../scenarios/*.py', '!../scenarios/lab.py'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Names as they are in the picker, the one to begin with first. */
const ORDER = ['countdown', 'cosines', 'monte_carlo_pi', 'downloads', 'integrate'];

/** Source by name, in the picker's order. */
export const CATALOGUE: ReadonlyMap<string, string> = new Map(
  Object.entries(files)
    .map(([path, source]): [string, string] => [path.replace(/^.*\//, '').replace(/\.py$/, ''), source])
    .sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b)),
);

function place(name: string): number {
  const index = ORDER.indexOf(name);
  return index < 0 ? ORDER.length : index;
}

/** What `Your script` starts with. */
export const OWN_SCRIPT_START = `# /// lab
# title = "Your script"
# question = "Write your own loop: who runs it fastest?"
# workers = [1, 2, 4]
# models = ["serial", "threads", "processes"]
# params = { N = 300_000 }
# ///
import lab


def work(n):
    total = 0
    for i in range(n):
        total += i * i
    return total


if __name__ == "__main__":
    with lab.Executor() as executor:
        parts = lab.split(lab.N, lab.workers)
        print(sum(executor.map(work, parts)))
`;

/**
 * A string of the header as it is written there, so that names show before the engine is ready to read the header
 * properly; the empty string when there is none.
 */
export function peekHeader(source: string, key: 'title' | 'question' | 'gil'): string {
  const header = /^# \/\/\/ lab\n((?:#.*\n)*?)# \/\/\/$/m.exec(source)?.[1] ?? '';
  return new RegExp(`^# ${key} = "(.*)"$`, 'm').exec(header)?.[1] ?? '';
}
