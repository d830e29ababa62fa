import type { Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { pathsOf } from '#engine/expressions/index.ts';
import { reach, turnAround } from '#engine/lint/graph.ts';
import { applicationForm } from '#engine/lint/known.ts';
import type { Problem } from '#engine/problem.ts';
import { fieldOf, type Sources } from './choices/domains.ts';
import { isWritable } from './field-rights.ts';
import { beginningsOf, reachAvoiding, type Ways, waysOf } from './ways.ts';
import { told } from './choices/sentences.ts';

/** A field of a form that a condition reads. */
interface Read {
  readonly form: string;
  readonly field: string;
}

/**
 * Check that what gateways read has been filled (分支所读字段检查): some step before the gateway fills the form, and may fill that very field. A field
 * nobody can have filled is empty, and the case goes the default way whatever people meant.
 */
export function checkFilled(sources: Sources): Problem[] {
  const { definition } = sources;
  const ways = waysOf(definition);
  const before = turnAround(waysOf(definition, { beside: true }));
  const elements = Object.values(definition.elements);
  return elements.flatMap(gateway => {
    const reads = readsOf(gateway, definition);
    if (reads.length === 0) return [];
    const earlier = isBeside(gateway, definition)
      ? elements
      : [...reach([gateway.id], before)].flatMap(id => definition.elements[id] ?? []);
    return reads.flatMap(read => findUnfilled(gateway, read, { earlier, sources, ways }));
  });
}

/** Inside an event sub-process, which may begin when any step has been done. */
function isBeside({ container }: FlowElement, { elements }: Definition): boolean {
  for (let at = elements[container]; at; at = elements[at.container]) if (at.kind === 'eventSubProcess') return true;
  return false;
}

function readsOf({ kind, outgoing }: FlowElement, { flows }: Definition): Read[] {
  if (kind !== 'exclusiveGateway' && kind !== 'inclusiveGateway' && kind !== 'complexGateway') return [];
  const texts = outgoing.flatMap(id => flows[id]?.condition?.text ?? []);
  const paths = texts.flatMap(text => safePaths(text)).filter(path => path[0] === 'data' && path.length >= 3);
  const known = new Map(paths.map(([, form, field]) => [`${form}.${field}`, { form: form!, field: field! }]));
  return [...known.values()].filter(({ form }) => form !== applicationForm);
}

/** Paths of a text; none for one that cannot be read, which others tell. */
function safePaths(text: string): string[][] {
  try {
    return pathsOf(text);
  } catch {
    return [];
  }
}

interface Way {
  /** Elements a token can have been at before the gateway. */
  readonly earlier: readonly FlowElement[];
  readonly sources: Sources;
  readonly ways: Ways;
}

function findUnfilled(gateway: FlowElement, { form, field }: Read, { earlier, sources, ways }: Way): Problem[] {
  const found = fieldOf(form, field, sources);
  const xId = found?.schema['x-id'];
  if (!found || typeof xId !== 'string' || isFilledByCall(form, earlier, sources)) return [];
  const title = typeof found.schema.title === 'string' ? found.schema.title : field;
  const steps = earlier.filter(one => one.form === form);
  if (steps.length === 0) return [notFilled(gateway, title, found.form.title.zh, found.form.title.en)];
  if (isAlwaysHidden(found.schema)) return [neverShown(gateway, title)];
  if (fillsItself(found.schema)) return [];
  const idle = idleSteps(gateway, { steps, xId }, { definition: sources.definition, ways });
  if (idle.length === 0) return [];
  return [
    notWritten(
      gateway,
      title,
      idle,
      idle.every(({ fields }) => fields?.hide?.includes(xId)),
    ),
  ];
}

/** Steps with the form that may not write the field, from which the gateway is reached although nobody wrote it before or after. */
function idleSteps(
  gateway: FlowElement,
  { steps, xId }: { readonly steps: readonly FlowElement[]; readonly xId: string },
  { definition, ways }: { readonly definition: Definition; readonly ways: Ways },
): FlowElement[] {
  const writing = steps.filter(({ fields = {} }) => isWritable(fields, xId));
  const avoided = new Set(writing.map(({ id }) => id));
  const unwritten = reachAvoiding(beginningsOf(definition), ways, avoided);
  return steps.filter(step => !avoided.has(step.id) && unwritten.has(step.id) && reachAvoiding([step.id], ways, avoided).has(gateway.id));
}

function isFilledByCall(form: string, earlier: readonly FlowElement[], { called }: Sources): boolean {
  return earlier.some(({ calledElement }) => calledElement !== undefined && Object.hasOwn(called[calledElement]?.pack.forms ?? {}, form));
}

const fillsItself = (schema: Readonly<Record<string, unknown>>): boolean =>
  ['x-value', 'x-default', 'default', 'const'].some(keyword => Object.hasOwn(schema, keyword));

/** A field whose rule of showing is plainly no. */
function isAlwaysHidden(schema: Readonly<Record<string, unknown>>): boolean {
  const rule = schema['x-visible'];
  return rule === false || (typeof rule === 'string' && /^=?\s*false\s*$/.test(rule));
}

function notFilled(gateway: FlowElement, field: string, zh: string, en: string): Problem {
  return told(gateway, 'read-before-filled', {
    zh: `{} 读取表单「${zh}」的字段「${field}」，但走到这里之前没有环节填写这张表单，请换一个字段，或先让前面的环节填写它。`,
    en: `{} reads "${field}" of the form "${en}", which no step before it fills; read another field or let an earlier step fill it.`,
  });
}

function neverShown(gateway: FlowElement, field: string): Problem {
  return told(gateway, 'read-field-hidden', {
    zh: `{} 读取的字段「${field}」在表单里从不显示，谁也填不了，请让它显示出来，或改读别的字段。`,
    en: `{} reads "${field}", which its form never shows, so nobody fills it; show it or read another field.`,
  });
}

function notWritten(gateway: FlowElement, field: string, steps: readonly FlowElement[], isHidden: boolean): Problem {
  const names = steps.map(({ id, name }) => `“${name ?? id}”`).join('、');
  const how = isHidden ? { zh: '隐藏', en: 'hidden' } : { zh: '只读', en: 'read-only' };
  return told(
    gateway,
    isHidden ? 'read-field-hidden' : 'read-field-read-only',
    {
      zh: `{} 按字段「${field}」分支，但它在${names}是${how.zh}的，没有人能填写，请改为可写。`,
      en: `{} branches on "${field}", which is ${how.en} in ${names.replace(/[“”]/g, '"')}, so nobody fills it; let it be written there.`,
    },
    { related: steps.map(({ id }) => id) },
  );
}
