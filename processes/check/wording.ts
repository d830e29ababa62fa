import type { Definition } from '#engine/bpmn/definition.ts';
import type { Problem, Text } from '#engine/problem.ts';
import { told } from './choices/sentences.ts';

/**
 * Check that people can read the choices of a process (分支名称检查): the question at the gateway, the answers on its ways out. Who looks at the
 * diagram of a case could not tell which way it went.
 */
export function checkWording({ elements, flows }: Definition): Problem[] {
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
