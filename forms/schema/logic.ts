import { createExpressions, evaluateCondition, type Evaluation } from '#engine/expressions/index.ts';
import type { CompiledExpressions, FeelScope } from '#engine/expressions/types.ts';
import { limits } from '#engine/limits.ts';
import type { Text } from '#engine/problem.ts';
import { AnswerDraft } from './answer-draft.ts';
import type { RuleKeyword } from './fit.ts';
import { type Plan, type PlannedRule, planRules } from './plan.ts';
import { answerPointer, Sheet, type Shapes, shapesOf } from './sheet.ts';
import { isList, type Site } from './sites.ts';
import { titleOf } from './titles.ts';
import {
  type AnswerError,
  type FieldRights,
  type FormContext,
  type FormDefinition,
  type FormSchema,
  type FormState,
  isValues,
  pointerStep,
  type Values,
} from './types.ts';

/** The rules and rights of one form at work (表单规则): read once, run over any answers. */
export interface FormLogic {
  /** How the form stands with these answers. Never throws: a rule that cannot run is a fault on its field. */
  readonly stateOf: (answers: Values, context: FormContext, rights?: FieldRights | null) => FormState;
  /** The answers with the defaults of what is not answered (默认值). `within`: only below this pointer, such as a row just added. */
  readonly startWith: (answers: Values, context: FormContext, within?: string) => Values;
}

/** Reads the rules of a form. */
export function createLogic({ schema }: Pick<FormDefinition, 'schema'>): FormLogic {
  const compiled: Compiled = {
    schema,
    plan: planRules(schema),
    shapes: shapesOf(schema),
    expressions: createExpressions({ unanswered: 'null' }),
    idOf: idsOf(schema),
  };
  return {
    stateOf: (answers, context, rights) => new Run(compiled, answers, context).state(rights ?? null),
    startWith: (answers, context, within = '') => new Run(compiled, answers, context, within).start(),
  };
}

interface Compiled {
  readonly schema: FormSchema;
  readonly plan: Plan;
  readonly shapes: Shapes;
  readonly expressions: CompiledExpressions;
  /** Fields at the top, by x-id. */
  readonly idOf: ReadonlyMap<string, string>;
}

/** Name of each field at the top by its x-id; of each computed one too, since rights cannot change what is computed. */
function idsOf(schema: FormSchema): ReadonlyMap<string, string> {
  const properties = isValues(schema.properties) ? Object.entries(schema.properties) : [];
  return new Map(
    properties.flatMap(([name, field]) => (isValues(field) && typeof field['x-id'] === 'string' ? [[field['x-id'], name]] : [])),
  );
}

/** What the roots are where nothing is known of them. */
const noRoots: Values = { applicant: null, service: null, case: null, centre: null };

/** One place a rule runs at: the form, or a row of a list. */
interface Spot {
  readonly pointer: string;
  readonly row: Record<string, unknown> | null;
}

/** One pass over the rules. */
class Run {
  readonly #compiled: Compiled;
  readonly #scope: Pick<FeelScope, 'roots' | 'now'>;
  readonly #sheet: Sheet;
  readonly #draft: AnswerDraft;
  /** null: the form is being filled; else defaults are set below this pointer. */
  readonly #starting: string | null;
  readonly #hidden = new Set<string>();
  readonly #required = new Set<string>();
  readonly #readOnly = new Set<string>();
  readonly #faults: AnswerError[] = [];
  #left: number = limits.formRuleWork;

  constructor(compiled: Compiled, answers: Values, context: FormContext, starting: string | null = null) {
    this.#compiled = compiled;
    this.#scope = { roots: { ...noRoots, ...context.roots }, now: context.now };
    this.#sheet = new Sheet(compiled.shapes, compiled.plan.names, answers);
    this.#draft = new AnswerDraft(answers);
    this.#starting = starting;
  }

  state(rights: FieldRights | null): FormState {
    for (const rule of this.#compiled.plan.steps) if (rule.keyword !== 'x-default') this.#each(rule);
    for (const rule of this.#compiled.plan.required) this.#each(rule);
    if (rights) this.#apply(rights);
    return {
      answers: this.#draft.answers,
      hidden: this.#hidden,
      required: this.#required,
      readOnly: this.#readOnly,
      faults: this.#faults,
    };
  }

  start(): Values {
    for (const rule of this.#compiled.plan.steps) this.#each(rule);
    return this.#draft.answers;
  }

  /** Runs a rule wherever its field stands. */
  #each(rule: PlannedRule): void {
    const { site, rows } = rule;
    if (!rows) {
      this.#take(rule, { pointer: answerPointer(site, null, 0), row: null });
      return;
    }
    if (this.#isHidden(answerPointer(rows, null, 0))) return;
    const all = this.#sheet.rowsOf(rows);
    for (const [index, row] of all.entries()) this.#take(rule, { pointer: answerPointer(site, rows, index), row });
  }

  #take(rule: PlannedRule, spot: Spot): void {
    if (rule.keyword === 'x-value') this.#readOnly.add(spot.pointer);
    if (this.#isHidden(spot.pointer)) return;
    if (rule.keyword === 'x-visible') this.#show(rule, spot);
    else if (rule.keyword === 'x-required') this.#require(rule, spot);
    else if (rule.keyword === 'x-value') this.#compute(rule, spot);
    else this.#begin(rule, spot);
  }

  #show(rule: PlannedRule, spot: Spot): void {
    const shown = this.#condition(rule, spot);
    if (shown !== false) return;
    this.#hidden.add(spot.pointer);
    this.#sheet.blank(rule.site, spot.row);
  }

  #require(rule: PlannedRule, spot: Spot): void {
    if (this.#condition(rule, spot) === true) this.#required.add(spot.pointer);
  }

  #compute(rule: PlannedRule, spot: Spot): void {
    const result = this.#evaluate(rule, spot);
    const value = result.ok ? tidy(rule.site.schema, result.value) : undefined;
    if (!result.ok) this.#fail(rule, spot, result.error);
    this.#put(rule.site, spot, value);
  }

  #begin(rule: PlannedRule, spot: Spot): void {
    if (this.#starting === null || !isWithin(spot.pointer, this.#starting) || this.#draft.at(spot.pointer) !== undefined) return;
    const result = this.#evaluate(rule, spot);
    if (result.ok) this.#put(rule.site, spot, tidy(rule.site.schema, result.value));
  }

  #put(site: Site, { pointer, row }: Spot, value: unknown): void {
    this.#draft.put(pointer, value);
    this.#sheet.put(site, row, value ?? (isList(site.schema) ? [] : null));
  }

  /** undefined: the rule failed. Nothing (null) is no: what the rule looks at is not answered yet. */
  #condition(rule: PlannedRule, spot: Spot): boolean | undefined {
    const result = this.#evaluate(rule, spot);
    if (result.ok && result.value === null) return false;
    const found = result.ok ? asCondition(result.value, rule.text) : result;
    if (found.ok) return found.value;
    this.#fail(rule, spot, found.error);
    return undefined;
  }

  #evaluate(rule: PlannedRule, { row }: Spot): Evaluation {
    if (rule.circular) return { ok: false, error: circle };
    const vars: Record<string, unknown> = {};
    for (const name of rule.ofForm) vars[name] = this.#sheet.values[name] ?? null;
    if (row) for (const name of rule.ofRow) vars[name] = row[name] ?? null;
    this.#left -= 1 + (rule.readsLists ? workOf(rule, vars) : 0);
    if (this.#left < 0) return { ok: false, error: tooMuch };
    return this.#compiled.expressions.evaluate(rule.text, { vars, ...this.#scope });
  }

  /** A field, or a group or list around it, is hidden. */
  #isHidden(pointer: string): boolean {
    return this.#hidden.size > 0 && isUnder(pointer, this.#hidden);
  }

  #fail({ keyword, site }: PlannedRule, { pointer }: Spot, error: string): void {
    if (this.#faults.length >= mostFaults) return;
    const title = titleOf(this.#compiled.schema, pointer);
    const { zh, en } = ruleWords[keyword];
    const name = title.zh === '' ? (site.path.at(-1) ?? '') : title.zh;
    this.#faults.push({
      pointer,
      message: {
        zh: `「${name}」的${zh}规则无法计算（${error}）。`,
        en: `The rule for ${en} of "${title.en || name}" cannot be worked out (${error}).`,
      },
    });
  }

  #apply(rights: FieldRights): void {
    const { idOf } = this.#compiled;
    const namesOf = (ids: readonly string[] = []) => ids.flatMap(id => (idOf.has(id) ? [pointerStep(idOf.get(id)!)] : []));
    const writable = rights.write && new Set(namesOf(rights.write));
    for (const pointer of namesOf(rights.hide)) this.#hidden.add(pointer);
    for (const pointer of namesOf(rights.read)) this.#readOnly.add(pointer);
    for (const name of writable ? this.#topNames() : []) if (!writable?.has(pointerStep(name))) this.#readOnly.add(pointerStep(name));
    for (const pointer of namesOf(rights.required)) if (!this.#hidden.has(pointer)) this.#required.add(pointer);
  }

  #topNames(): string[] {
    const { properties } = this.#compiled.schema;
    return isValues(properties) ? Object.keys(properties) : [];
  }
}

const mostFaults = 100;
const circle = '规则互相依赖成环 · the rules depend on each other in a circle';
const tooMuch = '表单的规则要处理的行太多 · the rules of the form have too many rows to go through';

const ruleWords: Readonly<Record<RuleKeyword, Text>> = {
  'x-visible': { zh: '显示', en: 'showing' },
  'x-required': { zh: '必填', en: 'requiring' },
  'x-default': { zh: '默认值', en: 'the default' },
  'x-value': { zh: '计算', en: 'the value' },
};

function asCondition(value: unknown, text: string) {
  return evaluateCondition({ evaluate: () => ({ ok: true, value }) }, text, { vars: {}, roots: {}, now: 0 });
}

/** Entries a rule goes through: of the lists it reads, in groups too; loops in loops see each entry with each. */
function workOf({ ofForm, isNested }: PlannedRule, vars: Values): number {
  let weight = 0;
  for (const name of ofForm) {
    const value = vars[name];
    const lists = Array.isArray(value) ? [value] : isValues(value) ? Object.values(value).filter(Array.isArray) : [];
    for (const list of lists) weight += (list as unknown[]).length;
  }
  return isNested ? weight * weight : weight;
}

/** A computed value as it is stored: nothing for null, fen in whole numbers (四舍五入), no noise of binary fractions. */
function tidy(schema: FormSchema, value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'number') return value;
  if (schema['x-money'] === true) return Math.sign(value) * Math.round(Math.abs(Number(value.toPrecision(15)))) + 0;
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

const isWithin = (pointer: string, around: string): boolean => pointer === around || pointer.startsWith(`${around}/`);

/** true: a pointer or one of the pointers above it is among these. */
export function isUnder(pointer: string, among: ReadonlySet<string>): boolean {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (among.has(at)) return true;
  return false;
}
