import type { ServiceItem } from '#engine/cases/state.ts';
import { checkClocks } from '#engine/clocks/rules.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Pack } from '../types.ts';
import { checkBranches } from './branches.ts';
import { checkLimits, literalOf } from './limits.ts';

/**
 * Check the service items of a pack (事项检查): limits, form, materials, and that each item can be published as a guide (办事指南). A complete item
 * (`item-complete`, 行政许可法 art. 30) states: conditions, materials, legal basis with its article, both limits, a fee with its basis or none, and what
 * the applicant gets in the end (`result`).
 */
export function checkItems(pack: Pack): Problem[] {
  const statutory = checkClocks(pack.clocks).rules.find(({ id, unit }) => id === 'statutory' && unit === 'working-day');
  const law = statutory && literalOf(statutory);
  return pack.items.flatMap(item => [
    ...checkLimits(item, law).map(found => ({ ...found, file: `items/${item.id}.json` })),
    ...checkSameDay(item, pack),
    ...checkBranches(item, pack),
    ...checkReferences(item, pack),
    ...checkMaterials(item),
    ...checkComplete(item),
  ]);
}

/** Kinds of packs whose items may promise 0 working days: settled on the spot or on the day of receipt (当场、当日办结). */
const sameDayKinds: ReadonlySet<Pack['head']['kind']> = new Set(['instant', 'reply', 'first-contact']);

function checkSameDay(item: ServiceItem, { head: { kind } }: Pack): Problem[] {
  if (item.promisedLimit > 0 || sameDayKinds.has(kind)) return [];
  const text: Text = {
    zh: '承诺时限为 0 表示当场或者当日办结，只有即办件、答复件和首问登记的事项可以这样承诺。请写 1 个工作日以上，或改用即办件。',
    en: 'A promise of 0 working days means on the day of receipt; only items of instant, reply and first-contact packs may promise that. Write 1 or more.',
  };
  return [problem('item-same-day', text, at(item, '/promisedLimit'))];
}

function at(item: ServiceItem, pointer: string): { file: string; pointer: string } {
  return { file: `items/${item.id}.json`, pointer };
}

function checkReferences(item: ServiceItem, { head, forms }: Pack): Problem[] {
  const otherPack: Text = {
    zh: `事项属于模板包「${item.pack}」，但放在模板包「${head.id}」里。请改成「${head.id}」。`,
    en: `The item names the pack "${item.pack}" but stands in the pack "${head.id}"; write "${head.id}".`,
  };
  const noForm: Text = {
    zh: `申请表「${item.form}」不存在，请补上 forms/${item.form}.form.json 或改正编号。`,
    en: `The application form "${item.form}" does not exist; add forms/${item.form}.form.json or correct the id.`,
  };
  const noSuperior: Text = {
    zh: '报批件的事项应写明由哪个上级机关决定（requiresSuperior），否则收件后即被终止；无需上报的事项请改用其他模板包。',
    en: 'An item of an escalated pack names the superior who decides (requiresSuperior), else its cases end at once; use another pack where none does.',
  };
  return [
    ...(head.kind === 'escalated' && !item.requiresSuperior ? [problem('item-superior', noSuperior, at(item, '/requiresSuperior'))] : []),
    ...(item.pack === head.id ? [] : [problem('item-pack', otherPack, at(item, '/pack'))]),
    ...(Object.hasOwn(forms, item.form) ? [] : [problem('item-form', noForm, at(item, '/form'))]),
  ];
}

function checkMaterials(item: ServiceItem): Problem[] {
  const { materials } = item;
  const none: Text = { zh: '事项没有任何申请材料，至少写一项。', en: 'The item asks for no material; name at least one.' };
  const twice = materials.flatMap(({ id }, index) =>
    materials.findIndex(other => other.id === id) === index
      ? []
      : [
          problem(
            'item-material-twice',
            { zh: `材料编号「${id}」重复，请改名。`, en: `The material id "${id}" is used twice; rename one.` },
            at(item, `/materials/${index}/id`),
          ),
        ],
  );
  return [...(materials.length === 0 ? [problem('item-no-material', none, at(item, '/materials'))] : []), ...twice];
}

/** What people must be told before they apply, by its place in the item; a promise, a fee of null and materials are asked for elsewhere. */
const wanted: readonly { readonly pointer: string; readonly has: (item: ServiceItem) => boolean; readonly message: Text }[] = [
  {
    pointer: '/basis',
    has: ({ basis }) => basis.length > 0,
    message: { zh: '事项没有法定依据，请写明法律名称和条款。', en: 'The item names no legal basis; give the law and article.' },
  },
  {
    pointer: '/conditions',
    has: ({ conditions }) => conditions.length > 0,
    message: { zh: '事项没有写申请条件，请至少写一条。', en: 'The item names no condition; say who may apply, or under what conditions.' },
  },
  {
    pointer: '/result',
    has: ({ result }) => result !== undefined,
    message: {
      zh: '事项没有写审批结果，请在 result 中写明申请人最后得到什么，例如「食品经营许可证」。',
      en: 'The item names no result; say in "result" what the applicant gets in the end, e.g. "Food business licence".',
    },
  },
];

function checkComplete(item: ServiceItem): Problem[] {
  return wanted.filter(({ has }) => !has(item)).map(({ pointer, message }) => problem('item-complete', message, at(item, pointer)));
}
