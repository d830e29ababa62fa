/** A text in both languages people read (中文 first, English second). */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * One problem (问题) found by a check: a value, never an exception.
 * `code` is kebab-case and stable; `element` a BPMN element id or `pointer` a JSON pointer; `file` the part of the pack.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  readonly element?: string;
  readonly pointer?: string;
  readonly file?: string;
}

/** Create a problem of severity error. */
export function problem(
  code: string,
  message: Text,
  at: Partial<Pick<Problem, 'element' | 'pointer' | 'file' | 'severity'>> = {},
): Problem {
  return { code, severity: 'error', message, ...at };
}
