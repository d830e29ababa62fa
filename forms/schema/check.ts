import { limits } from '#engine/limits.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { findExpansionFault, type Part, partsOf } from './expand.ts';
import { findMisfits, type Standing } from './fit.ts';
import { findKeywordFault, isFieldName, xIdPattern } from './keywords.ts';
import { checkRules } from './rules.ts';
import { findOversize } from './size.ts';
import { findTextFault, quoted } from './text.ts';
import { findDefinition } from './titles.ts';
import { type FormSchema, isValues, pointerStep, type Values } from './types.ts';
import { checkUi } from './ui.ts';

/** JSON levels within one schema level: `properties` and the name, or a branch list and its index, and the value of a keyword. */
const jsonLevels = limits.schemaDepth * 3 + 4;

/**
 * Check a form file `{ schema, ui, title }` (表单检查) before anything compiles or shows it: size, keywords, names, x-ids, titles,
 * local references only, patterns, formats, rules, and the allow-list of the interface settings with the layout. JSON pointers lead
 * into the file. Whoever stores or compiles the form refuses it for a problem of severity `error`. Never throws.
 */
export function checkForm(value: unknown): Problem[] {
  if (!isValues(value)) return [wrong('', '应为一个表单文件，含 schema、ui、title', 'Expected a form file with schema, ui and title')];
  const problems = [...checkKeys(value), ...checkTitle(value.title), ...checkSchema(value.schema)];
  const isReadable = isValues(value.schema) && !problems.some(found => found.code === 'form-too-large');
  return value.ui === undefined || !isReadable ? problems : [...problems, ...checkUi(value.ui, value.schema as FormSchema)];
}

function checkKeys(file: Values): Problem[] {
  const others = Object.keys(file).filter(key => !['title', 'schema', 'ui'].includes(key));
  return others
    .slice(0, 1)
    .map(key => wrong('', `表单文件没有「${quoted(key)}」，请删除`, `A form file has no "${quoted(key)}", remove it`));
}

function checkTitle(title: unknown): Problem[] {
  const texts = isValues(title) ? [title.zh, title.en] : [];
  if (texts.length === 0 || !texts.every(text => typeof text === 'string' && text.trim() !== '' && text.length <= 200))
    return [
      wrong(
        '/title',
        '表单名称应有中文 zh 和英文 en，各不超过 200 字',
        'Expected a form title with zh and en, at most 200 characters each',
      ),
    ];
  const fault = texts.map(text => findTextFault(text as string)).find(found => found !== undefined);
  return fault ? [wrong('/title', `表单名称${fault.zh}`, `The form title ${fault.en}`)] : [];
}

/** Check the schema alone, with pointers beginning at `/schema`. */
export function checkSchema(schema: unknown): Problem[] {
  if (!isValues(schema)) return [wrong('/schema', '应为一个 JSON Schema 对象', 'Expected a JSON Schema object')];
  const oversize = findOversize(schema, { bytes: limits.schemaBytes, depth: jsonLevels, items: limits.schemaNodes });
  if (oversize) return [problem('form-too-large', oversize.message, { pointer: `/schema${oversize.pointer}` })];
  const expansion = findExpansionFault(schema);
  if (expansion) return [problem('form-too-large', expansion, { pointer: '/schema' })];
  const walk: Walk = { root: schema, problems: [], ids: new Map() };
  if (schema.type !== 'object' || !isValues(schema.properties))
    walk.problems.push(wrong('/schema', '表单最外层应为 object，并有 properties', 'Expected the form to be an object with properties'));
  checkPart(walk, { schema, pointer: '/schema', keyword: '' }, { declared: new Set(), branch: false, standing: 'form' });
  return [...walk.problems, ...checkRules(schema)];
}

interface Walk {
  readonly root: FormSchema;
  readonly problems: Problem[];
  /** x-id -> pointer of the field that has it. */
  readonly ids: Map<string, string>;
}

/** Where a part stands: names the value it speaks about has, and whether it is a branch (allOf, if ...) of another part. */
interface Place {
  /** null: not known here, inside a field that a branch speaks about again. */
  readonly declared: ReadonlySet<string> | null;
  readonly branch: boolean;
  readonly standing: Standing;
}

function checkPart(walk: Walk, part: Part, place: Place): void {
  checkKeywords(walk, part, place.standing);
  const declared =
    place.declared && new Set([...place.declared, ...namesOf(part.schema), ...namesOf(findDefinition(walk.root, part.schema.$ref))]);
  if (declared) checkNamed(walk, part, declared);
  checkReference(walk, part);
  for (const inner of partsOf(part.schema, part.pointer)) {
    if (inner.keyword === 'properties') checkField(walk, inner, place);
    checkPart(walk, inner, placeOf(inner, { declared, branch: place.branch, standing: place.standing }));
  }
}

function namesOf(schema: FormSchema | undefined): string[] {
  return isValues(schema?.properties) ? Object.keys(schema.properties) : [];
}

const freshKeywords: readonly string[] = ['properties', '$defs', 'items'];

/** A field, an entry or a definition is a value of its own; every other part speaks about the value around it. */
function placeOf(inner: Part, around: Place): Place {
  if (!freshKeywords.includes(inner.keyword)) return { declared: around.declared, branch: true, standing: 'elsewhere' };
  const branch = around.branch && inner.keyword !== '$defs';
  return { declared: branch ? null : new Set(), branch, standing: standingOf(inner.keyword, around.standing) };
}

function standingOf(keyword: string, around: Standing): Standing {
  if (around === 'elsewhere' || keyword === '$defs') return 'elsewhere';
  if (keyword === 'items') return around === 'field' ? 'entries' : 'elsewhere';
  return 'field';
}

function checkKeywords(walk: Walk, { schema, pointer }: Part, standing: Standing): void {
  for (const [keyword, value] of Object.entries(schema)) {
    const fault = findKeywordFault(keyword, value);
    const name = quoted(keyword);
    if (fault) walk.problems.push(wrong(pointer + pointerStep(keyword), `${name}：${fault.zh}`, `${name}: ${fault.en}`));
  }
  for (const { keyword, zh, en } of findMisfits(schema, standing))
    walk.problems.push(wrong(`${pointer}/${keyword}`, `${keyword}：${zh}`, `${keyword}: ${en}`));
}

/** `required` and `dependentRequired` may only name fields that exist. */
function checkNamed(walk: Walk, { schema, pointer }: Part, declared: ReadonlySet<string>): void {
  const dependent = isValues(schema.dependentRequired) ? Object.entries(schema.dependentRequired).flat(2) : [];
  const named = { required: Array.isArray(schema.required) ? schema.required : [], dependentRequired: dependent };
  for (const [keyword, names] of Object.entries(named)) {
    for (const name of names.filter(one => typeof one === 'string' && !declared.has(one))) {
      walk.problems.push(
        wrong(
          `${pointer}/${keyword}`,
          `必填字段「${quoted(name)}」不存在，请添加字段或从必填中去掉`,
          `The required field "${quoted(name)}" does not exist, add it or drop it from the list`,
        ),
      );
    }
  }
}

function checkReference(walk: Walk, { schema, pointer }: Part): void {
  if (typeof schema.$ref !== 'string' || findKeywordFault('$ref', schema.$ref) || findDefinition(walk.root, schema.$ref)) return;
  walk.problems.push(
    wrong(`${pointer}/$ref`, `引用的「${quoted(schema.$ref)}」不存在`, `The reference "${quoted(schema.$ref)}" leads nowhere`),
  );
}

/** A field has a name FEEL can read, a title and an x-id of its own; in a branch only when it is new there. */
function checkField(walk: Walk, { schema, pointer, name = '' }: Part, place: Place): void {
  if (!isFieldName(name)) {
    walk.problems.push(
      wrong(
        pointer,
        `字段名「${quoted(name)}」应为小驼峰英文，如 contactName，且不能用系统保留名`,
        `Expected a field name in camelCase such as contactName, not a reserved one, found "${quoted(name)}"`,
      ),
    );
  }
  if (place.branch && (place.declared === null || place.declared.has(name))) return;
  if (typeof schema.title !== 'string' || schema.title.trim() === '')
    walk.problems.push(wrong(pointer, `字段「${quoted(name)}」缺少名称 title`, `The field "${quoted(name)}" has no title`));
  checkKind(walk, { schema, pointer, name });
  checkId(walk, { schema, pointer, name });
}

interface Named {
  readonly schema: FormSchema;
  readonly pointer: string;
  readonly name: string;
}

function checkKind(walk: Walk, { schema, pointer, name }: Named): void {
  const known = ['type', '$ref', 'enum', 'const', 'oneOf', 'anyOf'].some(keyword => Object.hasOwn(schema, keyword));
  if (!known) walk.problems.push(wrong(pointer, `字段「${quoted(name)}」缺少类型 type`, `The field "${quoted(name)}" has no type`));
  if (schema.type === 'array' && !isValues(schema.items) && !Object.hasOwn(schema, 'items'))
    walk.problems.push(
      wrong(
        pointer,
        `字段「${quoted(name)}」是清单，缺少 items，请说明每一项是什么`,
        `The field "${quoted(name)}" is a list without items, say what an entry is`,
      ),
    );
}

function checkId(walk: Walk, { schema, pointer, name }: Named): void {
  const id = schema['x-id'];
  if (id === undefined)
    walk.problems.push(
      wrong(
        pointer,
        `字段「${quoted(name)}」缺少编号 x-id，如 f_${quoted(name)}`,
        `The field "${quoted(name)}" has no x-id such as f_${quoted(name)}`,
      ),
    );
  if (typeof id !== 'string' || !xIdPattern.test(id)) return;
  const other = walk.ids.get(id);
  if (other !== undefined)
    walk.problems.push(
      wrong(
        `${pointer}/x-id`,
        `编号 x-id「${id}」与 ${other} 重复，请改为不同的编号`,
        `The x-id "${id}" is used by ${other} too, choose another`,
      ),
    );
  walk.ids.set(id, pointer);
}

function wrong(pointer: string, zh: string, en: string): Problem {
  return problem('form-invalid', { zh: `${zh}。`, en: `${en}.` }, { pointer });
}
