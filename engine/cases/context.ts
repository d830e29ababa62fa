import type { Definition } from '../bpmn/definition.ts';
import type { Calendar, Millis } from '../calendar/types.ts';
import type { CardRules, ClockRule, Procedure } from '../clocks/types.ts';
import type { CompiledDecision } from '../decisions/types.ts';
import type { CompiledExpressions } from '../expressions/types.ts';
import type { Text } from '../problem.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseEvent } from './events.ts';
import type { Answers, CaseState } from './state.ts';

/** A release compiled for running (发布版): immutable, cached by content hash. */
export interface ReleaseDefinition {
  readonly content: string;
  readonly pack: string;
  readonly title: Text;
  readonly process: Definition;
  readonly clocks: readonly ClockRule[];
  /** Lawful procedures whose time is not counted (特别程序); absent: the pack lists none. */
  readonly procedures?: readonly Procedure[];
  readonly cards: CardRules | null;
  /** Role of the pack -> posts of the centre, e.g. reviewer -> ["window-supervisor"]. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly settings: Answers;
  /** Documents by id. Every FEEL placeholder of the layout, by its text. */
  readonly documents: Readonly<Record<string, DocumentTemplateHead>>;
  /** Table act -> case status (办件状态). */
  readonly statusOf: Readonly<Record<string, string>>;
  /** Call name -> content of the called release. */
  readonly calls: Readonly<Record<string, string>>;
  /** Form ids -> JSON Schema; answers are validated by the shell before the command, the engine only needs to know the forms exist. */
  readonly forms: Readonly<Record<string, unknown>>;
  /** Decisions (决策) by id, compiled. */
  readonly decisions: Readonly<Record<string, CompiledDecision>>;
  readonly expressions: CompiledExpressions;
}

/** What the engine needs of a document template: its number pattern and the FEEL texts to freeze at issue. */
export interface DocumentTemplateHead {
  readonly title: Text;
  /** e.g. `{centre.shortName}受〔{year}〕{seq4}号`; `{seqN}` is left for the write path, everything else is filled by the engine. */
  readonly numberPattern: string;
  /** FEEL texts of the layout's placeholders except those starting with `document.`; values are stored under their text. */
  readonly placeholders: readonly string[];
}

/** One unit of a centre (部门/单位). */
export interface Unit {
  readonly id: string;
  readonly title: Text;
  /** The unit above it (上级单位), e.g. the bureau of an office; absent: none. */
  readonly parent?: string;
}

/** Somebody is away and another stands in (AB岗): what goes to the one goes to the other as well. */
export interface Absence {
  readonly account: string;
  readonly substitute: string;
  /** From this moment up to, not including, that one. */
  readonly from: Millis;
  readonly until: Millis;
}

/** Versioned snapshot of a centre's organisation (组织机构). */
export interface Organisation {
  readonly version: number;
  readonly centre: {
    readonly id: string;
    readonly title: Text;
    readonly shortName: string;
    readonly code: string;
    readonly address: string;
    readonly phone: string;
  };
  readonly units: readonly Unit[];
  /** Who holds which post where. unit null: the whole centre. */
  readonly posts: readonly { readonly account: string; readonly name: string; readonly post: string; readonly unit: string | null }[];
  /** Posts of the chain of leaders above a person (上级领导链), the nearest first; absent: `defaultLeaders`. */
  readonly leaders?: readonly string[];
  /** Absences (人员去向) of now, of later and of the last weeks, ordered by account and beginning; absent: none. Whether one holds is judged by `now`. */
  readonly absences?: readonly Absence[];
}

/** The chain of leaders (上级领导链) of a centre that has said nothing of it: the head of the unit, then the responsible person of the government. */
export const defaultLeaders: readonly string[] = ['unit-leader', 'government-head'];

/** Everything `decide` may look at besides state and command. Immutable. */
export interface Context {
  /** = command.recordedAt. */
  readonly now: Millis;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  /** Finds a compiled release by content hash; undefined is an incident. */
  readonly release: (content: string) => ReleaseDefinition | undefined;
  /**
   * Open tasks of each account (待办数) as stored before the command, those of this case with them: tasks it holds, and tasks nobody holds that are offered
   * to it by name. For `least-loaded`; an account not named has none. Absent: no step of the case distributes.
   */
  readonly load?: Readonly<Record<string, number>>;
  /**
   * Who had the last turn (上次轮到) of each rotation, by the `turn` of `task-created`: `<pack>/<element>`, where the rule speaks of a unit
   * `<pack>/<element>@<unit>` -> account of the first candidate. Absent: no step of the case distributes.
   */
  readonly turns?: Readonly<Record<string, string>>;
}

/** A refusal of a command (拒绝): expected, typed, state untouched. Sentence form "Expected ..., but ...". */
export interface Rejection {
  readonly code: string;
  readonly message: Text;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Decision = { readonly ok: true; readonly events: readonly CaseEvent[] } | { readonly ok: false; readonly rejection: Rejection };

/** A decision with the state after its events. */
export type AppliedDecision =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: CaseState }
  | { readonly ok: false; readonly rejection: Rejection };

/** state null: the case does not exist yet (open-case only). */
export type Decide = (state: CaseState | null, command: CaseCommand, context: Context) => Decision;
