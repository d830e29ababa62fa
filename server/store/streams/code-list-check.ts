import type { Text } from '#engine/problem.ts';
import { shippedList } from '#forms/codes/shipped.ts';
import { listIdPattern, reservedLists } from '#forms/schema/keywords.ts';
import { findTextFault, quoted } from '#forms/schema/text.ts';
import type { CodeAbove, CodeListChange, CodeListState, SentCode } from './code-list.ts';

/** What is wrong with a change (字典检查): where in the change, and the sentence. */
export interface ChangeFault {
  /** JSON pointer into the change. */
  readonly pointer: string;
  readonly message: Text;
}

/** Most entries of one centre's layer, most that are changed at once, longest title, most levels. */
export const codeListLimits = { entries: 5_000, changes: 2_000, title: 100, levels: 6 } as const;

const codePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** The first fault of a change; undefined when it may be saved. */
export function findChangeFault(list: string, state: CodeListState | null, change: CodeListChange): ChangeFault | undefined {
  return findListFault(list, state, change) ?? findSizeFault(state, change) ?? findEntryFault(list, state, change);
}

function findListFault(list: string, state: CodeListState | null, { title, inherits }: CodeListChange): ChangeFault | undefined {
  if (!listIdPattern.test(list) || reservedLists.includes(list))
    return at('', {
      zh: `字典编号应为小写字母开头、由小写字母、数字和短横线组成，且不是 ${reservedLists.join('、')}，收到的是「${quoted(list)}」。`,
      en: `Expected an id of small letters, digits and hyphens other than ${reservedLists.join(', ')}, but found "${quoted(list)}".`,
    });
  if (inherits && title !== undefined)
    return at('/title', {
      zh: '这是内置或上级中心的字典，名称不能更改，请去掉名称后再保存。',
      en: 'Expected no title, but the list is shipped or of a centre above and keeps its title.',
    });
  if (!inherits && title === undefined && state?.title === undefined)
    return at('/title', { zh: '新字典应有名称。', en: 'Expected a title for a new list, but there is none.' });
  return title && titleFault('/title', title);
}

function findSizeFault(state: CodeListState | null, { entries, retired, restored }: CodeListChange): ChangeFault | undefined {
  const changes = entries.length + retired.length + restored.length;
  if (changes > codeListLimits.changes)
    return at('/entries', {
      zh: `一次最多保存 ${codeListLimits.changes} 项改动，收到 ${changes} 项。请分几次保存。`,
      en: `Expected at most ${codeListLimits.changes} changes at once, but there are ${changes}. Save them in parts.`,
    });
  const known = new Set((state?.entries ?? []).map(({ code }) => code));
  for (const code of [...entries.map(one => one.code), ...retired]) known.add(code);
  if (known.size <= codeListLimits.entries) return undefined;
  return at('/entries', {
    zh: `本中心在一个字典中最多可有 ${codeListLimits.entries} 项，保存后将有 ${known.size} 项。`,
    en: `Expected at most ${codeListLimits.entries} entries of this centre in a list, but there would be ${known.size}.`,
  });
}

function findEntryFault(list: string, state: CodeListState | null, change: CodeListChange): ChangeFault | undefined {
  const codes = createCodes(state, change);
  const { entries, retired, restored } = change;
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const fault = seen.has(entry.code) ? twice(entry.code) : entryFault(list, entry, codes);
    if (fault) return at(`/entries/${index}`, fault);
    seen.add(entry.code);
  }
  return findMarkFault('retired', retired, codes) ?? findMarkFault('restored', restored, codes);
}

function twice(code: string): Text {
  return {
    zh: `代码「${quoted(code)}」出现了两次，每个代码只能有一项。`,
    en: `Expected each code once, but "${quoted(code)}" comes twice.`,
  };
}

/** What stands above for a code; never a name of the prototype. */
export function inherited(above: CodeListChange['above'], code: string): CodeAbove | undefined {
  return Object.hasOwn(above, code) ? above[code] : undefined;
}

/** What is known of codes once the change is made. */
interface Codes {
  readonly above: (code: string) => CodeAbove | undefined;
  readonly own: (code: string) => { readonly parent?: string } | undefined;
}

function createCodes(state: CodeListState | null, { entries, above }: CodeListChange): Codes {
  const own = new Map<string, { readonly parent?: string }>((state?.entries ?? []).map(entry => [entry.code, entry]));
  for (const entry of entries) own.set(entry.code, entry);
  return { above: code => inherited(above, code), own: code => own.get(code) };
}

function entryFault(list: string, entry: SentCode, codes: Codes): Text | undefined {
  const { code, title, parent } = entry;
  if (!codePattern.test(code))
    return {
      zh: `代码应由字母、数字、点、短横线或下划线组成，最多 40 个字符，收到的是「${quoted(code)}」。`,
      en: `Expected a code of at most 40 letters, digits, dots, hyphens and underscores, but found "${quoted(code)}".`,
    };
  return titleFault('', title, code)?.message ?? placeFault(list, { code, parent }, codes);
}

function titleFault(pointer: string, title: Text, code?: string): ChangeFault | undefined {
  const of = code === undefined ? '' : `${quoted(code)} 的`;
  for (const words of [title.zh, title.en]) {
    if (words.trim() === '' || words !== words.trim() || words.length > codeListLimits.title)
      return at(pointer, {
        zh: `${of}名称应有 1 至 ${codeListLimits.title} 个字，前后没有空格。`,
        en: `Expected a title of 1 to ${codeListLimits.title} characters without spaces around it${code === undefined ? '' : ` for ${quoted(code)}`}.`,
      });
    const fault = findTextFault(words) ?? lineFault(words);
    if (fault)
      return at(pointer, { zh: `${of}名称${fault.zh}。`, en: `The title${code === undefined ? '' : ` of ${quoted(code)}`} ${fault.en}.` });
  }
  return undefined;
}

const lineFault = (words: string): Text | undefined =>
  /[\t\n\r]/.test(words) ? { zh: '应在一行之内', en: 'must stand on one line' } : undefined;

/** Where an entry stands: below one that there is, within the levels, in no circle; one from above stays where it is. */
function placeFault(list: string, { code, parent }: Pick<SentCode, 'code' | 'parent'>, codes: Codes): Text | undefined {
  const above = codes.above(code);
  if (above) return parent === undefined || parent === above.parent ? undefined : moved(code);
  const form = shippedList(list)?.codeFault(code, parent);
  if (form) return { zh: `${quoted(code)}：${form.zh}。`, en: `${quoted(code)}: ${form.en}.` };
  return parent === undefined ? undefined : parentFault(code, parent, codes);
}

function moved(code: string): Text {
  return {
    zh: `「${quoted(code)}」是内置或上级中心的字典项，应留在原来的上级之下，可以改名称或停用。`,
    en: `Expected "${quoted(code)}" to stay in its place, for it is shipped or of a centre above; it may be given a title or be retired.`,
  };
}

function parentFault(code: string, parent: string, codes: Codes): Text | undefined {
  const passed = new Set([code]);
  let depth = 1;
  for (let next: string | undefined = parent; next !== undefined; depth++) {
    if (passed.has(next)) return circle(code);
    passed.add(next);
    const above = codes.above(next);
    const found: { readonly parent?: string } | undefined = above ?? codes.own(next);
    if (!found) return unknownParent(code, next);
    if (depth >= codeListLimits.levels) return tooDeep(code);
    next = found.parent;
  }
  return undefined;
}

function circle(code: string): Text {
  return {
    zh: `「${quoted(code)}」的上级绕回了它自己，请改正上级代码。`,
    en: `Expected what stands above "${quoted(code)}" to lead to the top, but it leads back to it.`,
  };
}

function unknownParent(code: string, parent: string): Text {
  return {
    zh: `「${quoted(code)}」的上级「${quoted(parent)}」不在字典中。请先添加上级，或改正上级代码。`,
    en: `Expected "${quoted(parent)}" above "${quoted(code)}" to be in the list, but it is not. Add it first.`,
  };
}

function tooDeep(code: string): Text {
  return {
    zh: `字典最多 ${codeListLimits.levels} 级，「${quoted(code)}」更深。`,
    en: `Expected at most ${codeListLimits.levels} levels, but "${quoted(code)}" lies deeper.`,
  };
}

/** Codes that are to be retired or to come back must be there. */
function findMarkFault(kind: 'retired' | 'restored', marked: readonly string[], codes: Codes): ChangeFault | undefined {
  const index = marked.findIndex(code => !codes.above(code) && !codes.own(code));
  if (index < 0) return undefined;
  return at(`/${kind}/${index}`, {
    zh: `字典中没有代码「${quoted(marked[index])}」，请查看后重新提交。`,
    en: `Expected codes of the list, but "${quoted(marked[index])}" is none.`,
  });
}

function at(pointer: string, message: Text): ChangeFault {
  return { pointer, message };
}
