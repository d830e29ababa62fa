import { limits } from '../limits.ts';
import { type Problem, problem } from '../problem.ts';

/** Tags of one file before anything is parsed; a model of limits.bpmnElements elements with its diagram stays far below. */
const maxTags = 120_000;
const maxDepth = 100;

/**
 * Check a BPMN text before it is parsed (解析前检查): size, encoding, forbidden constructs, number and nesting of tags.
 * Null means it may be parsed.
 */
export function checkSource(xml: string): Problem | null {
  return checkSize(xml) ?? checkCharacters(xml) ?? checkEncoding(xml) ?? checkDoctype(xml) ?? checkTags(xml);
}

function checkSize(xml: string): Problem | null {
  const tooBig = xml.length > limits.bpmnBytes || new TextEncoder().encode(xml).length > limits.bpmnBytes;
  if (!tooBig)
    return xml.trim() === ''
      ? problem('bpmn-empty', { zh: '文件是空的，请选择 BPMN 流程文件。', en: 'The file is empty; choose a BPMN file.' })
      : null;
  const megabytes = limits.bpmnBytes / 1024 / 1024;
  return problem('bpmn-too-large', {
    zh: `流程文件过大，最多 ${megabytes} MB，请拆分流程。`,
    en: `The process file is too large: at most ${megabytes} MB. Split the process.`,
  });
}

function checkCharacters(xml: string): Problem | null {
  const text = xml.includes('&#') ? withReferences(withoutSections(xml)) : '';
  if (holdsForbidden(xml) || holdsForbidden(text)) {
    return problem('bpmn-encoding', {
      zh: '文件中有无法识别的字符，请用 UTF-8 编码另存后重试。',
      en: 'The file contains unreadable characters; save it as UTF-8 and try again.',
    });
  }
  return null;
}

function holdsForbidden(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ufffd]/.test(text) || !text.isWellFormed();
}

/** The text with the characters that are written by their numbers; one that is none becomes a forbidden one. */
function withReferences(text: string): string {
  return text.replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
  });
}

function checkEncoding(xml: string): Problem | null {
  const encoding = /^\ufeff?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/i.exec(xml)?.[1];
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return null;
  return problem('bpmn-encoding', {
    zh: `文件声明的编码是 ${encoding}，只接受 UTF-8，请另存为 UTF-8。`,
    en: `The file declares the encoding ${encoding}; only UTF-8 is accepted.`,
  });
}

function checkDoctype(xml: string): Problem | null {
  if (!/<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) return null;
  return problem('bpmn-doctype', {
    zh: '文件含有 DOCTYPE 或 ENTITY 声明，出于安全不接受，请删除后重试。',
    en: 'The file contains a DOCTYPE or ENTITY declaration, which is refused for safety; remove it.',
  });
}

/** One pass over the tags, quotes respected, so that a bomb is refused before it is parsed. */
function checkTags(xml: string): Problem | null {
  const bare = withoutSections(xml);
  const tag = /<(\/?)[^\s<>/!?"'][^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/g;
  let depth = 0;
  let count = 0;
  for (const [text, closing] of bare.matchAll(tag)) {
    count += 1;
    if (closing === '/') depth -= 1;
    else if (!text.endsWith('/>')) depth += 1;
    if (depth > maxDepth) return tooDeep();
    if (count > maxTags) return tooManyElements();
  }
  const nodes = bare.match(/<(?:[\w.-]+:)?(?:\w*[tT]ask|\w+Event|\w+Gateway|subProcess|callActivity)[\s/>]/g)?.length ?? 0;
  return nodes > limits.bpmnElements ? tooManyElements() : null;
}

/** The text without comments and CDATA sections; an unclosed one takes the rest. */
function withoutSections(xml: string): string {
  const kept: string[] = [];
  const start = /<!--|<!\[CDATA\[/g;
  let at = 0;
  for (let found = start.exec(xml); found !== null; found = start.exec(xml)) {
    kept.push(xml.slice(at, found.index));
    const close = found[0] === '<!--' ? '-->' : ']]>';
    const end = xml.indexOf(close, start.lastIndex);
    if (end === -1) return kept.join(' ');
    at = end + close.length;
    start.lastIndex = at;
  }
  return [...kept, xml.slice(at)].join(' ');
}

function tooDeep(): Problem {
  return problem('bpmn-too-deep', {
    zh: '文件的标签嵌套过深，请简化流程。',
    en: 'The tags of the file are nested too deeply; simplify the process.',
  });
}

function tooManyElements(): Problem {
  return problem('bpmn-too-many-elements', {
    zh: `流程元素过多，最多 ${limits.bpmnElements} 个，请拆分流程。`,
    en: `The process has too many elements: at most ${limits.bpmnElements}. Split the process.`,
  });
}
