import type { Definition, EventDefinition, FlowElement } from '../../bpmn/definition.ts';
import type { Text } from '../../problem.ts';
import type { Told } from './play.ts';

/** What an element is called in a sentence of a trace. */
export function nameOf({ id, name }: { readonly id: string; readonly name?: string }): Text {
  return { zh: `「${name ?? id}」`, en: `"${name ?? id}"` };
}

/** Several names in a row. */
export function namesOf(elements: readonly { readonly id: string; readonly name?: string }[]): Text {
  const names = elements.map(nameOf);
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** What happened, in one sentence; null for what a reader need not hear of. */
export function sentenceOf(definition: Definition, told: Told): Text | null {
  const element = definition.elements[told.element];
  if (!element) return null;
  const name = nameOf(element);
  if (told.what === 'opened') return { zh: `进入${name.zh}。`, en: `${name.en} begins.` };
  if (told.what === 'waits')
    return isJoin(element)
      ? { zh: `一个令牌来到${name.zh}，在这里等其余分支。`, en: `A token comes to ${name.en} and waits for the other branches.` }
      : null;
  if (told.what === 'stuck')
    return {
      zh: `没有别的令牌还能来到${name.zh}，办件停在这里。`,
      en: `No other token can come to ${name.en} any more; the case is stuck.`,
    };
  return choosing.has(element.kind) || told.flows.length > 1 ? wayOf(definition, element, told.flows) : doneOf(definition, element);
}

const choosing: ReadonlySet<FlowElement['kind']> = new Set([
  'exclusiveGateway',
  'inclusiveGateway',
  'complexGateway',
  'parallelGateway',
  'eventBasedGateway',
]);

function isJoin({ kind, incoming }: FlowElement): boolean {
  return incoming.length > 1 && (kind === 'parallelGateway' || kind === 'inclusiveGateway' || kind === 'complexGateway');
}

function wayOf(definition: Definition, element: FlowElement, flows: readonly string[]): Text | null {
  const name = nameOf(element);
  const joined = isJoin(element) ? { zh: `${name.zh}等齐了，`, en: `${name.en} has all it waits for; ` } : { zh: '', en: '' };
  if (element.outgoing.length < 2) return isJoin(element) ? { zh: `${joined.zh}继续往下走。`, en: `${joined.en}it goes on.` } : null;
  const ways = flows.map(id => labelOf(definition, id));
  const [zh, en] = [ways.map(one => one.zh).join('、'), ways.map(one => one.en).join(', ')];
  if (element.kind === 'eventBasedGateway') return { zh: `${name.zh}等到了${zh}。`, en: `${name.en}: what comes first is ${en}.` };
  if (flows.length > 1)
    return {
      zh: `${joined.zh}${name.zh}分成 ${flows.length} 条同时走：${zh}。`,
      en: `${joined.en}${name.en} splits into ${flows.length}: ${en}.`,
    };
  return { zh: `${joined.zh}${name.zh}选择${zh}。`, en: `${joined.en}${name.en} takes ${en}.` };
}

/** The name of a flow, its condition, or what it leads to. */
function labelOf({ flows, elements }: Definition, id: string): Text {
  const flow = flows[id];
  const target = elements[flow?.target ?? ''];
  if (flow?.name !== undefined) return nameOf(flow);
  if (flow?.condition) return { zh: `「${flow.condition.text}」`, en: `"${flow.condition.text}"` };
  const name = nameOf(target ?? { id });
  return { zh: `去往${name.zh}`, en: `the way to ${name.en}` };
}

function doneOf({ elements }: Definition, element: FlowElement): Text | null {
  const { zh, en } = nameOf(element);
  const host = element.attachedTo === undefined ? undefined : elements[element.attachedTo];
  if (host) return firedOf(element, host);
  switch (element.kind) {
    case 'startEvent':
      return { zh: `从${zh}开始。`, en: `It begins at ${en}.` };
    case 'endEvent':
      return endOf(element);
    case 'userTask':
      return { zh: `${zh}办完。`, en: `${en} is done.` };
    case 'callActivity':
    case 'subProcess':
    case 'adHocSubProcess':
    case 'transaction':
      return { zh: `${zh}全部办完。`, en: `${en} is done as a whole.` };
    case 'intermediateCatchEvent':
    case 'receiveTask':
      return { zh: `${zh}${comes(element.event).zh}。`, en: `${en}: ${comes(element.event).en}.` };
    default:
      return { zh: `${zh}自动完成。`, en: `${en} is done by itself.` };
  }
}

function endOf(element: FlowElement): Text {
  const { zh, en } = nameOf(element);
  const type = element.event?.type;
  if (type === 'terminate') return { zh: `到达${zh}，其余全部终止。`, en: `${en} is reached and ends everything.` };
  if (type === 'error') return { zh: `到达${zh}，抛出错误。`, en: `${en} is reached and throws an error.` };
  return { zh: `到达结束${zh}。`, en: `The end ${en} is reached.` };
}

function firedOf(element: FlowElement, host: FlowElement): Text {
  const [{ zh, en }, on] = [nameOf(element), nameOf(host)];
  const { zh: came, en: comesEn } = comes(element.event);
  return element.interrupting === false
    ? { zh: `${on.zh}进行中，${zh}${came}，${on.zh}继续。`, en: `During ${on.en}, ${en}: ${comesEn}; ${on.en} goes on.` }
    : { zh: `${on.zh}进行中，${zh}${came}，${on.zh}中断。`, en: `During ${on.en}, ${en}: ${comesEn}; ${on.en} is interrupted.` };
}

function comes(event: EventDefinition | undefined): Text {
  switch (event?.type) {
    case 'timer':
      return { zh: '到时间', en: 'its time comes' };
    case 'signal':
      return { zh: '收到信号', en: 'its signal comes' };
    case 'conditional':
      return { zh: '条件成立', en: 'its condition holds' };
    case 'error':
      return { zh: '出错', en: 'an error comes' };
    case 'escalation':
      return { zh: '升级', en: 'an escalation comes' };
    case 'cancel':
      return { zh: '取消', en: 'it is cancelled' };
    default:
      return { zh: '收到消息', en: 'its message comes' };
  }
}
