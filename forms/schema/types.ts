import type { Text } from '#engine/problem.ts';

/** A JSON object as read from a file. */
export type Values = Readonly<Record<string, unknown>>;
/** JSON Schema of a form or of a part of it (表单结构). */
export type FormSchema = Values;

/** One wrong answer (填写错误): where it stands and the sentence shown beside the field. */
export interface AnswerError {
  /** JSON pointer into the answers; a missing answer is named by the pointer it would have. */
  readonly pointer: string;
  readonly message: Text;
}

/** Judgement on the answers of one form (校验结果); no error means they may be stored. */
export interface AnswersResult {
  readonly errors: readonly AnswerError[];
}

/** true: an object, not a list or null. */
export const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One step of a JSON pointer, escaped (RFC 6901). */
export const pointerStep = (name: string | number): string => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The steps of a JSON pointer, unescaped. */
export const pointerSteps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
