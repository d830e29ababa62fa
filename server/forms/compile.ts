import type { Problem } from '#engine/problem.ts';
import { checkForm } from '#forms/schema/check.ts';
import { compileSchema } from '#forms/schema/standalone.ts';
import type { Values } from '#forms/schema/types.ts';

/** A draft compiled, or why it cannot be (草稿编译结果). */
export interface CompiledDraft {
  readonly problems: readonly Problem[];
  readonly moduleText: string | null;
}

/** Checks a form and compiles it when nothing is wrong. Runs in the judging thread. */
export function compileDrawn({ schema, ui }: { readonly schema: Values; readonly ui: Values }): CompiledDraft {
  const problems = checkForm({ schema, ui, title: { zh: '草稿', en: 'Draft' } });
  const isGood = problems.every(({ severity }) => severity !== 'error');
  return { problems, moduleText: isGood ? compileSchema(schema).moduleText : null };
}
