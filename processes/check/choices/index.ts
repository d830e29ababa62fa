import type { FlowElement, SequenceFlow } from '#engine/bpmn/definition.ts';
import { checkFeel } from '#engine/expressions/index.ts';
import type { Problem } from '#engine/problem.ts';
import { type Choice, combine } from './combine.ts';
import { domainOf, type Sources } from './domains.ts';
import { findContradictions } from './labels.ts';
import { comparedIn } from './literals.ts';
import { defaultIdle, neverTrue, notAnOption, optional, overlap, shadowed, uncovered } from './sentences.ts';

/**
 * Check the ways out of gateways against what people can choose (分支与选项对照检查): values compared are options, every option goes one way, no way
 * is idle, and what stands on a line is what its condition says. Only closed choices are judged: options of forms, settings, outcomes of calls.
 */
export function checkChoices(sources: Sources): Problem[] {
  const { definition } = sources;
  return Object.values(definition.elements).flatMap(element => {
    const flows = element.outgoing.flatMap(id => definition.flows[id] ?? []);
    if (flows.length < 2 || !flows.every(isReadable)) return [];
    const wrong = flows.flatMap(flow => findWrongValues(flow, sources));
    if (wrong.length > 0) return wrong;
    const choice = combine(flows, element.defaultFlow, path => domainOf(path, sources));
    if (!choice) return [];
    return [...judge(element, choice), ...findContradictions(element, choice, definition)];
  });
}

/** A condition with a mistake of grammar is told by others, and says nothing here. */
function isReadable({ condition }: SequenceFlow): boolean {
  return condition === undefined || !checkFeel(condition.text).some(({ severity }) => severity === 'error');
}

function findWrongValues(flow: SequenceFlow, sources: Sources): Problem[] {
  const text = flow.condition?.text;
  if (text === undefined) return [];
  return comparedIn(text).flatMap(({ path, value, from, to }) => {
    const domain = domainOf(path, sources);
    if (!domain || domain.options.some(option => option.value === value)) return [];
    return [notAnOption(flow, { value, domain, at: { text, from, to } })];
  });
}

function judge(element: FlowElement, choice: Choice): Problem[] {
  const { ways, combinations, domains } = choice;
  const conditioned = ways.filter(({ isDefault }) => !isDefault);
  const isExclusive = element.kind === 'exclusiveGateway';
  const never = conditioned.filter(({ holds }) => holds.size === 0);
  const rest = combinations.filter(one => !ways.some(({ holds }) => holds.has(one)));
  const idle = ways.find(({ isDefault, holds }) => isDefault && holds.size === 0);
  const asked = [...domains.values()].filter(({ kind }) => kind === 'field');
  const unanswered = asked.find(({ isOptional, options }) => isOptional && !options.some(({ value }) => typeof value === 'boolean'));
  return [
    ...never.map(({ flow }) => neverTrue(flow)),
    ...(isExclusive ? findOverlaps(choice) : []),
    ...(rest.length > 0 && element.defaultFlow === undefined ? [uncovered(element, rest, domains)] : []),
    ...(idle && asked.length > 0 && !unanswered && isExclusive ? [defaultIdle(idle.flow)] : []),
    ...(unanswered ? [optional(element, unanswered)] : []),
  ];
}

/** The first condition that holds is taken, in the order drawn: what another one takes whole is never taken; what it takes in part is a trap. */
function findOverlaps({ ways }: Choice): Problem[] {
  const conditioned = ways.filter(({ isDefault, holds }) => !isDefault && holds.size > 0);
  return conditioned.flatMap((way, index) => {
    const before = conditioned.slice(0, index);
    const sharing = before.find(({ holds }) => [...way.holds].some(one => holds.has(one)));
    if (!sharing) return [];
    const isWhole = [...way.holds].every(one => before.some(({ holds }) => holds.has(one)));
    return [isWhole ? shadowed(way.flow, sharing.flow) : overlap(way.flow, sharing.flow)];
  });
}
