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
  /** Other elements that have part in it, e.g. the cycle of joins that wait for each other. */
  readonly related?: readonly string[];
  /** Where in an expression it stands: the text as drawn, and offsets into it. */
  readonly at?: { readonly text: string; readonly from: number; readonly to: number };
  /** How the process gets there (反例): played on the diagram, the first step first. */
  readonly trace?: readonly TraceStep[];
}

/**
 * One step of a counter-example (反例): `element` did something (`null`: the start), then tokens stood on `tokens`: ids of sequence flows they wait on
 * and of elements that are active, an id once per token.
 */
export interface TraceStep {
  readonly element: string | null;
  /** What happened, in words, e.g. 选择「不通过」. */
  readonly text: Text;
  readonly tokens: readonly string[];
}

/** Create a problem of severity error. */
export function problem(code: string, message: Text, at: Partial<Omit<Problem, 'code' | 'message'>> = {}): Problem {
  return { code, severity: 'error', message, ...at };
}
