import type { Definition, FlowElement, SequenceFlow } from '../../bpmn/definition.ts';
import type { Data, Facts } from './facts.ts';

/** One way a decision can go (判断结果): the flows taken, and what is known of the data then. */
export interface Outcome {
  readonly flows: readonly string[];
  readonly facts: Facts;
  /** It may contradict what was decided elsewhere, or what conditions mean that cannot be followed: no proof of a fault rests on it. */
  readonly unsure: boolean;
}

/** Values of all paths of one decision that are looked at together. */
const maxCombinations = 400;
/** Ways out of which every subset is looked at, where nothing is known of the conditions. */
const maxSubsets = 4;

/** What a decision asks (判断): the ways but for the default, the paths they read, and whether values can stand for all others. */
interface Question {
  readonly asked: readonly SequenceFlow[];
  readonly paths: readonly string[];
  readonly simple: boolean;
  /** true: no way has a condition. */
  readonly plain: boolean;
}

/** The same for every state in which a token comes there: worked out once for each element of a process. */
const questions = new WeakMap<Definition, Map<string, Question>>();

function questionOf({ definition, data }: { readonly definition: Definition; readonly data: Data }, element: FlowElement): Question {
  const known = questions.get(definition) ?? new Map<string, Question>();
  questions.set(definition, known);
  const before = known.get(element.id);
  if (before !== undefined) return before;
  const asked = element.outgoing.flatMap(id => definition.flows[id] ?? []).filter(({ id }) => id !== element.defaultFlow);
  const paths = [...new Set(asked.flatMap(({ condition }) => (condition ? data.reads(condition.text) : [])))];
  const simple =
    asked.every(({ condition }) => condition === undefined || data.isSimple(condition.text)) && !paths.some(path => isWithin(path, paths));
  const question = { asked, paths, simple, plain: asked.every(({ condition }) => condition === undefined) };
  known.set(element.id, question);
  return question;
}

/** Every way the flows out of an element can be chosen: one (排他), or each whose condition holds (包容); none where no condition holds and no default is drawn. */
export function decide(
  { definition, data }: { readonly definition: Definition; readonly data: Data },
  element: FlowElement,
  facts: Facts,
): readonly Outcome[] {
  const { asked, paths, simple, plain: isPlain } = questionOf({ definition, data }, element);
  if (isPlain) return [{ flows: plain(element, asked), facts, unsure: false }];
  const one = element.kind === 'exclusiveGateway';
  if (one && paths.length > 0 && !paths.some(data.isFollowed)) return freely(element, asked, facts, false);
  const given = simple ? combinations(paths, data, facts) : null;
  const exact = given ? exactly({ element, asked, paths, one, data }, given, facts) : [];
  return exact.length > 0 ? exact : freely(element, asked, facts, !one || paths.some(data.isFollowed) || paths.length === 0);
}

/** A path inside another: one value stands for both at once. */
function isWithin(path: string, paths: readonly string[]): boolean {
  return paths.some(other => path.startsWith(`${other}.`));
}

function plain({ kind, outgoing, defaultFlow }: FlowElement, asked: readonly SequenceFlow[]): readonly string[] {
  if (asked.length === 0) return defaultFlow === undefined ? [] : [defaultFlow];
  return kind === 'exclusiveGateway' ? [asked[0]?.id ?? ''] : outgoing.filter(id => id !== defaultFlow);
}

type Given = ReadonlyMap<string, unknown>;

function combinations(paths: readonly string[], data: Data, facts: Facts): readonly Given[] | null {
  let all: Map<string, unknown>[] = [new Map()];
  for (const path of paths) {
    const values = data.values(path);
    const possible = (Object.hasOwn(facts, path) ? facts[path] : undefined) ?? values.map((_, at) => at);
    if (all.length * possible.length > maxCombinations) return null;
    all = all.flatMap(one => possible.map(at => new Map(one).set(path, values[at])));
  }
  return all;
}

interface Asking {
  readonly element: FlowElement;
  readonly asked: readonly SequenceFlow[];
  readonly paths: readonly string[];
  readonly one: boolean;
  readonly data: Data;
}

/** By the values that stand for all: those that lead the same way are one outcome. */
function exactly({ element, asked, paths, one, data }: Asking, given: readonly Given[], facts: Facts): readonly Outcome[] {
  const found = new Map<string, { readonly flows: readonly string[]; readonly by: Given[] }>();
  for (const values of given) {
    const flows = chosen(element, asked, { one, holds: text => data.truth(text, values) });
    if (flows === null) continue;
    const same = found.get(flows.join(' ')) ?? { flows, by: [] };
    same.by.push(values);
    found.set(same.flows.join(' '), same);
  }
  const followed = paths.filter(data.isFollowed);
  return [...found.values()].map(({ flows, by }) => ({
    flows,
    facts: followed.length === 0 ? facts : { ...facts, ...Object.fromEntries(followed.map(path => [path, placesOf(path, by, data)])) },
    // What is known of two paths together is kept for each alone.
    unsure: followed.length > 0 && paths.length > 1,
  }));
}

function placesOf(path: string, by: readonly Given[], data: Data): readonly number[] {
  const taken = new Set(by.map(values => values.get(path)));
  return data.values(path).flatMap((value, at) => (taken.has(value) ? [at] : []));
}

interface Choosing {
  readonly one: boolean;
  readonly holds: (text: string) => boolean | undefined;
}

/** null: a condition says neither true nor false, or none holds and nothing is the default; the engine raises an incident there. */
function chosen({ defaultFlow }: FlowElement, asked: readonly SequenceFlow[], { one, holds }: Choosing): readonly string[] | null {
  const taken: string[] = [];
  for (const { id, condition } of asked) {
    const truth = condition === undefined || holds(condition.text);
    if (truth === undefined) return null;
    if (truth) taken.push(id);
    if (truth && one) break;
  }
  if (taken.length > 0) return taken;
  return defaultFlow === undefined ? null : [defaultFlow];
}

function freely({ kind, defaultFlow }: FlowElement, asked: readonly SequenceFlow[], facts: Facts, unsure: boolean): readonly Outcome[] {
  const ids = asked.map(({ id }) => id);
  const sets = kind === 'exclusiveGateway' ? ids.map(id => [id]) : subsets(ids);
  const last = defaultFlow === undefined ? [] : [[defaultFlow]];
  return [...sets, ...last].map(flows => ({ flows, facts, unsure }));
}

function subsets(ids: readonly string[]): string[][] {
  if (ids.length > maxSubsets) return [...ids.map(id => [id]), [...ids]];
  return Array.from({ length: 2 ** ids.length - 1 }, (_, bits) => ids.filter((_id, at) => ((bits + 1) >> at) % 2 === 1));
}
