import { stripEquals } from '#engine/expressions/index.ts';
import { hasNestedLoops } from '#engine/expressions/bounds.ts';
import { collectNames, type FeelNames } from '#engine/expressions/names.ts';
import { parseFeel } from '#engine/expressions/parse.ts';
import { findCircles, type Needs } from './circles.ts';
import { ruleKeywords, type RuleKeyword } from './fit.ts';
import { columnsOf, listsAround, namesWithin, type Site, sitesOf } from './sites.ts';
import type { FormSchema } from './types.ts';

/** A rule of a form, read once (规则): where it stands and what it reads. */
export interface PlannedRule {
  readonly site: Site;
  readonly keyword: RuleKeyword;
  /** FEEL without the leading `=`. */
  readonly text: string;
  /** The list whose rows it runs in, one run a row; null: once. */
  readonly rows: Site | null;
  /** Names it reads of its own row, and of the form; every other name is one of the roots. */
  readonly ofRow: readonly string[];
  readonly ofForm: readonly string[];
  /** It reads a whole list, so that a run costs as much as the list is long. */
  readonly readsLists: boolean;
  /** A loop or filter stands in another. */
  readonly isNested: boolean;
  /** It stands in a circle of rules and never runs. */
  readonly circular: boolean;
}

/** The rules of a form in the order they run (规则执行顺序). */
export interface Plan {
  /** Visibility, then defaults and computed values, each after all it reads. */
  readonly steps: readonly PlannedRule[];
  /** Requiredness: nothing reads it, so that it comes last. */
  readonly required: readonly PlannedRule[];
  /** Fields at the top that some rule reads or that have rules in them. */
  readonly names: ReadonlySet<string>;
}

type Aspect = 'shown' | 'value';
const keyOf = (path: readonly string[]): string => path.join('.');
const placeOf = ({ path }: Site, aspect: Aspect): string => `${aspect} ${keyOf(path)}`;

/** Read the rules of a form and put them in order (规则排序). Rules within a list of a list are none of the language and are left out. */
export function planRules(form: FormSchema): Plan {
  const sites = new Map(sitesOf(form).map(site => [keyOf(site.path), site]));
  const reading: Reading = { form, sites, topNames: new Set(namesWithin(form, form)) };
  const drafts = [...sites.values()].flatMap(site => ruleKeywords.flatMap(keyword => readRule(reading, site, keyword)));
  if (drafts.length === 0) return { steps: [], required: [], names: new Set() };
  const needs = needsOf(reading, drafts);
  const circular = new Set(findCircles(needs, sites.size).flat());
  const order = new Map(sortPlaces(needs).map((place, index) => [place, index]));
  const rules = drafts.map(({ rule, place }) => ({ ...rule, circular: rule.keyword !== 'x-required' && circular.has(place), place }));
  const steps = rules.filter(({ keyword }) => keyword !== 'x-required').toSorted((a, b) => order.get(a.place)! - order.get(b.place)!);
  return {
    steps,
    required: rules.filter(({ keyword }) => keyword === 'x-required'),
    names: new Set(rules.flatMap(({ site, ofForm }) => [site.path[0]!, ...ofForm])),
  };
}

interface Reading {
  readonly form: FormSchema;
  /** By path. */
  readonly sites: ReadonlyMap<string, Site>;
  readonly topNames: ReadonlySet<string>;
}

interface DraftRule {
  readonly rule: Omit<PlannedRule, 'circular'>;
  readonly place: string;
  /** Places it reads. */
  readonly reads: readonly string[];
}

function readRule(reading: Reading, site: Site, keyword: RuleKeyword): DraftRule[] {
  const text = site.schema[keyword];
  const lists = listsAround(site);
  if (typeof text !== 'string' || text.trim() === '' || lists.length > 1) return [];
  const feel = stripEquals(text);
  const tree = parseFeel(feel).topNode;
  const read = collectNames(tree, feel);
  const rows = lists[0] ?? null;
  const columns = new Set(rows ? columnsOf(reading.form, rows.schema) : []);
  const names = [...new Set([...read.names, ...read.filterNames])];
  const ofForm = names.filter(name => !columns.has(name) && reading.topNames.has(name));
  const rule = { site, keyword, text: feel, rows, ofRow: names.filter(name => columns.has(name)), ofForm };
  const readsLists = ofForm.some(name => listsWithin(reading, name));
  const aspect = keyword === 'x-visible' ? 'shown' : 'value';
  return [
    {
      rule: { ...rule, readsLists, isNested: hasNestedLoops(tree, feel) },
      place: placeOf(site, aspect),
      reads: placesRead(reading, site, read),
    },
  ];
}

/** true: a field at the top that is a list or a group with lists in it. */
function listsWithin({ sites }: Reading, name: string): boolean {
  const site = sites.get(name);
  return site?.schema.type === 'array' || site?.schema.type === 'object';
}

function placesRead(reading: Reading, from: Site, { paths, filterNames }: FeelNames): string[] {
  const read = [...paths, ...[...filterNames].map(name => [name])];
  return read.flatMap(path => {
    const site = resolve(reading, from, path);
    return site ? [placeOf(site, 'value')] : [];
  });
}

/** The field a dotted path ends at: a column of the own row first, then a field at the top, then within groups and rows. */
function resolve({ sites }: Reading, from: Site, path: readonly string[]): Site | undefined {
  const row = listsAround(from).at(-1);
  const at = (around: Site | undefined, name: string) => sites.get(keyOf([...(around?.path ?? []), name]));
  let site = (row && at(row, path[0]!)) ?? at(undefined, path[0]!);
  for (const name of path.slice(1)) {
    const next = site && at(site, name);
    if (!next) break;
    site = next;
  }
  return site;
}

/** What needs what: a value its being shown, a field the group or list around it, and that the values of all in it. */
function needsOf({ sites }: Reading, drafts: readonly DraftRule[]): Needs {
  const needs = new Map<string, Set<string>>();
  const add = (place: string, needed: readonly string[]) => needs.set(place, new Set([...(needs.get(place) ?? []), ...needed]));
  for (const site of sites.values()) {
    add(placeOf(site, 'shown'), site.around ? [placeOf(site.around, 'shown')] : []);
    add(placeOf(site, 'value'), [placeOf(site, 'shown')]);
    if (site.around) add(placeOf(site.around, 'value'), [placeOf(site, 'value')]);
  }
  for (const { rule, place, reads } of drafts) if (rule.keyword !== 'x-required') add(place, reads);
  return needs;
}

/** Places in an order in which each comes after what it needs; a circle is cut where it closes. Walks without recursion. */
function sortPlaces(needs: Needs): string[] {
  const seen = new Set<string>();
  const sorted: string[] = [];
  const open: { readonly place: string; readonly rest: string[] }[] = [];
  const enter = (place: string): void => {
    seen.add(place);
    open.push({ place, rest: [...(needs.get(place) ?? [])] });
  };
  for (const start of needs.keys()) {
    if (!seen.has(start)) enter(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) sorted.push(open.pop()!.place);
      else if (!seen.has(next)) enter(next);
    }
  }
  return sorted;
}
