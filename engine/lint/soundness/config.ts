import type { Facts } from './facts.ts';

/** One token that stands in an element (令牌所在元素), by the number of its run. */
export interface Run {
  readonly id: number;
  readonly element: string;
  /** What the element opened: the inside of a sub-process, or the instance of a repeated activity. */
  inner: Scope | null;
  /** One instance or turn of a repeated activity, standing in the body of it. */
  readonly instance: boolean;
  /** The first of several tokens that are looked at where ways meet: it goes on when asked to. */
  held: boolean;
  /** Events an event-based gateway still waits for; absent: any of those behind it. */
  left?: readonly string[];
}

/** Where tokens live (作用域): the process, a sub-process, or the body of a repeated activity. */
export interface Scope {
  readonly id: number;
  readonly container: string;
  readonly body: boolean;
  runs: Run[];
  /** Flows with a token that waits at their end, one entry a token. */
  arrivals: string[];
  /** Flows used by complex joins that wait for their reset. */
  gates: Readonly<Record<string, readonly string[]>>;
  /** Tokens wait at joins that nothing can complete any more. */
  stuck: boolean;
}

/** A step that is still to be done, as in the engine's own token game. */
export type Work =
  | { readonly do: 'arrive'; readonly scope: number; readonly flow: string }
  | { readonly do: 'enter'; readonly scope: number; readonly element: string; readonly consumed: readonly string[]; readonly done: boolean }
  | { readonly do: 'execute'; readonly scope: number; readonly run: number }
  | { readonly do: 'complete'; readonly scope: number; readonly run: number; readonly flows?: readonly string[] };

/** One configuration of the process (状态): where every token is, and what is known of the data. */
export interface Config {
  root: Scope | null;
  queue: Work[];
  facts: Facts;
  /** Number of the next scope or run. */
  next: number;
  /** Events that do not interrupt and have come: each is looked at once. */
  fired: readonly string[];
  /** Rests on a decision that may contradict another. */
  unsure: boolean;
  /** An element where ways meet that two tokens of one scope stand in. */
  doubled: string | null;
  /** Ended by something nobody catches: told by other checks. */
  lost: boolean;
  /** Given up on: more tokens or ways than teach anything new. */
  cut: boolean;
}

/** Copy what play changes. */
export function copyOf(config: Config): Config {
  return { ...config, root: config.root && copyScope(config.root), queue: [...config.queue] };
}

function copyScope(scope: Scope): Scope {
  return {
    ...scope,
    runs: scope.runs.map(run => ({ ...run, inner: run.inner && copyScope(run.inner) })),
    arrivals: [...scope.arrivals],
  };
}

/** The same text for configurations that go on the same; queued work counts as well while there is some. */
export function keyOf({ root, facts, fired, unsure, queue, doubled }: Config): string {
  const known = Object.keys(facts).length === 0 ? '' : JSON.stringify(Object.entries(facts).sort());
  const waiting = queue.length === 0 ? '' : JSON.stringify(queue);
  return `${root ? keyOfScope(root, queue.length > 0) : ''}|${known}|${fired.join(' ')}|${unsure ? 1 : 0}${doubled ?? ''}|${waiting}`;
}

function keyOfScope({ id, container, runs, arrivals, gates, stuck }: Scope, named: boolean): string {
  const inside = runs.map(run => keyOfRun(run, named));
  const used = Object.keys(gates).length === 0 ? '' : JSON.stringify(Object.entries(gates).sort());
  return `${named ? id : ''}${container}{${inside.sort().join(',')}}[${arrivals.toSorted().join(',')}]${used}${stuck ? '!' : ''}`;
}

function keyOfRun({ id, element, inner, held, left }: Run, named: boolean): string {
  return `${named ? id : ''}${element}${held ? '~' : ''}${left ? `(${left.join(' ')})` : ''}${inner ? keyOfScope(inner, named) : ''}`;
}

/** A scope with the run that opened it and the scope around. */
export interface Placed {
  readonly scope: Scope;
  readonly host: Run | null;
  readonly around: Scope | null;
}

/** Every open scope, outer ones first. */
export function scopesOf({ root }: Pick<Config, 'root'>): Placed[] {
  const found: Placed[] = root ? [{ scope: root, host: null, around: null }] : [];
  for (const { scope } of found) for (const run of scope.runs) if (run.inner) found.push({ scope: run.inner, host: run, around: scope });
  return found;
}

/** An open scope by its number. */
export function findScope(config: Pick<Config, 'root'>, id: number): Placed | undefined {
  if (config.root?.id === id) return { scope: config.root, host: null, around: null };
  return scopesOf(config).find(({ scope }) => scope.id === id);
}

/** Where the tokens are, as a trace tells it: flows they wait on and elements that are active, an id once a token. */
export function tokensOf(config: Config): string[] {
  const scopes = scopesOf(config).map(({ scope }) => scope);
  const coming = config.queue.flatMap(work => (work.do === 'enter' && work.consumed.length === 0 ? [work.element] : []));
  return [
    ...scopes.flatMap(({ runs, arrivals }) => [...runs.filter(({ inner }) => !inner).map(({ element }) => element), ...arrivals]),
    ...coming,
  ];
}

/** Tokens of one element or flow, beyond which more of the same teach nothing. */
const maxCrowd = 3;

/** true: tokens pile up somewhere. */
export function isCrowded(config: Pick<Config, 'root'>): boolean {
  return config.root !== null && isCrowdedInside(config.root);
}

function isCrowdedInside({ runs, arrivals }: Scope): boolean {
  if (runs.length + arrivals.length > maxCrowd) {
    const counts = new Map<string, number>();
    for (const id of arrivals) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const { element } of runs) counts.set(element, (counts.get(element) ?? 0) + 1);
    for (const count of counts.values()) if (count > maxCrowd) return true;
  }
  return runs.some(({ inner }) => inner !== null && isCrowdedInside(inner));
}
