import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** One operation the server acknowledged (已确认的操作). */
export interface Acknowledged {
  readonly command: string;
  readonly verb: string;
  readonly caseId: string;
  readonly seq: number;
}

/** Append-only file of acknowledged operations, on disk before the driver goes on. */
export class Ledger {
  readonly #file: string;
  readonly #handle: number;
  /** How many stand in it that were written here. */
  written = 0;

  constructor(file: string) {
    this.#file = file;
    this.#handle = openSync(file, 'a');
  }

  write(entry: Acknowledged): void {
    writeSync(this.#handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#handle);
    this.written += 1;
  }

  read(): Acknowledged[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Acknowledged);
  }

  close(): void {
    closeSync(this.#handle);
  }
}
