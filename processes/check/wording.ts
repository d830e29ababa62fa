import type { Definition } from '#engine/bpmn/definition.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Pack } from '../types.ts';
import { told } from './choices/sentences.ts';

/** Check that people can read a pack (名称与文字检查): names of gateways and of their ways out, titles and texts in both languages. */
export function checkWording(pack: Pack, definition: Definition | null): Problem[] {
  return [...(definition ? findUnnamed(definition) : []), ...findEmptyTexts(pack), ...findUntitled(pack)];
}

/** A choice without words: who looks at the diagram of their case cannot tell which way it went. */
function findUnnamed({ elements, flows }: Definition): Problem[] {
  const choosing = Object.values(elements).filter(({ kind, outgoing }) => kind === 'exclusiveGateway' && outgoing.length > 1);
  return choosing.flatMap(gateway => [
    ...(gateway.name === undefined ? [told(gateway, 'gateway-name-missing', noQuestion, { severity: 'warning' })] : []),
    ...gateway.outgoing
      .flatMap(id => flows[id] ?? [])
      .filter(({ name }) => name === undefined || name.trim() === '')
      .map(flow => told(flow, 'flow-name-missing', noAnswer, { severity: 'warning' })),
  ]);
}

const noQuestion: Text = {
  zh: '分支网关 {} 没有名称，请写上判断的问题，如「审查结论」。',
  en: 'The gateway {} has no name; write the question it answers.',
};
const noAnswer: Text = {
  zh: '从分支网关出来的连线 {} 没有名称，请写上对应的结论，如「同意」。',
  en: 'The flow {} leaves a choosing gateway without a name; write the answer it stands for.',
};

function findEmptyTexts({ texts }: Pack): Problem[] {
  return (['zh', 'en'] as const).flatMap(lang =>
    Object.entries(texts[lang])
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => {
        const message: Text = {
          zh: `文本「${key}」在 texts/${lang}.json 里是空的，发出去的通知会没有内容，请填写。`,
          en: `The text "${key}" is empty in texts/${lang}.json, so its notice would say nothing; fill it in.`,
        };
        return problem('text-empty', message, { file: `texts/${lang}.json`, pointer: `/${key}` });
      }),
  );
}

function findUntitled({ roles, documents }: Pack): Problem[] {
  const empty = ({ zh }: Text) => zh.trim() === '';
  return [
    ...roles.roles.flatMap(({ id, title }, index) =>
      empty(title)
        ? [untitled({ zh: `角色「${id}」`, en: `role "${id}"` }, { file: 'roles.json', pointer: `/roles/${index}/title/zh` })]
        : [],
    ),
    ...Object.entries(documents).flatMap(([id, { title }]) =>
      empty(title)
        ? [untitled({ zh: `文书「${id}」`, en: `document "${id}"` }, { file: `documents/${id}.json`, pointer: '/title/zh' })]
        : [],
    ),
  ];
}

function untitled({ zh, en }: Text, at: { readonly file: string; readonly pointer: string }): Problem {
  return problem('title-missing', { zh: `${zh}没有中文名称，请填写。`, en: `The ${en} has no Chinese title; give it one.` }, at);
}
