/** Text as base64url(deflate-raw(UTF-8)), and back within bounds. */

/** The most that a link may inflate to, in bytes. */
export const INFLATE_LIMIT = 256 * 1024;

/** The text is too long, or the code is not one that `pack` made. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

/** Packs `text`. Throws `CodecError` when unpacking would exceed `INFLATE_LIMIT`. */
export async function pack(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > INFLATE_LIMIT) throw new CodecError('too long');
  return toBase64Url(
    await collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity),
  );
}

/** Unpacks what `pack` made. Throws `CodecError` when it is damaged or inflates beyond `INFLATE_LIMIT`. */
export async function unpack(code: string): Promise<string> {
  const bytes = fromBase64Url(code);
  try {
    const inflated = await collect(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
      INFLATE_LIMIT,
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(inflated);
  } catch (error) {
    throw error instanceof CodecError ? error : new CodecError('damaged', { cause: error });
  }
}

/** Reads a stream to its end, giving up as soon as it holds more than `limit` bytes. */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new CodecError('too long');
    }
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(code: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(code)) throw new CodecError('damaged');
  try {
    return Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch (error) {
    throw new CodecError('damaged', { cause: error });
  }
}
