import { type Problem, problem } from '#engine/problem.ts';
import type { CodeList } from '#forms/codes/list.ts';
import { partsOf } from '#forms/schema/expand.ts';
import { type FormSchema, isValues } from '#forms/schema/types.ts';
import type { Judged } from '#processes/judge.ts';
import { codesOf } from '../codes/centre.ts';
import type { Store } from '../store/types.ts';

/** A field that takes its value from a code list (引用字典的字段). */
interface Reference {
  readonly list: string;
  readonly level: unknown;
  /** JSON pointer into the schema. */
  readonly pointer: string;
}

/**
 * A judged draft with what its forms say of code lists (字典引用检查): a list the centre does not have, or a level it does not reach, is an error, for
 * nobody could fill the field in. Forms without lists cost nothing.
 */
export async function withCodeLists(store: Store, tenant: string, judged: Judged): Promise<Judged> {
  const forms = Object.entries(judged.effective.forms).map(([id, { schema }]) => ({
    id,
    references: isValues(schema) ? referencesIn(schema) : [],
  }));
  if (forms.every(({ references }) => references.length === 0)) return judged;
  const { lists } = await codesOf(store, tenant);
  const problems = forms.flatMap(({ id, references }) =>
    references.flatMap(reference => faultOf(id, reference, lists.get(reference.list)?.list) ?? []),
  );
  if (problems.length === 0) return judged;
  return { ...judged, problems: [...judged.problems, ...problems], release: null, content: null, layout: null };
}

function referencesIn(schema: FormSchema): Reference[] {
  const found: Reference[] = [];
  const waiting = [{ schema, pointer: '/schema' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const list = next.schema['x-codes'];
    if (typeof list === 'string') found.push({ list, level: next.schema['x-codes-level'], pointer: next.pointer });
    waiting.push(...partsOf(next.schema, next.pointer));
  }
  return found.reverse();
}

function faultOf(form: string, { list, level, pointer }: Reference, known: CodeList | undefined): Problem | undefined {
  const file = `forms/${form}.form.json`;
  if (known === undefined) {
    const message = {
      zh: `本中心没有字典「${list}」，请改用已有的字典，或先在「字典」中新建。`,
      en: `Expected a code list of the centre, but it has no "${list}". Choose another, or make it first.`,
    };
    return problem('code-list-unknown', message, { file, pointer: `${pointer}/x-codes` });
  }
  if (typeof level !== 'number' || level <= known.levels.length) return undefined;
  const message = {
    zh: `字典「${known.title.zh}」只有 ${known.levels.length} 级，字段要求第 ${level} 级，请改小 x-codes-level。`,
    en: `Expected a level of "${known.title.en}", which has ${known.levels.length}, but the field asks for level ${level}.`,
  };
  return problem('code-level-unknown', message, { file, pointer: `${pointer}/x-codes-level` });
}
