import { checkClocks } from '#engine/clocks/rules.ts';
import { checkFeel, feelRoots, pathsOf } from '#engine/expressions/index.ts';
import type { Problem, Text } from '#engine/problem.ts';
import type { Pack } from '../types.ts';

/** One finding about a FEEL text: code, severity and sentence, its place still to be told by the caller. */
export type FeelFinding = Pick<Problem, 'code' | 'severity' | 'message'>;

/** What FEEL can find at a moment (可引用的数据): fields of forms by form id, and clock names. A form with null fields is not judged. */
export interface Readable {
  readonly forms: Readonly<Record<string, readonly string[] | null>>;
  /** null: the clocks are those of whoever calls the pack, and not judged. */
  readonly clocks: readonly string[] | null;
  readonly settings: readonly string[];
}

/** Kinds whose packs are made to be called (供调用的模板包): their callers are published after them. */
export const callable: ReadonlySet<Pack['head']['kind']> = new Set(['supplement', 'rejection', 'other']);

/** Fields of the roots that are the same in every pack. */
const rootFields: Readonly<Record<string, readonly string[]>> = {
  applicant: ['kind', 'name', 'idNumber', 'phone'],
  centre: ['id', 'name', 'title', 'shortName', 'code', 'address', 'phone'],
  task: ['element', 'actor', 'actorName', 'opinion', 'outcome'],
  supervision: ['text', 'to', 'clock', 'dueOn', 'by'],
  case: [
    'number',
    'queryCode',
    'status',
    'intakeType',
    'openedAt',
    'openedOn',
    'openedBy',
    'openedByName',
    'unit',
    'window',
    'clocks',
    'supplements',
    'acts',
    'deemed',
    'materials',
  ],
  service: [
    ...['id', 'version', 'code', 'name', 'title', 'unit', 'unitName', 'pack', 'form', 'statutoryLimit', 'promisedLimit', 'stageLimits'],
    ...['fee', 'materials', 'basis', 'conditions', 'result', 'branches', 'requiresSuperior'],
  ],
};

/** What the texts of a pack may read: its own forms and clocks, those of the packs it calls, and the applicant's answers. */
export function readableOf(pack: Pack, others: Readonly<Record<string, Pack>>): Readable {
  const called = pack.head.calls.flatMap(call => (Object.hasOwn(others, call) ? [others[call]!] : []));
  const forms = Object.assign({}, ...[...called, pack].map(({ forms }) => forms)) as Pack['forms'];
  const fields = Object.fromEntries(Object.entries(forms).map(([id, { schema }]) => [id, fieldsOf(schema)]));
  const application = [...new Set(pack.items.flatMap(({ form }) => fields[form] ?? []))];
  return {
    forms: { ...fields, application: application.length > 0 ? application : null },
    clocks: clocksOf(pack),
    settings: Object.keys(pack.settings.values),
  };
}

function fieldsOf(schema: Readonly<Record<string, unknown>>): string[] {
  return Object.keys((schema.properties as Readonly<Record<string, unknown>> | undefined) ?? {});
}

/** Clock names as FEEL writes them; per-stage and per-step clocks have more than one name and are not judged. A case has the clocks of its own pack, not those of the packs that are called. */
function clocksOf({ clocks, head }: Pack): string[] | null {
  const names = checkClocks(clocks).rules.map(({ id }) => id.replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
  return names.length === 0 && callable.has(head.kind) ? null : names;
}

/** Check a FEEL text of a pack (检查表达式): grammar, names, and whether what it reads of forms, clocks and roots exists. */
export function checkText(text: string, readable: Readable, roots: readonly string[] = feelRoots): FeelFinding[] {
  const found = checkFeel(text, roots).map(({ code, severity, message }) => ({ code, severity, message }));
  return found.some(({ severity }) => severity === 'error') ? found : [...found, ...checkPaths(text, readable)];
}

/** Whether the paths a FEEL text reads exist: a path that does not would silently be empty. */
export function checkPaths(text: string, readable: Readable): FeelFinding[] {
  return pathsOf(text).flatMap(path => {
    const known = knownAt(path, readable);
    return known && !known.names.includes(path[known.step]!) ? [unknownPath(path, known)] : [];
  });
}

interface KnownNames {
  /** Step of the path that is judged. */
  readonly step: number;
  readonly names: readonly string[];
  readonly what: Text;
}

function knownAt([root, first, second]: readonly string[], { forms, clocks, settings }: Readable): KnownNames | null {
  if (root === undefined || first === undefined) return null;
  if (root === 'data') {
    const fields = Object.hasOwn(forms, first) ? forms[first] : undefined;
    if (fields === undefined) return { step: 1, names: Object.keys(forms), what: { zh: '表单', en: 'forms' } };
    return fields === null || second === undefined ? null : { step: 2, names: fields, what: { zh: '字段', en: 'fields' } };
  }
  if (root === 'settings') return { step: 1, names: settings, what: { zh: '设置', en: 'settings' } };
  if (root === 'case' && first === 'clocks' && second !== undefined && !/^(stage|step)/.test(second)) {
    return clocks && { step: 2, names: clocks, what: { zh: '时钟', en: 'clocks' } };
  }
  const names = rootFields[root];
  return names ? { step: 1, names, what: { zh: '内容', en: 'names' } } : null;
}

function unknownPath(path: readonly string[], { names, what }: KnownNames): FeelFinding {
  const written = path.join('.');
  return {
    code: 'unknown-path',
    severity: 'error',
    message: {
      zh: `引用的「${written}」不存在，请检查拼写。可用的${what.zh}：${names.join('、') || '无'}。`,
      en: `"${written}" does not exist; check the spelling. Known ${what.en}: ${names.join(', ') || 'none'}.`,
    },
  };
}
