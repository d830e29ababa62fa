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

/** Judgement on answers, and the answers as they are to be stored (校验后的答案): cleaned, computed, without what is hidden. */
export interface JudgedAnswers extends AnswersResult {
  readonly answers: Values;
  /** What was put right by itself and should be said, such as invisible characters taken out (自动处理说明). */
  readonly notes: readonly AnswerError[];
}

/** A form as it is judged and drawn (表单): schema and interface settings. */
export interface FormDefinition {
  readonly schema: FormSchema;
  readonly ui: Values;
}

/** One entry of a code list (字典项). */
export interface CodeEntry {
  readonly code: string;
  readonly title: Text;
  /** Code of the entry above (上级代码) in a list of several levels. */
  readonly parent?: string;
  /** 1 for the top level. */
  readonly level: number;
  /** No longer to be chosen; old answers still show its title (已停用). */
  readonly retired?: boolean;
}

/** The code lists at hand (字典): everything on the server, what was loaded so far in the browser. */
export interface CodeBook {
  /** null: the list has no such code. undefined: not known here; the server has the last word. */
  readonly find: (list: string, code: string) => CodeEntry | null | undefined;
}

/** What the rules of a form may read besides its own fields (表单上下文). */
export interface FormContext {
  /** Moment for today() and now(), milliseconds. */
  readonly now: number;
  /** FEEL roots: applicant, service, case, centre, as far as they are known. */
  readonly roots: Values;
  readonly codes: CodeBook;
}

/**
 * Rights on fields in one step (字段权限, bj:fields), by x-id of fields at the top of the form. A field named nowhere may be written;
 * where `write` is given, every field it does not name may only be read.
 */
export interface FieldRights {
  readonly write?: readonly string[];
  readonly read?: readonly string[];
  /** Neither shown nor sent to the page. */
  readonly hide?: readonly string[];
  /** Must be filled in this step, whatever the form says. */
  readonly required?: readonly string[];
}

/** How a form stands with given answers (表单状态): what its rules and rights make of it. Pointers lead into the answers. */
export interface FormState {
  /** The answers with computed fields filled in; what is hidden is still in them. */
  readonly answers: Values;
  readonly hidden: ReadonlySet<string>;
  /** Required by a rule or by rights, besides what the schema says. */
  readonly required: ReadonlySet<string>;
  readonly readOnly: ReadonlySet<string>;
  /** Rules that could not be evaluated: the pointer of the field and why. */
  readonly faults: readonly AnswerError[];
}

/** A group of fields under one heading (区段): nothing but looks. */
export interface FormSection {
  readonly id: string;
  readonly title?: Text;
  /** Plain words under the heading (说明). */
  readonly text?: Text;
  /** Columns on a wide page: 1 to 3; a phone always has one. */
  readonly columns: number;
  /** Names of fields at the top of the form, in reading order. */
  readonly fields: readonly string[];
}

/** A page of a form (分页、步骤). */
export interface FormPage {
  readonly id: string;
  readonly title: Text;
  readonly sections: readonly FormSection[];
}

/** `ui:layout` of a form (版面): every field at the top stands in it once. A form without it is one page with one section in `ui:order`. */
export interface FormLayout {
  readonly pages: readonly FormPage[];
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
