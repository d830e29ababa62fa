import type { FormFile, Pack } from '#processes/types.ts';
import type { Operator } from './operators.ts';

type Json = Readonly<Record<string, unknown>>;

const rulesOf = ({ clocks }: Pack): readonly Json[] => (clocks as { readonly clocks?: readonly Json[] }).clocks ?? [];
const withRules = (pack: Pack, rules: readonly Json[]): Pack => ({ ...pack, clocks: { ...(pack.clocks as Json), clocks: rules } });

/** One part of a list changed, or taken out. */
function changed<T>(list: readonly T[], at: number, change: (one: T) => T | null): T[] {
  return list.flatMap((one, index) => (index === at ? (change(one) ?? []) : [one])) as T[];
}

function withForm(pack: Pack, id: string, change: (form: FormFile) => FormFile): Pack {
  return { ...pack, forms: { ...pack.forms, [id]: change(pack.forms[id]!) } };
}

/** Faults of clocks, roles, items, forms, documents and texts (设置的错). */
export const dataOperators: readonly Operator[] = [
  {
    name: 'empty-role',
    title: '角色没有岗位',
    sites: pack =>
      pack.roles.roles.map(({ id }, at) => ({
        at: id,
        make: () => ({ ...pack, roles: { roles: changed(pack.roles.roles, at, role => ({ ...role, posts: [] })) } }),
      })),
  },
  {
    name: 'drop-role',
    title: '删掉用着的角色',
    sites: pack =>
      pack.roles.roles
        .map((role, at) => ({ role, at }))
        .filter(({ role }) => pack.bpmn.includes(`role="${role.id}"`))
        .map(({ role, at }) => ({ at: role.id, make: () => ({ ...pack, roles: { roles: changed(pack.roles.roles, at, () => null) } }) })),
  },
  {
    name: 'promised-over-statutory',
    title: '承诺时限长于法定时限',
    sites: pack =>
      pack.items.map((item, at) => ({
        at: item.id,
        make: () => ({ ...pack, items: changed(pack.items, at, one => ({ ...one, promisedLimit: Number(one.statutoryLimit ?? 20) + 5 })) }),
      })),
  },
  {
    name: 'joint-without-branches',
    title: '联办件没有联办部门',
    sites: pack =>
      pack.items.flatMap((item, at) =>
        (item.branches?.length ?? 0) > 1
          ? [{ at: item.id, make: () => ({ ...pack, items: changed(pack.items, at, one => ({ ...one, branches: [] })) }) }]
          : [],
      ),
  },
  {
    name: 'drop-statutory-clock',
    title: '没有法定时限',
    sites: pack =>
      rulesOf(pack).flatMap(({ id }, at) =>
        id === 'statutory' || id === 'promised'
          ? [
              {
                at: String(id),
                make: () =>
                  withRules(
                    pack,
                    changed(rulesOf(pack), at, () => null),
                  ),
              },
            ]
          : [],
      ),
  },
  {
    name: 'clock-never-starts',
    title: '时限从流程里没有的行为起算',
    sites: pack =>
      rulesOf(pack)
        .flatMap(({ id, start }, at) =>
          start === undefined
            ? []
            : [
                {
                  at: String(id),
                  make: () =>
                    withRules(
                      pack,
                      changed(rulesOf(pack), at, rule => ({ ...rule, start: { ...(rule.start as Json), on: 'superior-answer' } })),
                    ),
                },
              ],
        )
        .filter(({ at }) => at !== 'urging' && !pack.bpmn.includes('act="superior-answer"')),
  },
  {
    name: 'drop-text',
    title: '通知文本缺一种语言',
    sites: pack =>
      Object.keys(pack.texts.zh).map(key => ({
        at: key,
        make: () => ({
          ...pack,
          texts: { ...pack.texts, zh: Object.fromEntries(Object.entries(pack.texts.zh).filter(([one]) => one !== key)) },
        }),
      })),
  },
  {
    name: 'drop-form',
    title: '删掉用着的表单',
    sites: pack =>
      Object.keys(pack.forms)
        .filter(id => pack.bpmn.includes(`bj:form="${id}"`))
        .map(id => ({
          at: id,
          make: () => ({ ...pack, forms: Object.fromEntries(Object.entries(pack.forms).filter(([one]) => one !== id)) }),
        })),
  },
  {
    name: 'drop-document',
    title: '删掉要出具的文书',
    sites: pack =>
      Object.keys(pack.documents)
        .filter(id => pack.bpmn.includes(`document="${id}"`))
        .map(id => ({
          at: id,
          make: () => ({ ...pack, documents: Object.fromEntries(Object.entries(pack.documents).filter(([one]) => one !== id)) }),
        })),
  },
  {
    name: 'unknown-placeholder',
    title: '文书里引用的字段不存在',
    sites: pack =>
      Object.entries(pack.documents).flatMap(([id, document]) => {
        const text = JSON.stringify(document);
        const wrong = text.replace(/\{\{ ?((?:data|service|applicant|centre)\.[\w.]+)/, '{{ $1x');
        return wrong === text
          ? []
          : [{ at: id, make: () => ({ ...pack, documents: { ...pack.documents, [id]: JSON.parse(wrong) as Pack['documents'][string] } }) }];
      }),
  },
  {
    name: 'required-missing-field',
    title: '必填清单里的字段不存在',
    sites: pack =>
      Object.keys(pack.forms).map(id => ({
        at: id,
        make: () =>
          withForm(pack, id, form => ({
            ...form,
            schema: { ...form.schema, required: [...((form.schema.required as string[] | undefined) ?? []), 'nothing'] },
          })),
      })),
  },
  {
    name: 'drop-read-field',
    title: '删掉网关要读的字段',
    sites: pack => {
      const read = [...pack.bpmn.matchAll(/data\.(\w+)\.(\w+) =/g)].map(([, form, field]) => `${form}.${field}`);
      return [...new Set(read)].flatMap(path => {
        const [id = '', field = ''] = path.split('.');
        if (!pack.forms[id]) return [];
        const without = (form: FormFile): FormFile => {
          const properties = Object.fromEntries(Object.entries(form.schema.properties as Json).filter(([name]) => name !== field));
          const required = ((form.schema.required as string[] | undefined) ?? []).filter(name => name !== field);
          return { ...form, schema: { ...form.schema, properties, required } };
        };
        return [{ at: path, make: () => withForm(pack, id, without) }];
      });
    },
  },
];
