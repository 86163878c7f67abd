import { ThreadState } from '../api';

/** How a state is drawn: a solid or hatched block, or a thin line for what takes no processor. */
export interface StateLook {
  /** In the tooltip. */
  readonly label: string;
  /** CSS variable of its colour, without the dashes. */
  readonly colour: string;
  readonly shape: 'block' | 'hatched' | 'thin';
}

export const STATE_LOOKS: Readonly<Record<ThreadState, StateLook>> = {
  [ThreadState.Starting]: { label: 'starting', colour: 'starting', shape: 'block' },
  [ThreadState.Running]: { label: 'runs and holds the GIL', colour: 'run', shape: 'block' },
  [ThreadState.WaitingForGil]: { label: 'waits for the GIL', colour: 'threads', shape: 'hatched' },
  [ThreadState.Blocked]: { label: 'blocked on a lock or a join', colour: 'idle', shape: 'thin' },
  [ThreadState.Sleeping]: { label: 'sleeps', colour: 'idle', shape: 'thin' },
  [ThreadState.InputOutput]: { label: 'waits for a file or the network', colour: 'idle', shape: 'thin' },
  [ThreadState.Native]: { label: 'computes outside the GIL', colour: 'native', shape: 'block' },
  [ThreadState.Pickling]: { label: 'pickles and holds the GIL', colour: 'pickling', shape: 'block' },
  [ThreadState.Sending]: { label: 'sends', colour: 'messaging', shape: 'block' },
  [ThreadState.Receiving]: { label: 'waits for a message', colour: 'idle', shape: 'thin' },
  [ThreadState.Exited]: { label: 'gone', colour: 'idle', shape: 'thin' },
};
