import { systemForms } from '#forms/system/index.ts';
import { createJudge, type Judge } from '#forms/schema/judge.ts';
import { compileSchema } from '#forms/schema/standalone.ts';
import type { FormSchema } from '#forms/schema/types.ts';

/** A form compiled once (编译后的表单): its judge for the server, the text of its module for browsers. */
export interface CompiledFormSchema {
  readonly judge: Judge;
  readonly moduleText: string;
  /** Its answers hold codes of lists (字典). */
  readonly hasCodes: boolean;
}

const kept = new Map<string, CompiledFormSchema>();
/** Forms kept at once. */
const keptAtMost = 200;

/** A form of a release, compiled on first use. A content hash never names another form, so that it is kept by it. */
export function compiledForm(content: string, form: { readonly id: string; readonly schema: FormSchema }): CompiledFormSchema {
  return compiled(`${content}/${form.id}`, form.schema);
}

/** A form of the product; undefined: there is none of that id. */
export function compiledSystemForm(id: string): CompiledFormSchema | undefined {
  const form = systemForms.get(id);
  return form && compiled(`system/${id}`, form.schema);
}

function compiled(key: string, schema: FormSchema): CompiledFormSchema {
  const found = kept.get(key) ?? compile(schema);
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) if (kept.size > keptAtMost) kept.delete(oldest);
  return found;
}

function compile(schema: FormSchema): CompiledFormSchema {
  const { validate, moduleText } = compileSchema(schema);
  return { judge: createJudge({ schema }, validate), moduleText, hasCodes: JSON.stringify(schema).includes('"x-codes"') };
}
