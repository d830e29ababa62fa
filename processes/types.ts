import type { Stage } from '#engine/bpmn/definition.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';

/** Files of a pack as text by relative path with forward slashes, e.g. `forms/check.form.json`. */
export type PackFiles = Readonly<Record<string, string>>;

/** pack.json */
export interface PackHead {
  readonly id: string;
  readonly kind: 'promised' | 'supplement' | 'instant' | 'joint' | 'rejection' | 'reply' | 'escalated' | 'first-contact' | 'other';
  readonly title: Text;
  readonly description?: Text;
  readonly regimes: readonly string[];
  readonly extends?: string;
  readonly calls: readonly string[];
  readonly process: string;
  /** Table act -> case status shown in lists; empty when the file has none. */
  readonly statusOf: Readonly<Record<string, string>>;
}

/** forms/<id>.form.json: JSON Schema 2020-12 whose properties carry `x-id`, and an rjsf uiSchema. */
export interface FormFile {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly ui: Readonly<Record<string, unknown>>;
  readonly title: Text;
}

/**
 * documents/<id>.json: layout of a document (文书模板). Texts may hold `{{ FEEL }}`; a table's `rows` is FEEL (starts with `=`) giving a list of lists.
 * Placeholders starting with `document.` (number, issuedOn, title) are filled when shown, from the record.
 */
export interface DocumentTemplate {
  readonly title: Text;
  readonly number: string;
  readonly blocks: readonly DocumentTemplateBlock[];
  readonly basis: readonly string[];
}
export type DocumentTemplateBlock =
  | { readonly kind: 'title' | 'number'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly indent?: boolean; readonly align?: 'left' | 'right' | 'center' }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: string }
  | { readonly kind: 'fields'; readonly fields: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'seal'; readonly organ: string; readonly date: string }
  | { readonly kind: 'signature'; readonly lines: readonly string[] }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string };

/** roles.json */
export interface RolesFile {
  readonly roles: readonly { readonly id: string; readonly title: Text; readonly posts: readonly string[] }[];
}

/** settings.json */
export interface SettingsFile {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A golden case (黄金用例) in scenarios/*.json. Moments are local `YYYY-MM-DDTHH:mm` in Asia/Shanghai. */
export interface Scenario {
  readonly title: Text;
  readonly start: string;
  readonly item: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Settings a centre may choose, other than the shipped ones, by pack. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What a caller hands over to a called pack (传入变量), by name. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whom who opens the case chooses for its steps, as in a step. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** `{ "at": ... }` moves the clock to a moment, firing what is due on the way. */
  readonly steps: readonly ScenarioStep[];
  readonly expect: {
    /** Elements completed, in order, of the root process and called processes alike. */
    readonly path?: readonly string[];
    readonly status?: string;
    readonly phase?: 'running' | 'closed';
    readonly documents?: readonly string[];
    readonly cards?: readonly { readonly level: 'warning' | 'yellow' | 'red'; readonly on: string; readonly clock?: string }[];
    readonly due?: Readonly<Record<string, string>>;
    /** Codes of the incidents (异常) that must be open at the end; absent: none may. */
    readonly incidents?: readonly string[];
  };
}
export type ScenarioStep =
  | { readonly at: string }
  | {
      readonly complete: string;
      /** One of several open tasks of the element (多实例): a candidate such as handler@health, or the title in its name. */
      readonly of?: string;
      readonly data?: Readonly<Record<string, unknown>>;
      readonly opinion?: string;
      readonly expectCandidates?: readonly string[];
      /** 指定办理人: whom who completes it chooses for later steps, by element id: account ids, or principals such as handler@health. */
      readonly choices?: Readonly<Record<string, readonly string[]>>;
    }
  | ({ readonly message: string; readonly key?: string; readonly data?: Readonly<Record<string, unknown>> } & MayBeRefused)
  | ({ readonly supplement: readonly string[] } & MayBeRefused)
  | ({ readonly extension: number; readonly reason: string } & MayBeRefused)
  /** 暂停计时 and 恢复计时 of a lawful procedure. */
  | ({ readonly pause: string; readonly days?: number; readonly reason: string } & MayBeRefused)
  | ({ readonly resume: string } & MayBeRefused)
  /** 催办, in these words, by somebody of the post `by`; window staff when absent. */
  | ({ readonly urge: string; readonly by?: string } & MayBeRefused);
/** `refused`: code of the refusal that must come; absent: the step must be taken. */
interface MayBeRefused {
  readonly refused?: string;
}

/** A whole pack (模板包) read from its files. */
export interface Pack {
  readonly head: PackHead;
  readonly bpmn: string;
  readonly forms: Readonly<Record<string, FormFile>>;
  /** Text of decisions/<id>.dmn (决策文件) by id; absent when the pack has none. */
  readonly decisions?: Readonly<Record<string, string>>;
  readonly clocks: unknown;
  readonly cards: unknown;
  readonly roles: RolesFile;
  readonly settings: SettingsFile;
  readonly documents: Readonly<Record<string, DocumentTemplate>>;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly items: readonly ServiceItem[];
  readonly texts: { readonly zh: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> };
  /** Table act -> status shown in lists, from pack.json `statusOf`. */
  readonly statusOf: Readonly<Record<string, string>>;
}

/** The parts of a release as stored under its content hash (release_content): the pack's effective parts plus resolved calls. */
export interface ReleaseContent {
  readonly pack: Omit<Pack, 'scenarios' | 'items'>;
  /** Call name -> content hash. */
  readonly calls: Readonly<Record<string, string>>;
}

/** Manifest of a release (发布清单, docs/model.md, Packs). */
export interface Manifest {
  readonly canonical: 1;
  readonly pack: string;
  readonly number: number;
  readonly title: Text;
  readonly extends: string | null;
  readonly content: string;
  readonly layout: string;
  readonly calls: Readonly<Record<string, string>>;
  readonly calendar: string;
  readonly author: string;
  readonly reviewers: readonly string[];
  readonly publishedAt: number;
  readonly notes: string;
}

export type { Stage };
