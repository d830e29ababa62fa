import type { SequenceFlow } from '#engine/bpmn/definition.ts';
import { createExpressions, pathsOf } from '#engine/expressions/index.ts';
import type { Domain, Option } from './domains.ts';

/** Combinations that are tried for one gateway; a gateway with more of them is not judged. */
const maxCombinations = 512;

/** One combination of values, an option for each path. */
export type Combination = ReadonlyMap<string, Option>;

/** A way out of a gateway with the combinations for which its condition holds. */
export interface Way {
  readonly flow: SequenceFlow;
  readonly isDefault: boolean;
  /** Combinations for which the condition holds; for the default those that no condition takes. */
  readonly holds: ReadonlySet<Combination>;
}

/** A gateway all of whose conditions read closed choices only (可穷举的分支). */
export interface Choice {
  readonly ways: readonly Way[];
  readonly combinations: readonly Combination[];
  readonly domains: ReadonlyMap<string, Domain>;
}

/** Tries every combination of what the conditions read; null where something they read is open, or a condition fails. */
export function combine(
  flows: readonly SequenceFlow[],
  defaultFlow: string | undefined,
  find: (path: readonly string[]) => Domain | null,
): Choice | null {
  const conditioned = flows.filter(({ condition }) => condition !== undefined);
  const domains = domainsOf(conditioned, find);
  const combinations = domains && productOf(domains);
  if (!domains || !combinations || conditioned.length === 0) return null;
  const expressions = createExpressions();
  const held = new Map<string, ReadonlySet<Combination>>();
  for (const { id, condition } of conditioned) {
    const holds = new Set<Combination>();
    for (const combination of combinations) {
      const result = expressions.evaluate(condition!.text, scopeOf(combination));
      if (!result.ok || typeof result.value !== 'boolean') return null;
      if (result.value) holds.add(combination);
    }
    held.set(id, holds);
  }
  const taken = new Set([...held.values()].flatMap(one => [...one]));
  const rest = new Set(combinations.filter(one => !taken.has(one)));
  const ways = flows.flatMap(flow => {
    if (flow.id === defaultFlow) return [{ flow, isDefault: true, holds: rest }];
    const holds = held.get(flow.id);
    return holds ? [{ flow, isDefault: false, holds }] : [];
  });
  return { ways, combinations, domains };
}

function domainsOf(flows: readonly SequenceFlow[], find: (path: readonly string[]) => Domain | null): Map<string, Domain> | null {
  const domains = new Map<string, Domain>();
  for (const path of flows.flatMap(({ condition }) => pathsOf(condition!.text))) {
    const domain = find(path);
    if (!domain) return null;
    domains.set(path.join('.'), domain);
  }
  return domains;
}

function productOf(domains: ReadonlyMap<string, Domain>): Combination[] | null {
  let found: Combination[] = [new Map()];
  for (const [path, { options }] of domains) {
    if (found.length * options.length > maxCombinations) return null;
    found = found.flatMap(one => options.map(option => new Map([...one, [path, option]])));
  }
  return found;
}

/** Values under their dotted paths, as FEEL reads them. */
function scopeOf(combination: Combination): { vars: Record<string, unknown>; roots: Record<string, unknown>; now: number } {
  const roots: Record<string, unknown> = { data: {}, settings: {}, case: {}, service: {}, applicant: {}, task: {}, trail: [], centre: {} };
  const vars: Record<string, unknown> = {};
  for (const [path, { value }] of combination) {
    const names = path.split('.');
    let at = names.length === 1 ? vars : roots;
    for (const name of names.slice(0, -1)) {
      if (!Object.hasOwn(at, name)) at[name] = {};
      at = at[name] as Record<string, unknown>;
    }
    at[names.at(-1)!] = value;
  }
  return { vars, roots, now: 0 };
}
