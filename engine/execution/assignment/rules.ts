import type { Assignment } from '../../bpmn/definition.ts';
import { anyone } from '../../cases/principals.ts';
import { findAnswers } from '../../cases/feel-scope.ts';
import { doerOf } from '../../verbs/doer.ts';
import type { Execution, Here } from '../execution.ts';
import { evaluateExpression } from '../values.ts';
import { chosenFor, isAskedBy } from './choosing.ts';
import { type Found, person } from './found.ts';
import { leadersAbove } from './leaders.ts';
import { postsOf, roleOf } from './roles.ts';
import { unitOf, windowUnitOf } from './units.ts';

type Rules = { readonly [R in Assignment['rule']]: (execution: Execution, here: Here, rule: Extract<Assignment, { rule: R }>) => Found };

/** Whom a rule names, in post or not. */
export function findByRule(execution: Execution, here: Here, assignment: Assignment): Found {
  const find = rules[assignment.rule] as (execution: Execution, here: Here, rule: Assignment) => Found;
  return find(execution, here, assignment);
}

const rules: Rules = {
  role: (execution, here, { role: drawn, reach, unit: drawnUnit }) => {
    const role = roleOf(execution, here, drawn);
    const posts = postsOf(here, role);
    const value = drawnUnit === undefined ? reachOf(execution, reach) : evaluateExpression(execution, here, drawnUnit);
    const unit = value === null || value === undefined ? undefined : String(value);
    const told = roleWords(execution, here, { drawn, role, posts }) + unitWords(execution, { feel: drawnUnit?.feel === true, unit });
    const hidden = told.includes(unsaid) ? { hidden: true as const } : {};
    if (unit === undefined) return { candidates: posts, why: told, ...hidden };
    return { candidates: posts.map(post => `${post}@${unit}`), why: told, unit, ...hidden };
  },
  previous: ({ state }, _, { step }) => {
    const last = state.trail.findLast(entry => entry.element === step && !entry.cancelled);
    return { candidates: last ? [person(doerOf(last))] : [], why: `此前办理「${step}」的人员` };
  },
  person: (execution, here, { people }) => {
    const value = people.feel ? evaluateExpression(execution, here, people) : people.text.split(/\s+/);
    return { candidates: textsOf(value).map(principalOf), why: '流程指定的人员' };
  },
  leader: (execution, here, { of, step, levels }) => {
    const { account, unit, whose } = ledBy(execution, of, step);
    const chain = leadersAbove(execution.context.organisation, unit, account);
    const candidates = here.element.countersign ? chain.slice(0, levels) : chain.slice(levels - 1, levels);
    const which = here.element.countersign ? `逐级至第 ${levels} 级领导` : `第 ${levels} 级领导`;
    return { candidates, why: `${whose}的${which}：${candidates.join('、') || '无'}`, unit, ordered: true };
  },
  choice: (execution, here, rule) => {
    const accounts = chosenFor(execution, here);
    if (accounts.length > 0) return { candidates: accounts.map(person), why: `${choosersWords[rule.of]}指定的人员` };
    noteUnchosen(execution, here, rule);
    return { candidates: [], why: `应由${choosersWords[rule.of]}指定人员，但没有指定` };
  },
  field: (execution, here, { field, role: drawn }) => {
    const named = textsOf(valueAt(execution, here, field));
    if (drawn === undefined) return { candidates: named.map(person), why: `表单字段「${field}」中的人员` };
    const role = roleOf(execution, here, drawn);
    // What is no unit of the centre is an answer of a form, which nothing outside of the form may tell.
    const units = named.filter(id => execution.context.organisation.units.some(unit => unit.id === id));
    const [unit] = units;
    return {
      candidates: units.flatMap(id => postsOf(here, role).map(post => `${post}@${id}`)),
      why: `表单字段「${field}」中的单位 ${units.join('、') || '无'}，角色 ${role}`,
      ...(units.length === 1 && unit !== undefined ? { unit } : {}),
    };
  },
};

/** In place of what an expression gives and nobody knows: it may be an answer of a form, which nothing outside of the form may tell. */
const unsaid = '表达式所得';

function roleWords(
  { context: { organisation } }: Execution,
  { release }: Here,
  { drawn, role, posts }: { drawn: string; role: string; posts: readonly string[] },
): string {
  const known = Object.hasOwn(release.roles, role) || organisation.posts.some(({ post }) => post === role);
  if (drawn.startsWith('=') && !known) return `角色由${unsaid}`;
  return `角色 ${role}：岗位 ${posts.join('、')}`;
}

function unitWords({ context }: Execution, { feel, unit }: { readonly feel: boolean; readonly unit: string | undefined }): string {
  if (unit === undefined) return '';
  return feel && !context.organisation.units.some(({ id }) => id === unit) ? `，单位由${unsaid}` : `，单位 ${unit}`;
}

const choosersWords = { starter: '发起人', previous: '上一步办理人' } as const;

/** Unit a reach means (范围); null: the whole centre. */
function reachOf({ state, context: { organisation } }: Execution, reach: Extract<Assignment, { rule: 'role' }>['reach']): string | null {
  if (reach === 'unit') return state.service.unit;
  return reach === 'window' ? (windowUnitOf(organisation, state) ?? null) : null;
}

/** Account ids as principals; a principal `post@unit` stays one. */
function principalOf(text: string): string {
  return text.includes('@') || text.startsWith('person:') || text === anyone ? text : person(text);
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(text => typeof text === 'string' && text !== '');
}

/** A field of the newest answers of a form, by own keys only; undefined where there is none. */
function valueAt({ state }: Execution, { scope }: Here, field: string): unknown {
  const [form, ...path] = field.replace(/^data\./, '').split('.');
  let value: unknown = findAnswers(state, scope, form ?? '');
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

interface Led {
  /** Nobody is their own leader; undefined: the leaders of a unit. */
  readonly account?: string;
  readonly unit: string;
  readonly whose: string;
}

/** Whose leaders: of a person by their unit, which is that of the service item for who works in none. */
function ledBy({ state, context: { organisation } }: Execution, of: 'starter' | 'previous' | 'unit', step: string | undefined): Led {
  const { unit } = state.service;
  if (of === 'unit') return { unit, whose: `单位 ${unit} ` };
  const done = state.trail.findLast(entry => !entry.cancelled && (step === undefined || entry.element === step));
  const account = of === 'starter' ? state.openedBy : done && doerOf(done);
  if (account === undefined) return { unit, whose: `单位 ${unit} ` };
  const who = of === 'starter' ? '发起人' : '上一步办理人';
  return { account, unit: unitOf(organisation, state, account) ?? unit, whose: `${who} ${account} ` };
}

/** Who completes a step right now and was to choose is told so, where nothing else is drawn for the case that they do not. */
function noteUnchosen(execution: Execution, { element, definition }: Here, rule: Extract<Assignment, { rule: 'choice' }>): void {
  if (rule.whenEmpty !== 'administrator' && rule.whenEmpty !== 'incident') return;
  const step = execution.task?.element;
  if (step !== undefined && isAskedBy(definition, { element, assignment: rule }, step))
    execution.unchosen = [...(execution.unchosen ?? []), element.id];
}
