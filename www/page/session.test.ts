import { beforeEach, expect, it, vi } from 'vitest';
import type { GilLab, Point, Scenario, SweepResult } from '../api';
import { initialSetup } from '../share/setup';
import { Session, type SessionHost } from './session';

const SCENARIO: Scenario = {
  title: 'T',
  question: '',
  workers: [1, 2],
  models: ['threads'],
  params: {},
  gil: 'python-3.12',
  switchInterval: null,
  sweeps: true,
};
const TRACE = {
  threads: [],
  time: new Float64Array(),
  thread: new Uint32Array(),
  state: new Uint8Array(),
  line: new Uint32Array(),
  bytes: new Float64Array(),
  dropped: 0,
};
const POINT: Point = {
  model: 'threads',
  workers: 2,
  times: [1],
  median: 1,
  low: 1,
  high: 1,
  speedup: null,
  efficiency: null,
  karpFlatt: null,
  breakdown: { computing: 1, waitingForGil: 0, starting: 0, pickling: 0, messaging: 0, blocked: 0 },
  trace: TRACE,
  traceRun: 1,
};
const RESULT: SweepResult = {
  machine: 'live',
  cores: 8,
  points: [POINT],
  stdout: '',
  stderr: '',
  droppedOutput: 0,
  error: null,
  stopped: false,
};

let printed: string;
let host: SessionHost;
const setup = { ...initialSetup('own', 'x\n'), repeats: 3 };

function labWith(parts: Partial<GilLab>): GilLab {
  return {
    version: '0',
    ready: Promise.resolve(),
    liveUnavailable: null,
    parseScenario: () => Promise.resolve(SCENARIO),
    check: () => Promise.resolve(null),
    run: () => Promise.reject(new Error('not expected')),
    sweep: () => Promise.resolve(RESULT),
    ...parts,
  };
}

async function started(parts: Partial<GilLab> = {}): Promise<Session> {
  const session = new Session(labWith(parts), host);
  await session.start();
  return session;
}

beforeEach(() => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
  printed = '';
  host = {
    changed: () => undefined,
    print: (_stream, text) => (printed += text),
    dropped: (characters) => (printed += `[${characters}]`),
    clearConsole: () => (printed = ''),
  };
});

it('sweeps what the header says, repeated on the live machine', async () => {
  const sweep = vi.fn<GilLab['sweep']>(() => Promise.resolve(RESULT));
  const session = await started({ sweep });
  await session.run(setup);
  expect(sweep.mock.calls[0]?.[0]).toMatchObject({
    machine: 'live',
    models: ['threads'],
    workers: [1, 2],
    repeats: 3,
  });
  expect(session.provenance).toEqual({ machine: 'live', cores: 8, repeats: 3, seed: 0 });
  expect(session.selected).toEqual({ model: 'threads', workers: 2 });
});

it('takes the simulated machine, once, where the live one is not available', async () => {
  const sweep = vi.fn<GilLab['sweep']>(() => Promise.resolve({ ...RESULT, cores: 4 }));
  const session = await started({ sweep, liveUnavailable: 'Not here.' });
  await session.run(setup);
  expect(sweep.mock.calls[0]?.[0]).toMatchObject({ machine: 'simulated', cores: 4, repeats: 1 });
});

it('runs nothing that has a syntax error, and tells its line', async () => {
  const error = {
    type: 'SyntaxError',
    message: 'invalid syntax',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
  };
  const session = await started({
    check: () => Promise.resolve(error),
    sweep: () => Promise.reject(new Error('must not run')),
  });
  await session.run(setup);
  expect(session.error).toBe(error);
  expect(printed).toContain('line 1\n    x\n    ^\nSyntaxError: invalid syntax');
  expect(session.phase).toBe('ready');
});

it('keeps the points that were measured before the engine failed', async () => {
  const session = await started({
    sweep: ({ onProgress }) => {
      onProgress?.({ done: 1, total: 2, model: 'threads', workers: 2, repeat: 1, points: [POINT] });
      return Promise.reject(new Error('Process-2 died.'));
    },
  });
  await session.run(setup);
  expect(session.points).toEqual([POINT]);
  expect(session.ending).toBe('Process-2 died.');
  expect(printed).toBe('Process-2 died.\n');
});

it('tells an exception in the script from the death of what it ran on', async () => {
  const error = {
    type: 'ZeroDivisionError',
    message: 'division by zero',
    line: 3,
    column: 0,
    endLine: 3,
    endColumn: 0,
  };
  const raised = await started({ sweep: () => Promise.resolve({ ...RESULT, error }) });
  await raised.run(setup);
  expect(raised.ending).toBe('ZeroDivisionError at line 3: the script ended there.');
  const dead = { ...error, type: 'RuntimeError', message: 'Process-2 (process 3) died: trap', line: 0 };
  const died = await started({ sweep: () => Promise.resolve({ ...RESULT, error: dead }) });
  await died.run(setup);
  expect(died.ending).toBe(dead.message);
});

it('passes Stop on and says that it stopped', async () => {
  const session = await started({
    sweep: ({ signal }) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () =>
          resolve({ ...RESULT, points: [], stopped: true, droppedOutput: 5 }),
        );
        queueMicrotask(() => session.stop());
      }),
  });
  await session.run(setup);
  expect(session.ending).toBe('Stopped.');
  expect(printed).toBe('[5]Stopped.\n');
});

it('shows nothing of a run once something else was opened', async () => {
  const session = await started({
    sweep: ({ onOutput }) => {
      session.clear();
      onOutput?.('stdout', 'late');
      return Promise.resolve(RESULT);
    },
  });
  await session.run(setup);
  expect(session.points).toEqual([]);
  expect(printed).toBe('');
});

it('keeps the last header that could be read while another is being typed', async () => {
  const parseScenario = vi.fn((source: string) =>
    source === 'good' ? Promise.resolve(SCENARIO) : Promise.reject(new Error('line 2: expected a value')),
  );
  const session = await started({ parseScenario });
  await session.readHeader('good');
  await session.readHeader('bad');
  expect(session.scenario).toBe(SCENARIO);
  expect(session.headerFault).toBe('line 2: expected a value');
});
