import { closeSync, openSync, readSync } from 'node:fs';

/** Numbers of commits (提交序号) as the whole part of a write-ahead log names them: in the first and in the last page 1 it holds. */
export interface LoggedCommits {
  readonly first: number;
  readonly last: number;
}

/** Where the header of a database, which is the beginning of page 1, keeps the number of the commit (`user_version`). */
const commitAt = 60;
const headerSize = 100;
const magic = 'SQLite format 3\0';

/** The number of the commit a database file was last brought up to, without its log; undefined: no database, or no file. */
export function commitOfFile(file: string): number | undefined {
  return readAt(file, read => {
    const header = read(headerSize);
    return header?.toString('latin1', 0, magic.length) === magic ? header.readInt32BE(commitAt) : undefined;
  });
}

const logHeaderSize = 32;
const frameHeaderSize = 24;

/**
 * What a write-ahead log says of commits, read as SQLite reads it: up to the last commit before the first frame that is not whole or of a former
 * log. null: it holds commits, but none with page 1; undefined: it holds none.
 */
export function commitsOfLog(log: string): LoggedCommits | null | undefined {
  return readAt(log, read => {
    const header = read(logHeaderSize);
    const sum = header && logSum(header);
    return header && sum && readFrames(header, sum, read);
  });
}

/** Reads on from where it stopped; undefined: there is no more of that length. */
type Read = (length: number) => Buffer | undefined;

function readAt<T>(file: string, work: (read: Read) => T): T | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return work(length => {
      const bytes = Buffer.alloc(length);
      return readSync(descriptor, bytes, 0, length, null) === length ? bytes : undefined;
    });
  } finally {
    closeSync(descriptor);
  }
}

/** The running sum of a log (校验和): pairs of words, in the order of bytes that its first number says. */
class Sum {
  readonly #isLittle: boolean;
  #one = 0;
  #two = 0;

  constructor(isLittle: boolean) {
    this.#isLittle = isLittle;
  }

  add(bytes: Buffer): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < bytes.length; at += 8) {
      this.#one = (this.#one + view.getUint32(at, this.#isLittle) + this.#two) >>> 0;
      this.#two = (this.#two + view.getUint32(at + 4, this.#isLittle) + this.#one) >>> 0;
    }
  }

  is(stored: Buffer): boolean {
    return this.#one === stored.readUInt32BE(0) && this.#two === stored.readUInt32BE(4);
  }
}

/** The sum after the header; undefined: SQLite takes nothing from this log. */
function logSum(header: Buffer): Sum | undefined {
  const number = header.readUInt32BE(0);
  if (number !== 0x377f0682 && number !== 0x377f0683) return undefined;
  const sum = new Sum(number === 0x377f0682);
  sum.add(header.subarray(0, 24));
  return sum.is(header.subarray(24)) ? sum : undefined;
}

function readFrames(header: Buffer, sum: Sum, read: Read): LoggedCommits | null | undefined {
  const size = header.readUInt32BE(8);
  const salts = header.subarray(16, 24);
  let commits: LoggedCommits | null | undefined;
  let number: number | undefined;
  for (;;) {
    const frame = read(frameHeaderSize);
    const page = frame && read(size);
    if (frame === undefined || page === undefined || !frame.subarray(8, 16).equals(salts)) break;
    sum.add(frame.subarray(0, 8));
    sum.add(page);
    if (!sum.is(frame.subarray(16))) break;
    if (frame.readUInt32BE(0) === 1) number = page.readInt32BE(commitAt);
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (!isCommit) continue;
    commits = number === undefined ? (commits ?? null) : { first: commits?.first ?? number, last: number };
    number = undefined;
  }
  return commits;
}
