/**
 * The process table, on the board, by the rules of `crate/src/process/table.rs`: a process that ended is a zombie until
 * its parent asks, and whose parent is gone is reaped at once.
 */
import { MAX_PIDS, ProcessWord, Word, processEntry, type Board } from './board';
import { withLock } from './lock';

/** Most processes of a run that are not reaped, the script's own included. */
export const MAX_PROCESSES = 16;

/** The script's own process. */
export const MAIN_PID = 1;

const State = { None: 0, Running: 1, Zombie: 2, Reaped: 3 } as const;

/** What a parent learns about a child. */
export const Child = { Running: 0, Ended: 1, None: 2 } as const;

export class Processes {
  readonly #board: Board;

  constructor(board: Board) {
    this.#board = board;
  }

  /** Enters a new process as running. Returns its number, or 0 when there are too many. */
  start(parent: number): number {
    const { words } = this.#board;
    return this.#locked(() => {
      const last = Atomics.load(words, Word.LastPid);
      if (last + 1 >= MAX_PIDS || this.#unreaped(last) >= MAX_PROCESSES) return 0;
      const pid = last + 1;
      Atomics.store(words, Word.LastPid, pid);
      this.#set(pid, ProcessWord.Parent, parent);
      this.#set(pid, ProcessWord.State, State.Running);
      return pid;
    });
  }

  /** A process has ended. */
  end(pid: number, status: number): void {
    const { words } = this.#board;
    this.#locked(() => {
      this.#set(pid, ProcessWord.Status, status);
      const orphan = this.#get(this.#get(pid, ProcessWord.Parent), ProcessWord.State) !== State.Running;
      this.#set(pid, ProcessWord.State, orphan ? State.Reaped : State.Zombie);
      const last = Atomics.load(words, Word.LastPid);
      for (let child = pid + 1; child <= last; child++) {
        const mine = this.#get(child, ProcessWord.Parent) === pid;
        if (mine && this.#get(child, ProcessWord.State) === State.Zombie) {
          this.#set(child, ProcessWord.State, State.Reaped);
        }
      }
    });
    Atomics.notify(words, processEntry(pid) + ProcessWord.State);
  }

  /** Whether `parent`'s child has ended; it is reaped by that. Its exit code is `status(pid)`. */
  poll(parent: number, pid: number): number {
    return this.#locked(() => {
      if (pid < 1 || pid >= MAX_PIDS || this.#get(pid, ProcessWord.Parent) !== parent) return Child.None;
      switch (this.#get(pid, ProcessWord.State)) {
        case State.Running:
          return Child.Running;
        case State.Zombie:
          this.#set(pid, ProcessWord.State, State.Reaped);
          return Child.Ended;
        default:
          return Child.None;
      }
    });
  }

  status(pid: number): number {
    return this.#get(pid, ProcessWord.Status);
  }

  /** Waits for the end of a process, at most so many milliseconds. */
  wait(pid: number, milliseconds: number): void {
    Atomics.wait(this.#board.words, processEntry(pid) + ProcessWord.State, State.Running, milliseconds);
  }

  #unreaped(last: number): number {
    let count = 0;
    for (let pid = MAIN_PID; pid <= last; pid++) {
      const state = this.#get(pid, ProcessWord.State);
      if (state === State.Running || state === State.Zombie) count++;
    }
    return count;
  }

  #locked<Result>(body: () => Result): Result {
    return withLock(this.#board.words, Word.ProcessLock, body);
  }

  #get(pid: number, word: number): number {
    return Atomics.load(this.#board.words, processEntry(pid) + word);
  }

  #set(pid: number, word: number, value: number): void {
    Atomics.store(this.#board.words, processEntry(pid) + word, value);
  }
}

/** Enters the script's own process into a new board, before any worker sees it. */
export function enterMain({ words }: Board): void {
  words[Word.LastPid] = MAIN_PID;
  words[processEntry(MAIN_PID) + ProcessWord.State] = State.Running;
}
