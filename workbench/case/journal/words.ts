import type { CaseView, JournalEntry } from '#server/contract/schemas.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Text } from '#engine/problem.ts';
import { postWords } from '#processes/words.ts';
import { hasMessage, type Language, translate } from '../../shared/messages/index.ts';

/** Names behind the ids of a case's events (名称对照): every answer is fit to be read by people. */
export interface Words {
  /** Name of a step of a scope. */
  step(scope: string | null, element: string | null): string;
  /** Name of a sequence flow, or null when it has none. */
  flow(scope: string, flow: string): string | null;
  /** Name of a task, a wait or a job by the id its event gave it. */
  thing(id: string): string;
  /** Name of the process of a scope. */
  process(scope: string): string;
  processOf(content: string): string;
  person(who: string): string;
  document(content: string, document: string): string;
  issued(id: string): string;
  clock(key: string): string;
  material(id: string): string;
  form(scope: string, schema: string): string;
}

/** What the words are read from. */
export interface WordSources {
  readonly view: CaseView;
  readonly entries: readonly JournalEntry[];
  /** By content: title, names of elements and flows, titles of documents and forms. */
  readonly releases: Readonly<Record<string, ReleaseWords>>;
  readonly organisation: AnswerOf<'getOrganisation'> | undefined;
  readonly lang: Language;
}

/** The names of one release. */
export interface ReleaseWords {
  readonly title: Text;
  readonly names: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, Text>>;
  readonly forms: Readonly<Record<string, Text>>;
}

const unnamed: Text = { zh: '这一步', en: 'this step' };
const someone: Text = { zh: '工作人员', en: 'a member of staff' };
const system: Text = { zh: '系统', en: 'the system' };
const clockTitles: Readonly<Record<string, Text>> = {
  promised: { zh: '承诺时限', en: 'The promised limit' },
  statutory: { zh: '法定时限', en: 'The statutory limit' },
  delivery: { zh: '送达时限', en: 'The delivery limit' },
  notice: { zh: '告知时限', en: 'The limit for the notice' },
  stage: { zh: '环节时限', en: 'The stage limit' },
  step: { zh: '步骤时限', en: 'The step limit' },
};

interface Index {
  readonly scopes: Map<string, { content: string }>;
  readonly things: Map<string, { scope: string | null; element: string | null; name: string | null }>;
  readonly documents: Map<string, { content: string; document: string }>;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function indexOf(entries: readonly JournalEntry[]): Index {
  const index: Index = { scopes: new Map(), things: new Map(), documents: new Map() };
  for (const { seq, events } of entries)
    for (const [position, event] of events.entries()) {
      const id = `${seq}.${position}`;
      const wait = event.wait as { scope?: unknown; element?: unknown } | undefined;
      if (event.type === 'scope-opened') index.scopes.set(id, { content: String(event.content) });
      if (event.type === 'document-issued') index.documents.set(id, { content: String(event.content), document: String(event.document) });
      const name = event.type === 'task-created' ? text(event.name) : null;
      index.things.set(id, { scope: text(event.scope) ?? text(wait?.scope), element: text(event.element) ?? text(wait?.element), name });
    }
  return index;
}

/** `窗口人员`, `区市场监督管理局承办人`, `李强` of an account, a person or a post. */
function personWords(who: string, { entries, organisation, lang }: WordSources): string {
  if (who === 'system') return system[lang];
  const account = who.replace(/^person:/, '');
  const known =
    organisation?.people.find(person => person.account === account)?.name ??
    entries.find(entry => entry.actor.account === account)?.actor.name;
  if (known) return known;
  const [post = '', unit] = who.split('@');
  const title = postWords[post]?.[lang];
  if (title === undefined) return someone[lang];
  const at = organisation?.units.find(({ id }) => id === unit)?.title[lang] ?? '';
  return lang === 'zh' ? at + title : [title, at].filter(Boolean).join(', ');
}

function clockWords(key: string, { view, lang }: WordSources, nameOf: (id: string) => string): string {
  const [rule = '', part] = key.split(':');
  // What the step of a step's clock is called stands before it.
  const known = rule === 'step' ? undefined : view.clocks.find(clock => clock.key === key)?.title[lang];
  const title = known ?? clockTitles[rule]?.[lang] ?? (lang === 'zh' ? '时限' : 'The limit');
  if (!part) return title;
  const stage = `stage.${part}`;
  const what = hasMessage(stage) ? translate(lang, stage) : nameOf(part);
  return lang === 'zh' ? `「${what}」${title}` : `${title} of “${what}”`;
}

/** Reads the names of everything a case's journal speaks of. */
export function createWords(sources: WordSources): Words {
  const { view, releases, lang } = sources;
  const index = indexOf(sources.entries);
  const contentOf = (scope: string | null): string => (scope && index.scopes.get(scope)?.content) || view.content;
  const pick = (found: Text | undefined): string | undefined => found?.[lang] || found?.zh;
  const nameIn = (scope: string | null, id: string | null): string | undefined =>
    id === null ? undefined : releases[contentOf(scope)]?.names[id];
  const thing = (id: string): string => {
    const found = index.things.get(id);
    return (found?.name || nameIn(found?.scope ?? null, found?.element ?? null)) ?? unnamed[lang];
  };
  const processOf = (content: string): string => pick(releases[content]?.title) ?? pick(view.packTitle) ?? unnamed[lang];
  const document = (content: string, id: string): string =>
    pick(releases[content]?.documents[id]) ??
    pick(view.documents.find(other => other.document === id)?.title) ??
    (lang === 'zh' ? '文书' : 'document');
  return {
    step: (scope, element) => nameIn(scope, element) ?? unnamed[lang],
    flow: (scope, flow) => nameIn(scope, flow) ?? null,
    thing,
    process: scope => processOf(contentOf(scope)),
    processOf,
    person: who => personWords(who, sources),
    document,
    issued: id => {
      const found = index.documents.get(id);
      return found ? document(found.content, found.document) : lang === 'zh' ? '文书' : 'document';
    },
    clock: key => clockWords(key, sources, thing),
    material: id => pick(view.item.materials.find(material => material.id === id)?.title) ?? (lang === 'zh' ? '材料' : 'material'),
    form: (scope, schema) =>
      pick(releases[contentOf(scope)]?.forms[schema]) ??
      pick(view.data.find(other => other.schema === schema)?.title) ??
      (lang === 'zh' ? '表单' : 'form'),
  };
}

/** Names of elements and flows of a BPMN text, by id. */
export function elementNames(bpmn: string): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [tag] of bpmn.matchAll(/<(?!\/|\?|!)[^>]*>/g)) {
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (id && name) names[id] = plain(name);
  }
  return names;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#10': ' ', '#xA': ' ' };
const plain = (xml: string): string => xml.replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole);
