import { checkClocks } from '#engine/clocks/rules.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import { readElements } from '../overlay/elements.ts';
import { byId, isValues, valueAt, type Values } from '../overlay/json.ts';
import type { Parts } from '../overlay/parts.ts';
import type { Operation } from '../overlay/types.ts';
import { actWords } from '../words.ts';
import { elementWords, fieldWords, levelWords } from './words.ts';

type Address = Pick<Operation, 'part' | 'path'>;

/** An address of a pack in words (差异说明), e.g. 时限「承诺时限」· 时长. */
export function labelOfAddress(parts: Parts, { part, path }: Address): Text {
  return labelers[part](parts, path);
}

const labelers: Readonly<Record<Operation['part'], (parts: Parts, path: readonly string[]) => Text>> = {
  head: (_parts, [field, act]) => {
    if (field === 'statusOf') {
      const word = actWords[act ?? ''] ?? same(act ?? '');
      return { zh: `「${word.zh}」后的状态`, en: `Status after ${word.en}` };
    }
    return field === 'title' ? { zh: '模板包名称', en: 'Title of the pack' } : { zh: '模板包说明', en: 'Description of the pack' };
  },
  settings: ({ settings }, [key = '']) => {
    const described = valueAt(settings.schema, ['properties', key]);
    const zh = isValues(described) && typeof described.title === 'string' ? described.title : key;
    const en = isValues(described) && typeof described['x-title-en'] === 'string' ? described['x-title-en'] : zh;
    return { zh: `设置「${zh}」`, en: `Setting "${en}"` };
  },
  clocks: ({ clocks }, [id = '', ...more]) => {
    if (id === 'procedures')
      return joined({ zh: `特别程序「${more[0] ?? ''}」`, en: `Procedure "${more[0] ?? ''}"` }, 'clocks', more.slice(1));
    const title = checkClocks(clocks).rules.find(rule => rule.id === id)?.title ?? same(id);
    return joined({ zh: `时限「${title.zh}」`, en: `Clock "${title.en}"` }, 'clocks', more);
  },
  cards: ({ cards }, [id = '', ...more]) => {
    const known = fieldWords.cards![id];
    if (known && (id === 'basis' || id === 'scope')) return known;
    const level = valueAt(byId(isValues(cards) ? cards.rules : []), [id, 'level']);
    const word = levelWords[typeof level === 'string' ? level : id] ?? same(id);
    return joined({ zh: `红黄牌规则「${word.zh}」`, en: `Card rule "${word.en}"` }, 'cards', more);
  },
  roles: ({ roles }, [id = '', ...more]) => {
    const title = roles.roles.find(role => role.id === id)?.title ?? same(id);
    const posts = more[0] === 'posts' ? { zh: '的岗位', en: ': posts' } : { zh: '', en: '' };
    return { zh: `角色「${title.zh}」${posts.zh}`, en: `Role "${title.en}"${posts.en}` };
  },
  documents: ({ documents }, [id = '', ...more]) => {
    const title = Object.hasOwn(documents, id) ? documents[id]!.title : same(id);
    return joined({ zh: `文书「${title.zh}」`, en: `Document "${title.en}"` }, 'documents', more);
  },
  texts: (_parts, [language, key]) => ({
    zh: `文本「${key ?? ''}」（${language === 'en' ? '英文' : '中文'}）`,
    en: `Text "${key ?? ''}" (${language === 'en' ? 'English' : 'Chinese'})`,
  }),
  forms: ({ forms }, [id = '', ...more]) => {
    const form = Object.hasOwn(forms, id) ? forms[id] : undefined;
    const title = form?.title ?? same(id);
    const label = { zh: `表单「${title.zh}」`, en: `Form "${title.en}"` };
    if (more[0] !== 'schema' || more[1] !== 'properties' || more[2] === undefined) return joined(label, 'forms', more);
    const described = valueAt(form?.schema, ['properties', more[2]]);
    const field = isValues(described) && typeof described.title === 'string' ? described.title : more[2];
    return joined({ zh: `${label.zh} · 字段「${field}」`, en: `${label.en} · field "${field}"` }, 'forms', more.slice(3));
  },
  decisions: (_parts, [id = '']) => ({ zh: `决策表「${id}」`, en: `Decision table "${id}"` }),
  process: ({ bpmn }, [id = '', ...more]) => joined(elementLabel(elementsOf(bpmn), id), 'process', more),
};

/** The elements of the process labelled last: a list of differences asks for the same one again and again. */
let last: { readonly bpmn: string; readonly elements: Readonly<Record<string, Values>> } | undefined;

function elementsOf(bpmn: string): Readonly<Record<string, Values>> {
  if (last?.bpmn !== bpmn) last = { bpmn, elements: readElements(bpmn) ?? {} };
  return last.elements;
}

function elementLabel(elements: Readonly<Record<string, Values>>, id: string): Text {
  const element = Object.hasOwn(elements, id) ? elements[id]! : {};
  const kind = elementWords[String(element.type)] ?? { zh: '元素', en: 'element' };
  const name = nameOf(element) ?? (element.type === 'sequenceFlow' ? flowName(elements, element) : id);
  return { zh: `${kind.zh}「${name}」`, en: `${kind.en[0]!.toUpperCase()}${kind.en.slice(1)} "${name}"` };
}

function nameOf(element: Values | undefined): string | undefined {
  return typeof element?.name === 'string' && element.name.trim() !== '' ? element.name : undefined;
}

/** A flow without a name is known by where it comes from and goes to. */
function flowName(elements: Readonly<Record<string, Values>>, { sourceRef, targetRef }: Values): string {
  const end = (id: unknown): string => nameOf(elements[String(id)]) ?? String(id);
  return `${end(sourceRef)} → ${end(targetRef)}`;
}

/** An address of a service item in words, e.g. 事项「食品经营许可」· 承诺时限. */
export function labelOfItem(item: Pick<ServiceItem, 'title' | 'materials'>, path: readonly string[]): Text {
  const label = { zh: `事项「${item.title.zh}」`, en: `Item "${item.title.en}"` };
  const material = path[0] === 'materials' ? item.materials.find(({ id }) => id === path[1])?.title : undefined;
  if (!material) return joined(label, 'item', path);
  return joined({ zh: `${label.zh} · 材料「${material.zh}」`, en: `${label.en} · material "${material.en}"` }, 'item', path.slice(2));
}

function joined(label: Text, part: string, path: readonly string[]): Text {
  const words = path.map(step => fieldWords[part]?.[step] ?? same(step));
  return { zh: [label.zh, ...words.map(({ zh }) => zh)].join(' · '), en: [label.en, ...words.map(({ en }) => en)].join(' · ') };
}

function same(word: string): Text {
  return { zh: word, en: word };
}
