import type { createLogic, FormLogic } from '../schema/logic.ts';
import { type CodeBook, type FieldRights, type FormContext, type FormState, isValues, type Values } from '../schema/types.ts';
import { createPart, type Part } from './part.tsx';

/** What rules and rights may read of the page around a form. */
export interface FormSituation {
  readonly roots: Values;
  readonly rights: FieldRights | null;
  readonly now: number;
  readonly codes: CodeBook;
}

/** The rules of a form at work on a page (表单规则). */
export interface Rules {
  /** How the form stands with answers. */
  readonly stateOf: (answers: Values, situation: FormSituation) => FormState;
  /** Answers with the defaults below a pointer, '' for all of them. */
  readonly begin: (answers: Values, situation: FormSituation, within: string) => Values;
}

const ruleNames = ['x-visible', 'x-required', 'x-default', 'x-value', 'default'];

/** Whether a part of a form carries a rule or a default. */
function hasRules(node: unknown): boolean {
  const waiting: unknown[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...next.filter(one => one !== undefined));
    else if (isValues(next)) {
      if (ruleNames.some(name => name in next)) return true;
      waiting.push(...Object.values(next).filter(one => typeof one === 'object' && one !== null));
    }
  }
  return false;
}

const none: ReadonlySet<string> = new Set();
const simple: Rules = {
  stateOf: answers => ({ answers, hidden: none, required: none, readOnly: none, faults: [] }),
  begin: answers => answers,
};

const rulesFrom = (logic: FormLogic): Rules => ({
  stateOf: (answers, { rights, ...context }) => logic.stateOf(answers, context satisfies FormContext, rights),
  begin: (answers, { rights: _rights, ...context }, within) => logic.startWith(answers, context satisfies FormContext, within),
});

const kept = new WeakMap<Values, Rules>();

/** The code that works rules out (规则引擎); forms without rules do without it. */
export const logicPart: Part<typeof createLogic> = createPart(async () => (await import('../schema/logic.ts')).createLogic);

/** The rules of a form: at once where it has none or their code is here; undefined: it has to be fetched first. */
export function rulesOf(schema: Values, rights: FieldRights | null): Rules | undefined {
  const known = kept.get(schema);
  if (known && (known !== simple || rights === null)) return known;
  const create = logicPart.value();
  const rules = rights === null && !hasRules(schema) ? simple : create && rulesFrom(create({ schema }));
  if (rules) kept.set(schema, rules);
  return rules;
}

/** Answers at the start of filling: defaults put in, rows that must be there begun. */
export function startOf(rules: Rules, schema: Values, answers: Values, situation: FormSituation): Values {
  const begun = rules.begin(answers, situation, '');
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const properties = (isValues(schema.properties) ? schema.properties : {}) as Readonly<Record<string, Values>>;
  const lists = Object.entries(properties).flatMap(([name, part]) => {
    const least = Number(part.minItems ?? 0);
    const isRows = part.type === 'array' && isValues(part.items) && part.items.type === 'object';
    return isRows && required.has(name) && least > 0 && begun[name] === undefined
      ? [[name, Array.from({ length: least }, () => ({}))]]
      : [];
  });
  return lists.length === 0 ? begun : { ...begun, ...Object.fromEntries(lists) };
}
