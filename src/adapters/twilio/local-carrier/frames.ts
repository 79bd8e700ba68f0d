import { seal, unseal, type Random } from './seal.ts';

/**
 * The file of the local carrier: a mark, 16 bytes that name this file, then frames of a 4-byte length and that many
 * sealed bytes. Each frame is bound to the file and its number, so none can be moved, repeated or left out unnoticed;
 * the first one says nothing and proves the key.
 */
const MARK = Buffer.from('FDCARR1\n');
const ID_BYTES = 16;
const LENGTH_BYTES = 4;
const PROOF = '"opened"';

export interface Codec {
  readonly key: Uint8Array;
  readonly random: Random;
}

const placeOf = (fileId: string, index: number): string => `local-carrier:${fileId}:${index}`;

/** A file whose frames up to `next` are written. */
export interface FrameFile {
  readonly fileId: string;
  readonly next: number;
}

export function frame(codec: Codec, { fileId, next }: FrameFile, text: string): Buffer {
  const sealed = seal(codec.key, placeOf(fileId, next), text, codec.random);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

/** A new file holding these texts. */
export function writeFrames(codec: Codec, texts: readonly string[]): { bytes: Buffer; file: FrameFile } {
  const id = codec.random(ID_BYTES);
  const fileId = Buffer.from(id).toString('hex');
  const frames = [PROOF, ...texts].map((text, next) => frame(codec, { fileId, next }, text));
  return { bytes: Buffer.concat([MARK, id, ...frames]), file: { fileId, next: texts.length + 1 } };
}

export interface ReadFrames {
  readonly texts: readonly string[];
  readonly file: FrameFile;
  /** Where the whole frames end. Behind it may be one that a crash cut off, which nobody was told about. */
  readonly end: number;
}

/** Reads a file; throws when it is not one, the key is another, or it was damaged before its end. */
export function readFrames(key: Uint8Array, bytes: Buffer): ReadFrames {
  const start = MARK.length + ID_BYTES;
  if (!bytes.subarray(0, MARK.length).equals(MARK) || bytes.length < start) {
    throw new Error("this is not a local carrier's file");
  }
  const fileId = bytes.subarray(MARK.length, start).toString('hex');
  const texts: string[] = [];
  let end = start;
  for (;;) {
    const sealed = frameAt(bytes, end);
    const text = sealed && unseal(key, placeOf(fileId, texts.length), sealed);
    if (sealed === undefined || text === undefined) {
      if (texts.length === 0) throw new Error("the local carrier's file does not open with this key");
      if (sealed && end + LENGTH_BYTES + sealed.length < bytes.length) {
        throw new Error(`the local carrier's file is damaged at frame ${texts.length}`);
      }
      return { texts: texts.slice(1), file: { fileId, next: texts.length }, end };
    }
    texts.push(text);
    end += LENGTH_BYTES + sealed.length;
  }
}

/** The sealed bytes of the frame at this offset; undefined when the file ends before it does. */
function frameAt(bytes: Buffer, offset: number): Buffer | undefined {
  if (offset + LENGTH_BYTES > bytes.length) return undefined;
  const start = offset + LENGTH_BYTES;
  const length = bytes.readUInt32BE(offset);
  // A length of 0 is what a file system may leave where a crash came before the bytes.
  return length === 0 || start + length > bytes.length ? undefined : bytes.subarray(start, start + length);
}
