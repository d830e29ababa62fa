import type { Text } from '../problem.ts';

/**
 * Why a step cannot go on (异常原因). Thrown inside `advance` only, which takes the step back and raises an incident:
 * it never leaves the engine.
 */
export class Fault extends Error {
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}
