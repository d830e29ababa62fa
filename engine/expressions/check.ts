import { limits } from '../limits.ts';
import type { Problem, Text } from '../problem.ts';
import { findBreaches } from './bounds.ts';
import { isFunctionName } from './builtins.ts';
import { isTooComplex } from './complexity.ts';
import { collectNames } from './names.ts';
import { blankStrings, type FeelTree, findSyntaxError, measureDepth, parseFeel, positionOf } from './parse.ts';
import { stripEquals } from './text.ts';
import { forbiddenNames } from './values.ts';

/** One finding about a FEEL text (表达式问题); line and column count from 1, the leading `=` not counted. */
export interface FeelProblem {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: Text;
  readonly line: number;
  readonly column: number;
}

/** The names every FEEL text may read besides the variables of its scope (docs/architecture.md, Expressions). */
export const feelRoots: readonly string[] = ['case', 'service', 'applicant', 'data', 'settings', 'task', 'trail', 'centre'];

/** A FEEL text as it was parsed (解析结果): its tree, unless it cannot be read at all, and what was found wrong with it. */
export interface ParsedFeel {
  readonly tree: FeelTree | null;
  readonly problems: readonly FeelProblem[];
}

/**
 * Check a FEEL text (检查表达式): grammar, bounds, and with `names` also that every name it reads exists.
 * Never throws. `names` are the names in sight: variables and roots.
 */
export function checkFeel(text: string, names?: Iterable<string>): readonly FeelProblem[] {
  return parseChecked(stripEquals(text), names).problems;
}

/** Parse a FEEL text without a leading `=`, and check it as `checkFeel` does. */
export function parseChecked(source: string, names?: Iterable<string>): ParsedFeel {
  const early = checkText(source);
  if (early) return { tree: null, problems: [early] };
  try {
    const tree = parseFeel(source);
    return { tree, problems: checkTree(source, tree, names) };
  } catch {
    const problem = found(
      source,
      0,
      'feel-syntax',
      '表达式无法读取，请写得简单一些。',
      'The expression could not be read; make it simpler.',
    );
    return { tree: null, problems: [problem] };
  }
}

function found(text: string, at: number, code: string, zh: string, en: string, severity: Problem['severity'] = 'error'): FeelProblem {
  const position = positionOf(text, at);
  const where = { zh: `第 ${position.line} 行第 ${position.column} 列：`, en: `Line ${position.line}, column ${position.column}: ` };
  return { code, severity, message: { zh: where.zh + zh, en: where.en + en }, ...position };
}

/** What can be said before parsing: size and habits from other languages. */
export function checkText(text: string): FeelProblem | null {
  if (text === '') return found(text, 0, 'feel-empty', '表达式是空的，请填写。', 'The expression is empty; fill it in.');
  if (text.length > limits.feelText) {
    return found(
      text,
      0,
      'feel-too-long',
      `表达式过长，最多 ${limits.feelText} 个字符。`,
      `The expression is too long: at most ${limits.feelText} characters.`,
    );
  }
  const blank = blankStrings(text);
  if (isTooComplex(blank)) {
    return found(
      text,
      0,
      'feel-too-deep',
      '表达式过于复杂（括号、关键词或连着的词太多），请拆开写。',
      'The expression has too many brackets, keywords or words in a row; split it.',
    );
  }
  for (const { pattern, code, zh, en } of foreignWords) {
    const hit = pattern.exec(blank);
    if (hit) return found(text, hit.index, code, zh, en);
  }
  return null;
}

const foreignWords: readonly { readonly pattern: RegExp; readonly code: string; readonly zh: string; readonly en: string }[] = [
  { pattern: /==/, code: 'feel-double-equals', zh: '比较是否相等请用一个等号 =，不要用 ==。', en: 'Use one = to compare, not ==.' },
  {
    pattern: /&&|\|\|/,
    code: 'feel-foreign-operator',
    zh: '请用 and 表示“并且”，用 or 表示“或者”，不要用 && 和 ||。',
    en: 'Use and, or instead of &&, ||.',
  },
  {
    pattern: /\$\{|#\{/,
    code: 'feel-foreign-operator',
    zh: '请直接写表达式，不要在外面加 $ 或 # 和花括号。',
    en: 'Write the expression itself, without $ or # and braces around it.',
  },
  {
    pattern: /(?:^|[\s(=])!(?!=)/,
    code: 'feel-foreign-operator',
    zh: '请用 not(…) 表示“不是”，不要用 !。',
    en: 'Use not(…) instead of !.',
  },
  { pattern: /[“”‘’]/, code: 'feel-foreign-quote', zh: '文字请用英文直引号 "…" 括起来。', en: 'Put text between straight quotes "…".' },
];

function checkTree(text: string, tree: FeelTree, names: Iterable<string> | undefined): FeelProblem[] {
  const error = findSyntaxError(tree);
  if (error) return [syntaxProblem(text, error.from)];
  if (measureDepth(tree) > limits.feelDepth)
    return [found(text, 0, 'feel-too-deep', '表达式嵌套过深，请拆开写。', 'The expression is nested too deeply; split it.')];
  const breaches = findBreaches(tree.topNode, text).map(({ code, message, from }) => found(text, from, code, message.zh, message.en));
  return [...breaches, ...checkNames(text, tree, names), ...checkHyphens(text)];
}

function syntaxProblem(text: string, from: number): FeelProblem {
  const rest = text.slice(from).trim();
  const near = [...rest].slice(0, 20).join('');
  return near === ''
    ? found(text, from, 'feel-syntax', '表达式没有写完。', 'The expression is not finished.')
    : found(
        text,
        from,
        'feel-syntax',
        `从 “${near}” 开始看不懂，请检查括号、引号和运算符。`,
        `Not understood from "${near}" on; check brackets, quotes and operators.`,
      );
}

function checkNames(text: string, tree: FeelTree, known: Iterable<string> | undefined): FeelProblem[] {
  const { names, filterNames, functions } = collectNames(tree.topNode, text);
  const at = (name: string) => Math.max(0, blankStrings(text).indexOf(name.split(' ')[0] as string));
  const problems: FeelProblem[] = [];
  for (const name of [...names, ...filterNames, ...functions].filter(name => forbiddenNames.has(name))) {
    problems.push(found(text, at(name), 'feel-forbidden-name', `不允许使用名称 “${name}”。`, `The name "${name}" is not allowed.`));
  }
  for (const name of [...functions].filter(name => !isFunctionName(name))) {
    problems.push(found(text, at(name), 'feel-unknown-function', `没有名为 “${name}” 的函数。`, `There is no function "${name}".`));
  }
  if (known === undefined) return problems;
  const set = new Set(known);
  for (const name of [...names].filter(name => !set.has(name) && !forbiddenNames.has(name))) {
    problems.push(found(text, at(name), 'feel-unknown-name', unknownName(name, set), `The name "${name}" is not known here.`));
  }
  return problems;
}

function unknownName(name: string, known: ReadonlySet<string>): string {
  const list = [...known].slice(0, 12).join('、');
  return `这里没有名为 “${name}” 的数据，请检查拼写。可用的名称：${list}。`;
}

/** `data.my-form` is a subtraction in FEEL. */
function checkHyphens(text: string): FeelProblem[] {
  const hit = /\.[\p{L}_][\p{L}\p{N}_]*-[\p{L}_]/u.exec(blankStrings(text));
  if (!hit) return [];
  return [
    found(
      text,
      hit.index,
      'feel-hyphen',
      '点号后的名称里有连字符 “-”，会被当作减号；名称请用驼峰写法，如 myForm。',
      'A hyphen in a name after a dot is read as a minus sign; write the name in camelCase, such as myForm.',
      'warning',
    ),
  ];
}
