import { acts } from '#engine/bpmn/definition.ts';
import { checkCards } from '#engine/cards/rules.ts';
import { checkClocks } from '#engine/clocks/rules.ts';
import type { CardRules } from '#engine/clocks/types.ts';
import { type Problem, problem } from '#engine/problem.ts';
import type { Pack } from '../types.ts';
import { checkText, type Readable } from './paths.ts';

/** The posts a centre has from the start (岗位); a centre may add its own, so an unknown one is only a warning. */
export const knownPosts: readonly string[] = [
  ...['window-staff', 'handler', 'window-supervisor', 'unit-leader', 'supervision-office', 'business-office'],
  ...['administrator', 'agent', 'auditor', 'government-head'],
];

/** Check clocks.json, cards.json and what both say together (时限与牌规则检查). */
export function checkRules(pack: Pack, readable: Readable): Problem[] {
  const clocks = checkClocks(pack.clocks);
  const cards = checkCards(pack.cards);
  const lengths = clocks.rules.flatMap(rule => {
    const index = (pack.clocks as { clocks: { id: string }[] }).clocks.findIndex(({ id }) => id === rule.id);
    const texts = [
      { pointer: `/clocks/${index}/length`, expression: rule.length },
      { pointer: `/clocks/${index}/when`, expression: rule.when },
      { pointer: `/clocks/${index}/extend/by`, expression: rule.extend?.by },
    ];
    return texts.flatMap(({ pointer, expression }) =>
      expression?.feel ? checkText(expression.text, readable).map(found => ({ ...found, file: 'clocks.json', pointer })) : [],
    );
  });
  const ids = clocks.rules.map(({ id }) => id);
  return [
    ...clocks.problems,
    ...lengths,
    ...cards.problems,
    ...(cards.rules && clocks.problems.length === 0 ? checkBasis(cards.rules, ids) : []),
    ...(cards.rules ? checkCardNeeds(cards.rules, pack) : []),
  ];
}

/** What card rules need of the pack: their letters, and the time within which a superior must be urged. */
function checkCardNeeds({ rules }: CardRules, { documents, settings }: Pack): Problem[] {
  return rules.flatMap(({ letter, when }, index) => [
    ...(letter === undefined || Object.hasOwn(documents, letter) ? [] : [noLetter(letter, `/rules/${index}/letter`)]),
    ...('conduct' in when && when.conduct === 'no-urging' && !(Number(settings.values.urgeSuperiorWithin) > 0)
      ? [noUrgingTime(`/rules/${index}/when`)]
      : []),
  ]);
}

function noLetter(letter: string, pointer: string): Problem {
  const text = {
    zh: `随牌发出的文书「${letter}」不在本模板包的 documents 里，请补上或去掉。`,
    en: `The letter "${letter}" sent with the card is not among the documents of the pack; add it or leave it out.`,
  };
  return problem('cards-letter', text, { file: 'cards.json', pointer });
}

function noUrgingTime(pointer: string): Problem {
  const text = {
    zh: '「未催办」规则需要设置 urgeSuperiorWithin（上报后几个工作日内应催办），请在 settings.json 里填写。',
    en: 'The rule about not urging needs the setting urgeSuperiorWithin, working days within which a superior must be urged; give it in settings.json.',
  };
  return problem('cards-urging', text, { file: 'cards.json', pointer });
}

function checkBasis({ basis, rules }: NonNullable<ReturnType<typeof checkCards>['rules']>, clocks: readonly string[]): Problem[] {
  const posts = rules.flatMap(({ to }, index) => to.map((post, entry) => ({ post, pointer: `/rules/${index}/to/${entry}` })));
  const unknown = posts
    .filter(({ post }) => !knownPosts.includes(post))
    .map(({ post, pointer }) => unknownPost(post, { file: 'cards.json', pointer }));
  if (clocks.includes(basis)) return unknown;
  const text = {
    zh: `预警和牌所依据的时钟「${basis}」不在 clocks.json 里。可用：${clocks.join('、') || '无'}。`,
    en: `The clock "${basis}" that the cards follow is not in clocks.json. Known: ${clocks.join(', ') || 'none'}.`,
  };
  return [problem('cards-basis', text, { file: 'cards.json', pointer: '/basis' }), ...unknown];
}

/** Check roles.json (角色检查): posts that no centre has from the start. */
export function checkRoles({ roles }: Pack): Problem[] {
  return roles.roles.flatMap(({ posts }, index) =>
    posts.flatMap((post, entry) =>
      knownPosts.includes(post) ? [] : [unknownPost(post, { file: 'roles.json', pointer: `/roles/${index}/posts/${entry}` })],
    ),
  );
}

function unknownPost(post: string, at: { file: string; pointer: string }): Problem {
  const text = {
    zh: `岗位「${post}」不是系统自带的岗位，若本中心没有设置，任务将无人可办。自带岗位：${knownPosts.join('、')}。`,
    en: `The post "${post}" is not one every centre has; unless yours has it, nobody can do the task. Known: ${knownPosts.join(', ')}.`,
  };
  return problem('unknown-post', text, { ...at, severity: 'warning' });
}

/** Check the table act -> status of pack.json, the texts in both languages, and the settings (状态表、文本、设置检查). */
export function checkWords(pack: Pack): Problem[] {
  return [...checkStatuses(pack), ...checkTexts(pack), ...checkSettings(pack)];
}

function checkStatuses({ statusOf }: Pack): Problem[] {
  return Object.entries(statusOf).flatMap(([act, status]) => {
    const at = { file: 'pack.json', pointer: `/statusOf/${act}` };
    const noAct = {
      zh: `「${act}」不是法律行为。可用：${acts.join('、')}。`,
      en: `"${act}" is not a legal act. Known: ${acts.join(', ')}.`,
    };
    const badStatus = {
      zh: `状态「${status}」应为小写字母和连字符，如 accepted。`,
      en: `Expected the status "${status}" in lower case with hyphens, such as accepted.`,
    };
    return [
      ...((acts as readonly string[]).includes(act) ? [] : [problem('status-act', noAct, at)]),
      ...(/^[a-z][a-z-]*$/.test(status) ? [] : [problem('status-name', badStatus, at)]),
    ];
  });
}

function checkTexts({ texts }: Pack): Problem[] {
  const lacking = (have: 'zh' | 'en', lack: 'zh' | 'en') =>
    Object.keys(texts[have])
      .filter(key => !Object.hasOwn(texts[lack], key))
      .map(key => {
        const text = {
          zh: `文本「${key}」在 texts/${lack}.json 里没有，请补上。`,
          en: `The text "${key}" is missing in texts/${lack}.json; please add it.`,
        };
        return problem('text-missing', text, { file: `texts/${lack}.json`, pointer: `/${key}` });
      });
  return [...lacking('zh', 'en'), ...lacking('en', 'zh')];
}

function checkSettings({ settings: { schema, values } }: Pack): Problem[] {
  const known = Object.keys((schema.properties as Readonly<Record<string, unknown>> | undefined) ?? {});
  const needed = Array.isArray(schema.required) ? schema.required.filter(name => typeof name === 'string') : [];
  const at = (name: string) => ({ file: 'settings.json', pointer: `/values/${name}` });
  return [
    ...Object.keys(values)
      .filter(name => !known.includes(name))
      .map(name =>
        problem(
          'setting-unknown',
          { zh: `设置「${name}」没有在 schema 里说明。`, en: `The setting "${name}" is not described in the schema.` },
          at(name),
        ),
      ),
    ...needed
      .filter(name => !Object.hasOwn(values, name))
      .map(name =>
        problem(
          'setting-missing',
          { zh: `设置「${name}」没有值，请填写。`, en: `The setting "${name}" has no value; please give one.` },
          at(name),
        ),
      ),
  ];
}
