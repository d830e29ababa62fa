import { type Problem, problem } from '#engine/problem.ts';
import { isReservedName } from './keywords.ts';
import { findTextFault, quoted } from './text.ts';
import { type FormSchema, isValues, type Values } from './types.ts';

/** Pages of a form and sections of a page, at most. */
const most = 50;
/** Columns of a section on a wide page, at most (栏数). */
export const layoutColumns = 3;
/** Id of a page or a section. */
export const layoutIdPattern = /^[A-Za-z][\w-]{0,63}$/;
const at = '/ui/ui:layout';

interface LayoutCheck {
  readonly problems: Problem[];
  readonly ids: Set<string>;
  /** Fields placed so far. */
  readonly placed: Set<string>;
  /** Names a section may hold. */
  readonly names: ReadonlySet<string>;
  readonly ui: Values;
}

/**
 * Check `ui:layout` (版面检查): pages of sections of fields, ids different, texts plain, and every field at the top of the form placed
 * once. `ui` holds the layout; `parts` are the form and its branches; a field that only a branch has may be left out.
 */
export function checkLayout(ui: Values, parts: readonly FormSchema[]): Problem[] {
  const layout = ui['ui:layout'];
  const named = (part: FormSchema | undefined) => (isValues(part?.properties) ? Object.keys(part.properties) : []);
  const check: LayoutCheck = { problems: [], ids: new Set(), placed: new Set(), names: new Set(parts.flatMap(named)), ui };
  if (!isValues(layout)) return [wrong(at, '应为一个对象，含 pages', 'Expected an object with pages')];
  checkKeys(check, layout, at, ['pages']);
  eachOf(check, layout.pages, `${at}/pages`, (page, pointer) => checkPage(check, page, pointer));
  const missing = named(parts[0]).filter(name => !check.placed.has(name));
  if (missing.length > 0 && !check.problems.some(({ severity }) => severity === 'error'))
    check.problems.push(
      wrong(
        at,
        `版面里没有字段「${missing.slice(0, 5).map(quoted).join('、')}」，请放到一个区段里`,
        `The layout has no place for the field "${missing.slice(0, 5).map(quoted).join('", "')}", put it into a section`,
      ),
    );
  return check.problems;
}

function checkPage(check: LayoutCheck, page: Values, pointer: string): void {
  checkKeys(check, page, pointer, ['id', 'title', 'sections']);
  checkId(check, page.id, `${pointer}/id`);
  checkTitle(check, page.title, `${pointer}/title`);
  eachOf(check, page.sections, `${pointer}/sections`, (section, inner) => checkSection(check, section, inner));
}

function checkSection(check: LayoutCheck, section: Values, pointer: string): void {
  checkKeys(check, section, pointer, ['id', 'title', 'text', 'columns', 'fields']);
  checkId(check, section.id, `${pointer}/id`);
  if (section.title !== undefined) checkTitle(check, section.title, `${pointer}/title`);
  if (section.text !== undefined) checkTitle(check, section.text, `${pointer}/text`);
  const { columns } = section;
  if (!Number.isInteger(columns) || (columns as number) < 1 || (columns as number) > layoutColumns)
    add(
      check,
      `${pointer}/columns`,
      `栏数应为 1 到 ${layoutColumns} 的整数`,
      `Expected columns to be a whole number from 1 to ${layoutColumns}`,
    );
  if (!Array.isArray(section.fields)) {
    add(check, `${pointer}/fields`, '应为字段名列表', 'Expected a list of field names');
    return;
  }
  for (const [index, name] of section.fields.entries()) {
    checkPlaced(check, name, `${pointer}/fields/${index}`);
    checkSpan(check, name, columns);
  }
}

/** A field wider than its section takes the whole section: no harm, but not what was meant. */
function checkSpan(check: LayoutCheck, name: unknown, columns: unknown): void {
  const field = typeof name === 'string' && Object.hasOwn(check.ui, name) ? check.ui[name] : undefined;
  const options = isValues(field) ? field['ui:options'] : undefined;
  const span = isValues(options) ? options.span : undefined;
  if (typeof span !== 'number' || typeof columns !== 'number' || span <= columns) return;
  const message = {
    zh: `字段「${quoted(name)}」占 ${span} 栏，而所在区段只有 ${columns} 栏，将按 ${columns} 栏显示。`,
    en: `The field "${quoted(name)}" takes ${span} columns, but its section has ${columns}; it is shown over ${columns}.`,
  };
  const pointer = `/ui/${name as string}/ui:options/span`;
  check.problems.push({ code: 'form-ui-invalid', severity: 'warning', message, pointer });
}

function checkPlaced(check: LayoutCheck, name: unknown, pointer: string): void {
  if (typeof name !== 'string' || !check.names.has(name))
    add(check, pointer, `表单最外层没有字段「${quoted(name)}」`, `The form has no field "${quoted(name)}" at the top`);
  else if (check.placed.has(name))
    add(check, pointer, `字段「${name}」在版面里出现了两次`, `The field "${name}" stands in the layout twice`);
  else check.placed.add(name);
}

function checkId(check: LayoutCheck, id: unknown, pointer: string): void {
  if (typeof id !== 'string' || !layoutIdPattern.test(id) || isReservedName(id))
    add(check, pointer, '应为字母开头的编号，如 page1', 'Expected an id beginning with a letter such as page1');
  else if (check.ids.has(id))
    add(check, pointer, `编号「${id}」在版面里重复，请改为不同的编号`, `The id "${id}" is used twice in the layout, choose another`);
  else check.ids.add(id);
}

function checkTitle(check: LayoutCheck, title: unknown, pointer: string): void {
  const texts = isValues(title) ? [title.zh, title.en] : [];
  if (texts.length === 0 || !texts.every(text => typeof text === 'string' && text.trim() !== '' && text.length <= 2_000)) {
    add(check, pointer, '应有中文 zh 和英文 en', 'Expected a text with zh and en');
    return;
  }
  const fault = texts.map(text => findTextFault(text as string)).find(found => found !== undefined);
  if (fault) add(check, pointer, `文字${fault.zh}`, `The text ${fault.en}`);
}

function checkKeys(check: LayoutCheck, value: Values, pointer: string, known: readonly string[]): void {
  const other = Object.keys(value).find(key => !known.includes(key));
  if (other !== undefined)
    add(check, pointer, `版面没有设置「${quoted(other)}」，请删除`, `The layout has no "${quoted(other)}", remove it`);
}

function eachOf(check: LayoutCheck, list: unknown, pointer: string, visit: (value: Values, pointer: string) => void): void {
  if (!Array.isArray(list) || list.length === 0 || list.length > most)
    add(check, pointer, `应为 1 到 ${most} 项的列表`, `Expected a list of 1 to ${most} entries`);
  else
    list.forEach((value: unknown, index) => {
      if (isValues(value)) visit(value, `${pointer}/${index}`);
      else add(check, `${pointer}/${index}`, '应为一个对象', 'Expected an object');
    });
}

function add(check: LayoutCheck, pointer: string, zh: string, en: string): void {
  check.problems.push(wrong(pointer, zh, en));
}

function wrong(pointer: string, zh: string, en: string): Problem {
  return problem('form-ui-invalid', { zh: `${zh}。`, en: `${en}.` }, { pointer });
}
