import type { Definition, FlowElement } from '#engine/bpmn/definition.ts';
import type { Problem, Text } from '#engine/problem.ts';
import type { Choice, Way } from './combine.ts';
import type { Domain, Option } from './domains.ts';
import { leaningOf, likeness } from './likeness.ts';
import { optionWords, told } from './sentences.ts';

/** From here on two texts are taken to speak of the same. */
const alike = 0.34;

/** What stands on a way out, its condition and what it leads to say the same (连线名称、条件与去向一致). */
export function findContradictions({ kind }: FlowElement, choice: Choice, definition: Definition): Problem[] {
  if (kind !== 'exclusiveGateway') return [];
  const asked = [...choice.domains].filter(([, domain]) => domain.kind === 'field');
  const [field, ...more] = asked;
  if (!field || more.length > 0) return [];
  return choice.ways.flatMap(way => {
    const sides = sidesOf(way, choice, field);
    return [...findLabel(way, sides), ...findTarget(way, sides, definition)].slice(0, 1);
  });
}

interface Sides {
  readonly taken: readonly Option[];
  readonly left: readonly Option[];
}

/** Options of the field that go this way, and those that never do. */
function sidesOf({ holds }: Way, { combinations }: Choice, [path, { options }]: readonly [string, Domain]): Sides {
  const goes = (option: Option) => combinations.some(one => one.get(path) === option && holds.has(one));
  return { taken: options.filter(goes), left: options.filter(option => !goes(option)) };
}

/** A line named after an option that goes elsewhere. */
function findLabel({ flow }: Way, { taken, left }: Sides): Problem[] {
  const { name } = flow;
  if (name === undefined || taken.length === 0) return [];
  const nearTo = (options: readonly Option[]) => Math.max(0, ...options.map(option => saysSame(name, optionWords(option))));
  const other = left.toSorted((a, b) => saysSame(name, optionWords(b)) - saysSame(name, optionWords(a)))[0];
  if (!other || nearTo(left) < alike || nearTo(left) <= nearTo(taken)) return [];
  const words = taken.map(optionWords).join('、');
  const text: Text = {
    zh: `连线 {} 的名称像是「${optionWords(other)}」，条件却在「${words}」时走这条线，请核对条件或改名。`,
    en: `The flow {} is named like "${other.value}", but is taken for "${taken.map(({ value }) => value).join(', ')}"; check the condition or the name.`,
  };
  return [told(flow, 'condition-contradicts-label', text)];
}

function saysSame(name: string, title: string): number {
  return name.trim() === title.trim() ? 1.5 : likeness(name, title);
}

const granting = new Set(['grant', 'accept']);
const refusing = new Set(['refuse', 'decline']);

/** A refusal that leads to the grant, or the other way round. */
function findTarget({ flow }: Way, { taken }: Sides, { elements }: Definition): Problem[] {
  const target = elements[flow.target];
  const leanings = new Set(taken.map(option => leaningOf(optionWords(option))));
  const [leaning, ...more] = leanings;
  if (!target?.act || !leaning || more.length > 0) return [];
  const isWrong = leaning === 'no' ? granting.has(target.act) : refusing.has(target.act);
  if (!isWrong) return [];
  const text: Text = {
    zh: `选择「${taken.map(optionWords).join('、')}」时，连线 {} 却通向“${target.name ?? target.id}”，结论与去向相反，请核对条件或改接连线。`,
    en: `For "${taken.map(({ value }) => value).join(', ')}" the flow {} leads to "${target.name ?? target.id}", the opposite; check the condition or connect it elsewhere.`,
  };
  return [told(flow, 'choice-contradicts-target', text, { related: [target.id] })];
}
