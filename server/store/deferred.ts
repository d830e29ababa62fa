/** Thrown by a plan before its first write to say that something must be loaded first; the rest of its group is not disturbed. */
export class Deferred extends Error {
  readonly contents: readonly string[];

  constructor(contents: readonly string[]) {
    super(`Expected the releases ${contents.join(', ')} to be loaded.`);
    this.contents = contents;
  }
}
