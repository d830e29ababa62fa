import { checkFeel, type FeelProblem, stripEquals } from '#engine/expressions/index.ts';
import { limits } from '#engine/limits.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { findCircles } from './circles.ts';
import { type RuleKeyword, ruleKeywords } from './fit.ts';
import { findKeywordFault } from './keywords.ts';
import { kindOfNode, kindsOf, type RuleKind, wordsOf } from './rule-kinds.ts';
import { readRule } from './rule-text.ts';
import { columnsOf, isList, listsAround, namesWithin, type Site, sitesOf } from './sites.ts';
import { spread } from './titles.ts';
import { type FormSchema, isValues } from './types.ts';

/** What a rule may read besides the fields of the form (规则可用的上下文). A field of the same name wins. */
export const ruleRoots: readonly string[] = ['applicant', 'service', 'case', 'centre'];
/** Words of FEEL: a field of this name cannot be read by a rule. */
const feelWords: readonly string[] = [
  ...['and', 'or', 'if', 'then', 'else', 'for', 'return', 'in', 'some', 'every', 'satisfies', 'between', 'instance', 'function'],
  ...['true', 'false', 'null', 'item', 'external'],
];

/** Check the rules of a form (规则检查): grammar, names in sight, types where they can be told, and circles. */
export function checkRules(form: FormSchema): Problem[] {
  const sites = new Map(sitesOf(form).map(site => [keyOf(site.path), site]));
  const length = lengthOf([...sites.values()]);
  if (length > limits.formRuleText) return [tooLong(length)];
  const check: RuleCheck = { form, sites, topNames: new Set([...namesWithin(form, form), ...ruleRoots]), problems: [], needs: new Map() };
  for (const site of sites.values()) {
    checkName(check, site);
    checkComputed(check, site);
    for (const keyword of ruleKeywords) checkRule(check, site, keyword);
    addNeeds(check, placeOf(site, 'value'), [placeOf(site, 'shown')]);
    if (site.around) {
      addNeeds(check, placeOf(site, 'shown'), [placeOf(site.around, 'shown')]);
      addNeeds(check, placeOf(site.around, 'value'), [placeOf(site, 'value')]);
    }
  }
  return [...check.problems, ...sayCircles(check)];
}

/** Characters of all rules. */
function lengthOf(sites: readonly Site[]): number {
  const texts = sites.flatMap(({ schema }) => ruleKeywords.map(keyword => schema[keyword])).filter(text => typeof text === 'string');
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function tooLong(length: number): Problem {
  const message = {
    zh: `表单的规则共 ${length} 字，最多 ${limits.formRuleText} 字，请精简。`,
    en: `The rules of the form have ${length} characters, at most ${limits.formRuleText} are allowed.`,
  };
  return problem('form-too-large', message, { pointer: '/schema' });
}

interface RuleCheck {
  readonly form: FormSchema;
  /** By path. */
  readonly sites: ReadonlyMap<string, Site>;
  /** Names every rule may read. */
  readonly topNames: ReadonlySet<string>;
  readonly problems: Problem[];
  readonly needs: Map<string, Set<string>>;
}

const keyOf = (path: readonly string[]): string => path.join('.');
/** A field is a value, and apart from that shown or not. */
const placeOf = ({ path }: Pick<Site, 'path'>, aspect: 'value' | 'shown'): string => `${aspect} ${keyOf(path)}`;

function addNeeds(check: RuleCheck, place: string, needed: readonly string[]): void {
  check.needs.set(place, new Set([...(check.needs.get(place) ?? []), ...needed]));
}

function checkName(check: RuleCheck, { path, pointer }: Site): void {
  const name = path.at(-1)!;
  if (ruleRoots.includes(name))
    warn(check, pointer, {
      zh: `字段名「${name}」与规则可用的数据「${name}」同名，规则里只读得到本字段，建议改名`,
      en: `The field name "${name}" hides the data "${name}" from the rules, choose another`,
    });
  else if (feelWords.includes(name))
    warn(check, pointer, {
      zh: `字段名「${name}」是表达式的保留词，规则里读不到本字段，建议改名`,
      en: `The field name "${name}" is a word of FEEL, no rule can read it, choose another`,
    });
}

/** A computed field is filled by the system: nobody can be made to fill it. */
function checkComputed(check: RuleCheck, { schema, path, pointer, around, required }: Site): void {
  const name = path.at(-1)!;
  if (required && Object.hasOwn(schema, 'x-required'))
    warn(check, `${pointer}/x-required`, {
      zh: `字段「${name}」已经是必填，条件必填不起作用，请去掉其中一个`,
      en: `The field "${name}" is required anyway, so that its rule means nothing; drop one of them`,
    });
  if (!Object.hasOwn(schema, 'x-value') || !namesRequired(check.form, around).has(name)) return;
  check.problems.push(
    wrong(`${pointer}/x-value`, `字段「${name}」由系统计算，不能设为必填`, `The field "${name}" is computed, it cannot be required`),
  );
}

/** Every name the holder of a field or one of its branches may require. */
function namesRequired(form: FormSchema, holder: Site | null): ReadonlySet<unknown> {
  const schema = holder ? (isList(holder.schema) ? holder.schema.items : holder.schema) : form;
  if (!isValues(schema)) return new Set();
  const parts = spread(form, schema);
  const dependent = parts.flatMap(part => (isValues(part.dependentRequired) ? Object.values(part.dependentRequired).flat() : []));
  return new Set([...parts.flatMap(part => (Array.isArray(part.required) ? part.required : [])), ...dependent]);
}

function checkRule(check: RuleCheck, site: Site, keyword: RuleKeyword): void {
  const text = site.schema[keyword];
  if (text === undefined || findKeywordFault(keyword, text)) return;
  const pointer = `${site.pointer}/${keyword}`;
  if (listsAround(site).length > 1) {
    check.problems.push(
      wrong(pointer, '清单中的清单里不能写规则，请把规则写在外层', 'A list within a list has no rules, write them further out'),
    );
    return;
  }
  const found = findProblems(check, site, stripEquals(text as string));
  for (const { severity, message, code } of found) check.problems.push(problem(code, message, { pointer, severity }));
  if (!found.some(({ severity }) => severity === 'error'))
    checkMeaning(check, { site, keyword, pointer, text: stripEquals(text as string) });
}

/** What is wrong with a text where it stands; it is read again for the sentence only where a name is not in sight. */
function findProblems(check: RuleCheck, site: Site, text: string): readonly FeelProblem[] {
  const { problems, names } = readRule(text);
  const inSight = namesInSight(check, site);
  return [...names.names].every(name => inSight.has(name)) ? problems : checkFeel(text, inSight);
}

/** Names a rule of a field may read: the columns of its own row, the fields at the top, the roots. */
function namesInSight({ form, topNames }: RuleCheck, site: Site): ReadonlySet<string> {
  const row = listsAround(site).at(-1);
  return row ? new Set([...columnsOf(form, row.schema), ...topNames]) : topNames;
}

interface Rule {
  readonly site: Site;
  readonly keyword: RuleKeyword;
  readonly pointer: string;
  /** FEEL without the leading `=`. */
  readonly text: string;
}

function checkMeaning(check: RuleCheck, rule: Rule): void {
  const { filterNames, paths } = readRule(rule.text).names;
  const read = [...paths, ...[...filterNames].map(name => [name])].map(path => resolve(check, rule.site, path));
  for (const { gone } of read) if (gone) check.problems.push(sayGone(rule, gone));
  checkKind(check, rule);
  if (rule.keyword === 'x-required') return;
  // A path counts with the field it ends at, not with the whole table it begins at.
  const needed = read.flatMap(({ site }) => (site ? [placeOf(site, 'value')] : []));
  addNeeds(check, placeOf(rule.site, rule.keyword === 'x-visible' ? 'shown' : 'value'), needed);
}

interface Resolved {
  /** The field a path ends at, or the last one known on the way. */
  readonly site?: Site;
  /** A step that a group or a row does not have. */
  readonly gone?: { readonly name: string; readonly of: Site };
}

/** The field a dotted path of a rule means: a column of the own row first, then a field at the top, then within groups and rows. */
function resolve({ sites, form }: RuleCheck, from: Site, path: readonly string[]): Resolved {
  const row = listsAround(from).at(-1);
  const at = (around: Site | null | undefined, name: string) => sites.get(keyOf([...(around?.path ?? []), name]));
  let site = (row && at(row, path[0]!)) ?? at(null, path[0]!);
  if (!site) return {};
  for (const name of path.slice(1)) {
    const next = at(site, name);
    if (!next) return isClosed(form, site, name) ? { site, gone: { name, of: site } } : { site };
    site = next;
  }
  return { site };
}

/** true: a group or a list of rows which has no such field, also not by a branch or a reference. */
function isClosed(form: FormSchema, site: Site, name: string): boolean {
  const names = isList(site.schema) ? columnsOf(form, site.schema) : namesWithin(form, site.schema);
  return names.length > 0 && !names.includes(name);
}

function sayGone({ pointer }: Rule, { name, of }: NonNullable<Resolved['gone']>): Problem {
  const holder = titleOfSite(of);
  return wrong(pointer, `「${holder}」里没有字段「${name}」，请检查拼写`, `"${holder}" has no field "${name}", check the spelling`);
}

function checkKind(check: RuleCheck, { site, keyword, pointer, text }: Rule): void {
  const expected = keyword === 'x-visible' || keyword === 'x-required' ? (['yes-no'] as const) : kindsOf(site.schema);
  const { body } = readRule(text);
  const kind = body && kindOfNode(body, { text, kindOfPath: path => kindOfPath(check, site, path) });
  if (!expected || !kind || expected.includes(kind)) return;
  const [want, is] = [wordsOf(expected[0]!), wordsOf(kind)];
  check.problems.push(
    wrong(pointer, `规则的结果应为${want.zh}，但这里得到${is.zh}`, `Expected the rule to give ${want.en}, but it gives ${is.en}`),
  );
}

/** A column read through its table is a list of values. */
function kindOfPath(check: RuleCheck, from: Site, path: readonly string[]): RuleKind | undefined {
  const { site, gone } = resolve(check, from, path);
  if (!site || gone || site.path.length < path.length) return undefined;
  const own = new Set(listsAround(from));
  return listsAround(site).some(list => !own.has(list)) ? 'list' : kindsOf(site.schema)?.[0];
}

/** One problem a circle, at the first rule in it, naming the fields in the order they run. */
function sayCircles({ needs, sites }: RuleCheck): Problem[] {
  return findCircles(needs).map(circle => {
    const paths = circle.map(place => place.slice(place.indexOf(' ') + 1)).filter((path, index, all) => path !== all.at(index - 1));
    const inside = (paths.length > 0 ? paths : [circle[0]!.slice(circle[0]!.indexOf(' ') + 1)]).map(path => sites.get(path)!);
    const order = [...inside, inside[0]!].map(titleOfSite).join(' → ');
    const rules = inside.flatMap(({ pointer, schema }) =>
      ruleKeywords.filter(keyword => keyword !== 'x-required' && Object.hasOwn(schema, keyword)).map(keyword => `${pointer}/${keyword}`),
    );
    return wrong(
      rules[0] ?? inside[0]!.pointer,
      `规则互相依赖成环：${order}，请去掉其中一条`,
      `The rules depend on each other in a circle: ${order}; drop one of them`,
    );
  });
}

function titleOfSite({ schema, path }: Site): string {
  return typeof schema.title === 'string' ? schema.title : path.at(-1)!;
}

function warn(check: RuleCheck, pointer: string, { zh, en }: { readonly zh: string; readonly en: string }): void {
  check.problems.push({ ...wrong(pointer, zh, en), severity: 'warning' });
}

function wrong(pointer: string, zh: string, en: string): Problem {
  return problem('form-invalid', { zh: `${zh}。`, en: `${en}.` }, { pointer });
}
