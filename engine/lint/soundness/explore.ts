import { createAmple } from './ample.ts';
import { beginnings } from './beginnings.ts';
import { type Config, copyOf, isCrowded, keyOf, scopesOf } from './config.ts';
import { advance, type Play } from './play.ts';
import { happen } from './waiting.ts';
import { waitsOf } from './waits.ts';

/** A configuration in which every token waits, and how it was come to: what happened in `parent`, and the ways taken then. */
export interface Node {
  readonly config: Config;
  readonly parent: number | null;
  /** Place among the beginnings or among what is awaited in the parent. */
  readonly happened: number;
  readonly choices: readonly number[];
  readonly end: 'completed' | 'lost' | 'stuck' | 'doubled' | 'crowded' | null;
}

/** Everything that was found, nearest to the start first (状态空间). */
export interface Explored {
  readonly nodes: readonly Node[];
  /** By node: the nodes it was come to from. */
  readonly before: readonly (readonly number[])[];
  /** false: a limit ended the search. */
  readonly whole: boolean;
}

/** What a search may cost. */
export interface Bounds {
  readonly states: number;
  /** Steps from one state to the next. */
  readonly moves: number;
  /** true: nothing is left for later because it is as good then. */
  readonly everyOrder?: boolean;
}

/** Search the configurations of one level of a process, and of all inside it, breadth first. */
export function explore(play: Play, level: string, bounds: Bounds): Explored {
  const nodes: Node[] = [];
  const before: number[][] = [];
  const known = new Map<string, number>();
  const ample = createAmple(play);
  let moves = 0;
  let whole = true;
  /** true: all that comes of it was unknown. */
  const add = (start: Config, parent: number | null, happened: number): boolean => {
    let isNew = true;
    for (const { config, choices } of advance(play, start)) {
      moves += 1;
      const key = keyOf(config);
      const found = known.get(key);
      if (found !== undefined) {
        isNew = false;
        if (parent !== null) before[found]!.push(parent);
        continue;
      }
      known.set(key, nodes.length);
      nodes.push({ config, parent, happened, choices, end: endOf(config) });
      before.push(parent === null ? [] : [parent]);
    }
    return isNew;
  };
  for (const [at, config] of beginnings(play, level).entries()) add(config, null, at);
  for (let at = 0; at < nodes.length; at++) {
    const { config, end } = nodes[at]!;
    if (end === 'crowded') whole = false;
    if (end !== null) continue;
    if (nodes.length > bounds.states || moves > bounds.moves) {
      whole = false;
      break;
    }
    const waits = waitsOf(play, config);
    const gone = new Set<number>();
    const go = (index: number): boolean => {
      gone.add(index);
      const next = copyOf(config);
      happen(play, next, waits[index]!);
      return add(next, at, index);
    };
    const first = bounds.everyOrder ? undefined : ample.groups(waits).find(group => group.map(go).every(isNew => isNew));
    if (!first) for (const index of waits.keys()) if (!gone.has(index)) go(index);
  }
  return { nodes, before, whole };
}

function endOf(config: Config): Node['end'] {
  if (config.doubled !== null) return 'doubled';
  if (config.cut) return 'crowded';
  if (config.lost) return 'lost';
  if (!config.root) return 'completed';
  const scopes = scopesOf(config).map(({ scope }) => scope);
  if (scopes.some(({ stuck }) => stuck)) return 'stuck';
  return isCrowded(config) ? 'crowded' : null;
}

/** The nodes from which neither an end nor anything else told is reached. Of a search that was ended by a limit nothing can be said. */
export function endlessOf({ nodes, before, whole }: Explored): number[] {
  if (!whole) return [];
  const ending = new Set<number>();
  const open = nodes.flatMap(({ end }, at) => (end === null ? [] : [at]));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (ending.has(at)) continue;
    ending.add(at);
    open.push(...before[at]!);
  }
  return nodes.flatMap((_node, at) => (ending.has(at) ? [] : [at]));
}
