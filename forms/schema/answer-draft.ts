import { forbiddenNames } from './size.ts';
import { isValues, pointerSteps, type Values } from './types.ts';

type Holder = Record<string, unknown> | unknown[];

/** Answers being changed (答案草稿): copies what it touches once and leaves the answers it was made from alone. */
export class AnswerDraft {
  #root: Record<string, unknown>;
  readonly #mine = new Set<unknown>();

  constructor(answers: Values) {
    this.#root = answers as Record<string, unknown>;
  }

  get answers(): Values {
    return this.#root;
  }

  /** The value a pointer leads to; undefined where there is none. */
  at(pointer: string): unknown {
    return pointerSteps(pointer).reduce<unknown>((at, step) => (hasOwn(at, step) ? (at as Values)[step] : undefined), this.#root);
  }

  /** Puts a value where a pointer leads; undefined takes it away. Where the group around it is missing, nothing happens. */
  put(pointer: string, value: unknown): void {
    if (this.at(pointer) === value && value === undefined) return;
    const steps = pointerSteps(pointer);
    const name = steps.pop();
    if (name === undefined || forbiddenNames.includes(name)) return;
    let holder = this.#own(this.#root, made => {
      this.#root = made as Record<string, unknown>;
    });
    for (const step of steps) {
      if (!hasOwn(holder, step) || typeof (holder as Values)[step] !== 'object' || (holder as Values)[step] === null) return;
      const around = holder as Record<string, unknown>;
      holder = this.#own(around[step] as Holder, made => {
        around[step] = made;
      });
    }
    if (value === undefined) delete (holder as Record<string, unknown>)[name];
    else (holder as Record<string, unknown>)[name] = value;
  }

  #own(value: Holder, keep: (made: Holder) => void): Holder {
    if (this.#mine.has(value)) return value;
    const made: Holder = Array.isArray(value) ? [...value] : { ...value };
    this.#mine.add(made);
    keep(made);
    return made;
  }
}

const hasOwn = (holder: unknown, step: string): boolean => (isValues(holder) || Array.isArray(holder)) && Object.hasOwn(holder, step);
