import { type FlowElement, type TaskVerb, taskVerbs, type VerbSettings } from './definition.ts';
import { readOneOf, readOnly } from './common.ts';
import type { BpmnNode } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** How the verbs of a step behave where it says nothing (办理动作的默认设置; docs/verbs.md). */
export const defaultVerbSettings: VerbSettings = {
  returnReach: 'branch',
  returnResume: 'in-order',
  stepLimit: 'restart',
  resign: 'all',
  takeBack: 'unread',
  addedRefusal: 'refuse',
  onRefuse: 'terminate',
};

/** Values of each setting. */
const choices: { readonly [Name in keyof VerbSettings]: readonly VerbSettings[Name][] } = {
  returnReach: ['branch', 'whole'],
  returnResume: ['in-order', 'straight-back'],
  stepLimit: ['restart', 'continue'],
  resign: ['all', 'open'],
  takeBack: ['unread', 'undone'],
  addedRefusal: ['refuse', 'advise'],
  onRefuse: ['terminate', 'outcome', 'return'],
};

/** bj:verbs of a user task: which verbs it offers (all, when nothing is said), whether an opinion is needed, and the settings. */
export function readVerbs(node: BpmnNode, reading: Reading): Pick<FlowElement, 'verbs' | 'opinion' | 'verbSettings'> {
  const drawn = readOnly(node, 'Verbs', reading);
  if (!drawn) return { verbs: taskVerbs, opinion: 'optional', verbSettings: defaultVerbSettings };
  const settings = Object.entries(choices).flatMap(([name, values]) => {
    const value = readOneOf(node, drawn, name, values as readonly string[], reading);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    verbs: readAllowed(node, drawn, reading),
    opinion: readOneOf(node, drawn, 'opinion', ['required', 'optional', 'none'], reading) ?? 'optional',
    verbSettings: settings.length === 0 ? defaultVerbSettings : { ...defaultVerbSettings, ...Object.fromEntries(settings) },
  };
}

/** `allow`: verbs apart by blanks; an empty text allows none, an absent one all. */
function readAllowed(node: BpmnNode, drawn: BpmnNode, reading: Reading): readonly TaskVerb[] {
  const allow = drawn.get('allow');
  if (typeof allow !== 'string') return taskVerbs;
  const words = allow.split(/\s+/).filter(word => word !== '');
  const unknown = words.filter(word => !(taskVerbs as readonly string[]).includes(word));
  if (unknown.length > 0) {
    refuse(reading, node, 'unknown-verb', {
      zh: `{} 允许的办理动作 “${unknown.join(' ')}” 不认识，可用：${taskVerbs.join('、')}。`,
      en: `{} allows the unknown verb "${unknown.join(' ')}"; expected some of ${taskVerbs.join(', ')}.`,
    });
  }
  return taskVerbs.filter(verb => words.includes(verb));
}
