/** A lock in a word of shared memory: 0 free, 1 held, 2 held with waiters. For workers: the page may not block. */

export function withLock<Result>(words: Int32Array, index: number, body: () => Result): Result {
  lock(words, index);
  try {
    return body();
  } finally {
    unlock(words, index);
  }
}

function lock(words: Int32Array, index: number): void {
  if (Atomics.compareExchange(words, index, 0, 1) === 0) return;
  while (Atomics.exchange(words, index, 2) !== 0) {
    Atomics.wait(words, index, 2);
  }
}

function unlock(words: Int32Array, index: number): void {
  if (Atomics.exchange(words, index, 0) === 2) {
    Atomics.notify(words, index, 1);
  }
}
