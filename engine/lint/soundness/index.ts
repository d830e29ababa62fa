import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import { activityKinds } from '../../bpmn/families.ts';
import { feelRoots } from '../../expressions/check.ts';
import type { Problem } from '../../problem.ts';
import { type Graph, reach } from '../graph.ts';
import { splits } from '../joins.ts';
import { type Bounds, type Explored, endlessOf, explore } from './explore.ts';
import { createData } from './facts.ts';
import { isObscure } from './joins.ts';
import { startOf } from './levels.ts';
import type { Play } from './play.ts';
import { dead, doubled, endless, notWhole, stuck } from './problems.ts';

export { mergeSoundness } from './merge.ts';

/** What one search may cost: measured, this keeps a check of the largest drawings under two seconds. */
const usual: Bounds = { states: 4_000, moves: 8_000 };

/** What was found of one level. */
interface Searched {
  readonly level: string;
  readonly play: Play;
  readonly explored: Explored;
}

/**
 * Check that every case of a process can end (可靠性检查): no join waits for ever, nothing is done twice because branches were not joined, no loop is
 * without a way out, no step is dead. Every order in which things can happen is played by the rules of the engine, people and events from outside
 * doing anything they may; what conditions say of the same data agrees. Repeated activities are played once, compensation by itself, called
 * processes and ad-hoc sub-processes are taken to end. What is told is shown by a way to it; a search that was ended by its bounds says so.
 */
export function lintSoundness(graph: Graph, bounds: Bounds = usual): Problem[] {
  const { definition } = graph;
  if (Object.values(definition.elements).some(element => isObscure(definition, element))) return [];
  const data = createData(definition);
  const seen = new Set<string>();
  const plays = { definition, data, slow: new Set<string>(), beside: true, seen };
  const searches = levelsOf(definition).map(level => ({ level, play: plays, explored: explore(plays, level, bounds) }));
  const joins = searches.flatMap(stuckIn);
  const whole = searches.every(({ explored }) => explored.whole);
  const loops = joins.length === 0 ? searches.flatMap(search => endlessIn(search, bounds)) : [];
  const unreached = whole && joins.length + loops.length === 0 ? deadIn(plays, bounds) : [];
  const found = [...joins, ...lintSynchrony(graph, { ...plays, seen: new Set() }, bounds), ...loops, ...unreached];
  return whole || found.length > 0 ? found : [notWhole(definition, searches)];
}

/** The process, and what runs apart from its flow: sub-processes that compensate. */
function levelsOf(definition: Definition): string[] {
  const apart = Object.keys(definition.containers).filter(id => {
    const element = definition.elements[id];
    if (element?.kind === 'eventSubProcess') return startOf(definition, id)?.event?.type === 'compensation';
    return element?.forCompensation === true && element.kind !== 'adHocSubProcess';
  });
  return [definition.id, ...apart].filter(id => {
    const level = definition.containers[id];
    return level !== undefined && level.starts.length + level.triggered.length > 0;
  });
}

function stuckIn(search: Searched): Problem[] {
  const { nodes } = search.explored;
  const told = new Set<string>();
  return nodes.flatMap(({ config, end }, to) => {
    if (end !== 'stuck' || config.unsure) return [];
    const found = stuck({ ...search, to }, config);
    if (!found || told.has(found.element ?? '')) return [];
    told.add(found.element ?? '');
    return [found];
  });
}

/** A loop only conditions over unchanged data keep closed is left to people: it is told where the ways drawn have no end. */
function endlessIn({ level, play, explored }: Searched, bounds: Bounds): Problem[] {
  if (endlessOf(explored).length === 0) return [];
  const data = { ...play.data, isFollowed: () => false };
  const free = { ...play, data, seen: new Set<string>() };
  const search = { level, play: free, explored: explore(free, level, bounds) };
  const to = endlessOf(search.explored).find(at => !search.explored.nodes[at]!.config.unsure);
  return to === undefined ? [] : [endless({ ...search, to }, search.explored.nodes[to]!.config)];
}

/** Two tokens of one scope come to where ways meet: what follows would be done twice. First without the events that do not interrupt, then with. */
function lintSynchrony(graph: Graph, play: Play, bounds: Bounds): Problem[] {
  const { definition } = graph;
  const slow = new Set(meetings(graph));
  if (slow.size === 0) return [];
  return levelsOf(definition).flatMap(level => {
    const [found] = [false, true].flatMap(beside =>
      beside && !hasBeside(definition) ? [] : doubledIn({ ...play, slow, beside }, level, bounds),
    );
    return found ? [found] : [];
  });
}

function hasBeside({ elements }: Definition): boolean {
  return Object.values(elements).some(({ interrupting }) => interrupting === false);
}

/** The nearest place: what lies behind it follows from it. */
function doubledIn(play: Play, level: string, bounds: Bounds): Problem[] {
  const explored = explore(play, level, bounds);
  const to = explored.nodes.findIndex(({ config, end }) => end === 'doubled' && !config.unsure);
  const element = explored.nodes[to]?.config.doubled ?? null;
  return element === null ? [] : [doubled({ play, level, explored, to }, element, play.beside)];
}

const joining: ReadonlySet<FlowElement['kind']> = new Set([
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'endEvent',
  'eventBasedGateway',
]);

/** Where ways meet without being joined, something is done behind, and the level or one around it splits. */
function meetings({ definition, next }: Graph): string[] {
  const elements = Object.values(definition.elements);
  const splitting = new Set(elements.filter(splits).map(({ container }) => container));
  return elements
    .filter(({ kind, incoming, container }) => incoming.length > 1 && !joining.has(kind) && splitting.has(container))
    .filter(({ id }) => [...reach([id], next)].some(one => activityKinds.has(definition.elements[one]?.kind ?? 'startEvent')))
    .map(({ id }) => id);
}

/** Variables may also be set from outside: only what forms, settings and the item say holds for good. */
function deadIn(play: Play, bounds: Bounds): Problem[] {
  if (deadOf(play.definition, play.seen).length === 0) return [];
  const { isFollowed } = play.data;
  const data = { ...play.data, isFollowed: (path: string) => feelRoots.includes(path.split('.')[0] ?? '') && isFollowed(path) };
  const again = { ...play, data, seen: new Set<string>() };
  const isWhole = levelsOf(play.definition).every(level => explore(again, level, bounds).whole);
  return isWhole ? deadOf(play.definition, again.seen) : [];
}

/** Elements that what stands before them never lets a token through to; what lies further behind follows from them. */
function deadOf(definition: Definition, seen: ReadonlySet<string>): Problem[] {
  return Object.values(definition.elements).flatMap(element => {
    const { kind, incoming } = element;
    const before = incoming.flatMap(id => definition.flows[id] ?? []).filter(({ source }) => seen.has(source));
    if (before.length === 0 || incoming.some(id => seen.has(id)) || kind === 'eventSubProcess') return [];
    if (before.every(({ condition }) => condition?.text.trim() === 'false') || isInAdHoc(definition, element)) return [];
    return [dead(element, before)];
  });
}

function isInAdHoc({ containers, elements }: Definition, { container }: FlowElement): boolean {
  for (let id: string | null = container; id !== null; id = containers[id]?.parent ?? null)
    if (elements[id]?.kind === 'adHocSubProcess') return true;
  return false;
}
