/**
 * The shared memory through which the workers of a run meet: processes share nothing else. It holds the process
 * table, the pipes and the console's ring, as words and bytes at the places that this file names.
 *
 * Workers change it under locks that block. The page's thread may not block, so it only reads what it is told of, and
 * takes what is in the console's ring.
 */
export interface Board {
  words: Int32Array;
  bytes: Uint8Array;
}

/** Processes that a run may have had in all; a process's number is its place in the table. */
export const MAX_PIDS = 4096;
/** Most pipes that are open at a time. */
export const MAX_PIPES = 256;
/** Bytes that a pipe holds, as on Linux. */
export const PIPE_CAPACITY = 65_536;
/** Bytes that the console's ring holds. A writer waits when it is full. */
export const CONSOLE_CAPACITY = 131_072;

/** Words at the board's beginning. */
export const Word = {
  /** Guards the process table. */
  ProcessLock: 0,
  /** The number that was given to a process last. */
  LastPid: 1,
  /** Guards the making of pipes. */
  PipeLock: 2,
  /** Guards the writing end of the console's ring. */
  ConsoleLock: 3,
  /** Bytes written to the console's ring so far, modulo 2³². */
  ConsoleWritten: 4,
  /** Bytes that the page has taken from it so far, modulo 2³². Writers wait for it to change. */
  ConsoleRead: 5,
  /** 1 while the page has been told that there is output. */
  ConsoleTold: 6,
} as const;

/** Words of a process's entry in the table. */
export const ProcessWord = {
  /** A `ProcessState`. Its parent waits for it to change. */
  State: 0,
  Parent: 1,
  /** Exit code. */
  Status: 2,
} as const;

export const PROCESS_WORDS = 4;

/** Words of a pipe's header; `crate/src/process/pipe.rs` says how they are used. */
export const PipeWord = {
  Lock: 0,
  Read: 1,
  Written: 2,
  Readers: 3,
  Writers: 4,
  Changes: 5,
} as const;

const PIPE_HEADER_WORDS = 8;
const HEADER_WORDS = 16;
const PIPES_START = HEADER_WORDS + MAX_PIDS * PROCESS_WORDS;
const RINGS_START = (PIPES_START + MAX_PIPES * PIPE_HEADER_WORDS) * 4;
const CONSOLE_START = RINGS_START + MAX_PIPES * PIPE_CAPACITY;
const BOARD_BYTES = CONSOLE_START + CONSOLE_CAPACITY;

/** The memory of a new board: the script's own process has number 1, and nothing else has happened. */
export function newBoard(): SharedArrayBuffer {
  return new SharedArrayBuffer(BOARD_BYTES);
}

export function openBoard(buffer: SharedArrayBuffer): Board {
  return { words: new Int32Array(buffer, 0, RINGS_START / 4), bytes: new Uint8Array(buffer) };
}

/** Index of the first word of a process's entry. */
export function processEntry(pid: number): number {
  return HEADER_WORDS + (pid % MAX_PIDS) * PROCESS_WORDS;
}

/** Index of the first word of a pipe's header. */
export function pipeHeader(pipe: number): number {
  return PIPES_START + pipe * PIPE_HEADER_WORDS;
}

/** Where in the board's bytes a pipe's ring begins. */
export function pipeRing(pipe: number): number {
  return RINGS_START + pipe * PIPE_CAPACITY;
}

/** Where in the board's bytes the console's ring begins. */
export const CONSOLE_RING = CONSOLE_START;

/** A queue of bytes at a fixed place of the board. */
export interface Ring {
  bytes: Uint8Array;
  start: number;
  /** A power of two. */
  capacity: number;
}

/** Copies `from` into a ring, from byte `position` of its stream on. */
export function copyIn(ring: Ring, position: number, from: Uint8Array): void {
  const offset = (position >>> 0) % ring.capacity;
  const first = Math.min(from.length, ring.capacity - offset);
  ring.bytes.set(from.subarray(0, first), ring.start + offset);
  ring.bytes.set(from.subarray(first), ring.start);
}

/** Fills `into` from a ring, from byte `position` of its stream on. */
export function copyOut(ring: Ring, position: number, into: Uint8Array): void {
  const offset = (position >>> 0) % ring.capacity;
  const first = Math.min(into.length, ring.capacity - offset);
  into.set(ring.bytes.subarray(ring.start + offset, ring.start + offset + first));
  into.set(ring.bytes.subarray(ring.start, ring.start + into.length - first), first);
}
