import { checkFeel, pathsOf } from '#engine/expressions/index.ts';
import { applicationForm } from '#engine/lint/known.ts';
import type { Text } from '#engine/problem.ts';
import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { Parts } from '../../../draft/address.ts';
import { fieldsIn, nameOf, type NameInSight, topNames } from '../../../form/panel/rules/names.ts';

/** What the process of a pack may read (流程可用名称) depends on its parts, on the forms its steps show and on its variables. */
export interface Sight {
  readonly parts: Pick<Parts, 'forms' | 'settings'>;
  /** Ids of the forms of steps. */
  readonly stepForms: readonly string[];
  readonly variables: readonly string[];
}

const prefixed = (title: Text, name: NameInSight, path: string): NameInSight => ({
  ...name,
  name: path,
  title: { zh: `${title.zh} · ${name.title.zh}`, en: `${title.en} · ${name.title.en}` },
  from: 'step',
});

const ofForm = (id: string, form: FormFile): readonly NameInSight[] =>
  topNames(form.schema).map(name => prefixed(form.title, name, `data.${id}.${name.name}`));

const applicationTitle: Text = { zh: '申请表', en: 'Application' };

/** Fields of the application forms of the pack's items: whatever the item, they are read as data.application. */
function ofApplication({ parts, stepForms }: Sight): readonly NameInSight[] {
  const forms = Object.entries(parts.forms).filter(([id]) => !stepForms.includes(id));
  const names = new Map(forms.flatMap(([, form]) => topNames(form.schema).map(name => [name.name, name] as const)));
  return [...names.values()].map(name => prefixed(applicationTitle, name, `data.${applicationForm}.${name.name}`));
}

type Known = readonly [name: string, zh: string, en: string, kind?: NameInSight['kind']];
const known: readonly Known[] = [
  ['task.outcome', '本环节结果', 'outcome of the step'],
  ['applicant.kind', '申请人类型', 'kind of applicant'],
  ['applicant.name', '申请人名称', 'name of the applicant'],
  ['service.id', '事项编号', 'id of the service item'],
  ['service.unit', '事项的实施部门', 'unit of the service item'],
  ['service.kind', '事项的办件类型', 'kind of the service item'],
  ['service.promisedLimit', '承诺时限（工作日）', 'promised limit (working days)', 'number'],
  ['case.intakeType', '登记方式', 'how it was registered'],
  ['case.supplements', '补正次数', 'rounds of supplements', 'number'],
  ['case.acts', '已发生的法律行为', 'acts performed', 'choices'],
  ['case.window', '登记窗口', 'window that registered it'],
  ['centre.id', '中心编号', 'id of the centre'],
];

const applicantKinds: NameInSight['choices'] = [
  { value: 'person', title: { zh: '个人', en: 'person' } },
  { value: 'organisation', title: { zh: '单位', en: 'organisation' } },
];

const rootOf = ([name, zh, en, kind = 'text']: Known): NameInSight => ({
  name,
  title: { zh, en },
  kind,
  choices: name === 'applicant.kind' ? applicantKinds : [],
  from: 'root',
  columns: [],
});

function ofSettings({ parts }: Sight): readonly NameInSight[] {
  return fieldsIn(parts.settings.schema).map(([id, schema]) => {
    const name = nameOf(schema, id, 'root');
    const title = { zh: `设置 · ${name.title.zh}`, en: `Setting · ${name.title.en}` };
    return { ...name, name: `settings.${id}`, title };
  });
}

const ofVariable = (name: string): NameInSight => ({
  name,
  title: { zh: `变量 ${name}`, en: `variable ${name}` },
  kind: 'text',
  choices: [],
  from: 'variable',
  columns: [],
});

/** Names a condition or expression of the process may read: fields of step forms, the application, variables, settings and what is known of the case. */
export function namesInProcess(sight: Sight): readonly NameInSight[] {
  const forms = sight.stepForms.flatMap(id => {
    const form = Object.hasOwn(sight.parts.forms, id) ? sight.parts.forms[id] : undefined;
    return form ? ofForm(id, form) : [];
  });
  return [...forms, ...ofApplication(sight), ...sight.variables.map(ofVariable), ...ofSettings(sight), ...known.map(rootOf)];
}

/** A name in sight that holds several entries, such as a choice of several or a table: what a multi-instance can go through. */
export const listNames = (names: readonly NameInSight[]): readonly NameInSight[] =>
  names.filter(({ kind }) => kind === 'choices' || kind === 'table');

/** What is wrong with FEEL of the process as it is typed (表达式检查): grammar, and fields of forms that are not there. Empty text: nothing. */
export function judgeFeel(typed: string, parts: Pick<Parts, 'forms'>): Text | null {
  const feel = typed.replace(/^\s*=/, '').trim();
  if (feel === '') return null;
  const wrong = checkFeel(feel).find(({ severity }) => severity === 'error');
  return wrong?.message ?? lostField(feel, parts);
}

/** The first path `data.<form>.<field>` to a field its form has not. */
function lostField(feel: string, { forms }: Pick<Parts, 'forms'>): Text | null {
  for (const [root, id, field] of pathsOf(feel)) {
    if (root !== 'data' || id === undefined || field === undefined || !Object.hasOwn(forms, id)) continue;
    const form = forms[id]!;
    const fields = isValues(form.schema.properties) ? Object.keys(form.schema.properties) : [];
    if (!fields.includes(field) && !counts.includes(field))
      return {
        zh: `表单“${form.title.zh}”没有字段“${field}”，可用的有：${fields.slice(0, 12).join('、')}。`,
        en: `The form "${form.title.en}" has no field "${field}"; there are: ${fields.slice(0, 12).join(', ')}.`,
      };
  }
  return null;
}

/** What a countersign leaves beside the fields of its form. */
const counts: readonly string[] = ['result', 'agree', 'refuse', 'abstain'];

/** A field that holds people or units (人员字段、部门字段): what the rule field can read. */
export interface PeopleField {
  /** `<form>.<field>`, as bj:assignment writes it. */
  readonly path: string;
  readonly title: Text;
  readonly holds: 'people' | 'units';
}

/** Fields with the code lists of people and units, in forms of steps and of the application. */
export function peopleFields({ parts, stepForms }: Sight): readonly PeopleField[] {
  const found = Object.entries(parts.forms).flatMap(([id, form]) => {
    const isStep = stepForms.includes(id);
    const title = isStep ? form.title : applicationTitle;
    return fieldsIn(form.schema).flatMap(([name, schema]): PeopleField[] => {
      const own = isValues(schema.items) ? schema.items['x-codes'] : undefined;
      const list = schema['x-codes'] ?? own;
      if (list !== 'people' && list !== 'units') return [];
      const called = nameOf(schema, name, 'form').title;
      return [
        {
          path: `${isStep ? id : applicationForm}.${name}`,
          title: { zh: `${title.zh} · ${called.zh}`, en: `${title.en} · ${called.en}` },
          holds: list,
        },
      ];
    });
  });
  return [...new Map(found.map(field => [field.path, field])).values()];
}
