import { createExpressions } from '#engine/expressions/index.ts';
import { isValues, type Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath } from '../../editor.ts';
import { insideOf } from '../../model/index.ts';
import { fieldsIn } from './names.ts';

/** What a rule gives with the example answers (示例结果). */
export type LiveValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

interface Situation {
  readonly file: FormFile;
  readonly path: FieldPath;
  readonly answers: Values;
  readonly roots: Values;
  /** Moment for today(), milliseconds. */
  readonly now: number;
}

const blanks = (schema: unknown): Values =>
  Object.fromEntries(fieldsIn(schema).map(([name, field]) => [name, insideOf(field) === 'group' ? blanks(field) : null]));
const rowOf = (answers: unknown): Values => (Array.isArray(answers) && isValues(answers[0]) ? answers[0] : {});

/** Values a rule at `path` reads: fields not answered are null, columns are those of the first row. */
function variablesOf({ file, path, answers }: Situation): Values {
  const top = { ...blanks(file.schema), ...answers };
  const holder = path.length > 1 ? fieldsIn(file.schema).find(([name]) => name === path[0])?.[1] : undefined;
  if (!holder || insideOf(holder) !== 'rows') return top;
  return { ...top, ...blanks(holder.items), ...rowOf(answers[path[0]!]) };
}

/** Evaluates a rule as it would be with the example answers (即时结果). */
export function evaluateLive(text: string, situation: Situation): LiveValue {
  const vars = variablesOf(situation);
  const roots = Object.fromEntries(Object.entries(situation.roots).filter(([name]) => !Object.hasOwn(vars, name)));
  return createExpressions({ unanswered: 'null' }).evaluate(text, { vars, roots, now: situation.now });
}
