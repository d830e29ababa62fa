import { createLogic, type FormLogic } from '../schema/logic.ts';
import type { FieldRights, FormContext, FormState, Values } from '../schema/types.ts';
import type { CodeBook } from '../schema/types.ts';

const known = new WeakMap<Values, FormLogic>();

/** The rules of a form (表单规则), read once. */
export function logicOf(schema: Values): FormLogic {
  const found = known.get(schema) ?? createLogic({ schema });
  known.set(schema, found);
  return found;
}

/** What rules and rights may read of the page around a form. */
export interface FormSituation {
  readonly roots: Values;
  readonly rights: FieldRights | null;
  readonly now: number;
  readonly codes: CodeBook;
}

const contextOf = ({ now, roots, codes }: FormSituation): FormContext => ({ now, roots, codes });

/** How a form stands with answers. */
export const stateOf = (schema: Values, answers: Values, situation: FormSituation): FormState =>
  logicOf(schema).stateOf(answers, contextOf(situation), situation.rights);

/** Answers at the start of filling: defaults put in, rows that must be there begun. */
export function startOf(schema: Values, answers: Values, situation: FormSituation): Values {
  const begun = logicOf(schema).startWith(answers, contextOf(situation));
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Values>>;
  const lists = Object.entries(properties).flatMap(([name, part]) => {
    const least = Number(part.minItems ?? 0);
    const isRows = part.type === 'array' && (part.items as Values | undefined)?.type === 'object';
    return isRows && required.has(name) && least > 0 && begun[name] === undefined
      ? [[name, Array.from({ length: least }, () => ({}))]]
      : [];
  });
  return lists.length === 0 ? begun : { ...begun, ...Object.fromEntries(lists) };
}

/** A row just added, with its defaults. */
export const startOfRow = (schema: Values, answers: Values, pointer: string, situation: FormSituation): Values =>
  logicOf(schema).startWith(answers, contextOf(situation), pointer);
