import type { Text } from '#engine/problem.ts';
import type { FormFile, PackHead, RolesFile, SettingsFile } from '../types.ts';
import type { Shape } from './shape.ts';

const kinds: readonly PackHead['kind'][] = [
  'promised',
  'supplement',
  'instant',
  'joint',
  'rejection',
  'reply',
  'escalated',
  'first-contact',
  'other',
];

/** Read pack.json. */
export function readHead(shape: Shape, value: unknown): PackHead {
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, ['id', 'kind', 'title', 'description', 'regimes', 'extends', 'calls', 'process', 'statusOf'], { at: '' });
  return {
    id: shape.id(given.id, { at: '/id' }),
    kind: shape.oneOf(given.kind, kinds, { at: '/kind' }),
    title: shape.title(given.title, { at: '/title' }),
    ...(given.description === undefined ? {} : { description: shape.title(given.description, { at: '/description', max: 1_000 }) }),
    regimes: shape.texts(given.regimes, { at: '/regimes', max: 50 }),
    ...(given.extends === undefined ? {} : { extends: shape.text(given.extends, { at: '/extends', max: 200 }) }),
    calls: shape.list(given.calls ?? [], { at: '/calls', max: 50 }).map((call, index) => shape.id(call, { at: `/calls/${index}` })),
    process: shape.oneOf(given.process, ['process.bpmn'], { at: '/process' }),
    statusOf: readWords(shape, given.statusOf ?? {}, '/statusOf'),
  };
}

/** Read an object whose values are all texts. */
export function readWords(shape: Shape, value: unknown, at: string): Record<string, string> {
  const given = shape.object(value, { at });
  return Object.fromEntries(Object.entries(given).map(([key, word]) => [key, shape.text(word, { at: `${at}/${key}` })]));
}

/** Read forms/<id>.form.json; the schema itself is judged by `checkForm`. */
export function readForm(shape: Shape, value: unknown): FormFile {
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, ['schema', 'ui', 'title'], { at: '' });
  return {
    schema: shape.object(given.schema, { at: '/schema' }),
    ui: shape.object(given.ui ?? {}, { at: '/ui' }),
    title: shape.title(given.title, { at: '/title' }),
  };
}

/** Read roles.json. */
export function readRoles(shape: Shape, value: unknown): RolesFile {
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, ['roles'], { at: '' });
  const roles = shape.list(given.roles, { at: '/roles', max: 100 }).map((role, index) => readRole(shape, role, `/roles/${index}`));
  roles.forEach(({ id }, index) => {
    if (roles.findIndex(role => role.id === id) === index) return;
    shape.refuse('role-twice', `/roles/${index}/id`, {
      zh: `角色「${id}」写了两次，请合并或改名。`,
      en: `The role "${id}" is written twice; join or rename them.`,
    });
  });
  return { roles };
}

function readRole(shape: Shape, value: unknown, at: string): { id: string; title: Text; posts: string[] } {
  const given = shape.object(value, { at });
  shape.onlyKeys(given, ['id', 'title', 'posts'], { at });
  return {
    id: readName(shape, given.id, `${at}/id`),
    title: shape.title(given.title, { at: `${at}/title` }),
    posts: shape
      .list(given.posts, { at: `${at}/posts`, min: 1, max: 20 })
      .map((post, index) => shape.id(post, { at: `${at}/posts/${index}` })),
  };
}

/** A name in camelCase, as FEEL and BPMN attributes use it: letters and digits. */
function readName(shape: Shape, value: unknown, at: string): string {
  const text = shape.text(value, { at, max: 64 });
  if (text === '' || /^[A-Za-z][A-Za-z0-9]*$/.test(text)) return text;
  shape.refuse('wrong-value', at, {
    zh: `名称「${text}」只能用英文字母和数字，如 windowStaff。`,
    en: `The name "${text}" may only have letters and digits, such as windowStaff.`,
  });
  return text;
}

/** Read settings.json; absent: no settings. */
export function readSettings(shape: Shape, value: unknown): SettingsFile {
  if (value === undefined) return { schema: { type: 'object', properties: {} }, values: {} };
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, ['schema', 'values'], { at: '' });
  return { schema: shape.object(given.schema, { at: '/schema' }), values: shape.object(given.values, { at: '/values' }) };
}
