import { RateLimiterMemory } from 'rate-limiter-flexible';
import { limits } from '#engine/limits.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { findOversize } from '#forms/schema/size.ts';
import type { Values } from '#forms/schema/types.ts';
import type { CompiledForm } from '../contract/forms.ts';
import { countAttempt } from '../http/attempts.ts';
import type { Person } from '../identity/person.ts';
import { compileFormAside } from '../releases/judge.ts';
import { draftAddress, hashOf } from './address.ts';

/** A form as it stands on the designer's page. */
interface DrawnForm {
  readonly schema: Values;
  readonly ui: Values;
}

/** Drafts of forms a person may have compiled in a minute. */
const draftsAMinute = 60;
const limiter = new RateLimiterMemory({ points: draftsAMinute, duration: 60 });
const tooMany = (minutes: number) => ({
  zh: `编译表单的次数过多，请 ${minutes} 分钟后再试。表单内容不受影响。`,
  en: `Too many forms were compiled. Try again in ${minutes} minutes. The form itself is not touched.`,
});

/** Modules of drafts by hash of the schema; forgotten when many newer ones came, or with a restart: the page has them compiled again. */
const modules = new Map<string, string>();
const keptAtMost = 50;

/** The module of a draft; undefined: not compiled, or forgotten. */
export const draftModule = (hash: string): string | undefined => modules.get(hash);

/**
 * Checks a form that is being drawn and compiles its validator in the judging thread (编译草稿表单), whose time and memory are limited. What is
 * too large is refused before it goes there. Errors: 429 above the rate.
 */
export async function compileDraft(person: Person, form: DrawnForm): Promise<CompiledForm> {
  const oversize = findOversize(form, { bytes: 2 * limits.schemaBytes, depth: limits.schemaDepth * 6, items: limits.schemaOptions });
  if (oversize) return refused([problem('form-too-large', oversize.message, { pointer: oversize.pointer })]);
  const hash = hashOf(form.schema);
  await countAttempt(limiter, `${person.tenant}/${person.account}`, tooMany);
  const { problems, moduleText } = await compileFormAside(form);
  if (moduleText === null) return refused(problems);
  modules.delete(hash);
  modules.set(hash, moduleText);
  for (const oldest of modules.keys()) if (modules.size > keptAtMost) modules.delete(oldest);
  return { url: draftAddress(hash), problems: problems.map(one => ({ ...one })) };
}

const refused = (problems: readonly Problem[]): CompiledForm => ({ url: null, problems: problems.map(one => ({ ...one })) });
