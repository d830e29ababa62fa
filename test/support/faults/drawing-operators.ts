import type { Pack } from '#processes/types.ts';
import { beside, type FlowText, flowsIn, ledTo, type NodeText, nodesIn, replaced, retagged, withoutFlow, withoutNode } from './drawing.ts';
import type { Operator, Site } from './operators.ts';
import { drawn } from './sites.ts';

type Change = readonly [at: string, change: (xml: string) => string];

/** An operator over the drawing. */
function drawing(name: string, title: string, changes: (xml: string, pack: Pack) => readonly Change[]): Operator {
  const sites = (pack: Pack): Site[] => changes(pack.bpmn, pack).map(([at, change]) => drawn(pack, at, change));
  return { name, title, sites };
}

const tasks = ['userTask', 'serviceTask', 'callActivity'];

/** Ways out of each exclusive gateway with more than one. */
function choices(xml: string): { readonly gateway: NodeText; readonly ways: readonly FlowText[] }[] {
  const flows = flowsIn(xml);
  return nodesIn(xml, 'exclusiveGateway')
    .map(gateway => ({ gateway, ways: flows.filter(({ source }) => source === gateway.id) }))
    .filter(({ ways }) => ways.length > 1);
}

/** Flows that lead to a node, and the flow out of it where there is one only. */
function around(xml: string, { id }: Pick<NodeText, 'id'>): { readonly into: readonly FlowText[]; readonly out: readonly FlowText[] } {
  const flows = flowsIn(xml);
  return { into: flows.filter(({ target }) => target === id), out: flows.filter(({ source }) => source === id) };
}

const gate = (kind: string, id: string) => `<bpmn:${kind}Gateway id="${id}" name="新网关" />`;
const flow = (id: string, source: string, target: string) =>
  `<bpmn:sequenceFlow id="${id}" name="新连线" sourceRef="${source}" targetRef="${target}" />`;

function bare(xml: string, gateway: NodeText, ways: readonly FlowText[]): string {
  const kind = (text: string) => text.replaceAll('bpmn:exclusiveGateway', 'bpmn:parallelGateway').replace(/ default="[^"]*"/, '');
  return ways.reduce(
    (text, way) =>
      way.condition === null
        ? text
        : replaced(text, way.text, way.text.replace(/<bpmn:conditionExpression[\s\S]*?<\/bpmn:conditionExpression>/, '')),
    replaced(xml, gateway.text, kind(gateway.text)),
  );
}

/** Faults of the flow itself, of gateways and of their conditions. */
const flowOperators: readonly Operator[] = [
  drawing('drop-flow', '删掉一条连线', xml => flowsIn(xml).map(one => [one.id, text => withoutFlow(text, one)])),
  drawing('drop-task', '删掉一个步骤及其连线', xml => nodesIn(xml, ...tasks).map(one => [one.id, text => withoutNode(text, one)])),
  drawing('drop-end', '删掉一个结束事件', xml => nodesIn(xml, 'endEvent').map(one => [one.id, text => withoutNode(text, one)])),
  drawing('and-split-xor-end', '排他分支改成并行，后面没有并行汇合', xml =>
    choices(xml).map(({ gateway, ways }) => [gateway.id, text => bare(text, gateway, ways)]),
  ),
  drawing('xor-split-and-join', '排他分支之后用并行汇合', xml =>
    nodesIn(xml, ...tasks).flatMap(node => {
      const { into } = around(xml, node);
      if (into.length < 2) return [];
      const change = (text: string) =>
        beside(
          into.reduce((now, one) => ledTo(now, flowsIn(now).find(({ id }) => id === one.id)!, 'newJoin'), text),
          flowsIn(into.reduce((now, one) => ledTo(now, flowsIn(now).find(({ id }) => id === one.id)!, 'newJoin'), text)).find(
            ({ id }) => id === into[0]!.id,
          )!,
          `${gate('parallel', 'newJoin')}${flow('newJoined', 'newJoin', node.id)}`,
        );
      return [[node.id, change] as const];
    }),
  ),
  drawing('and-split-shortcut', '并行分出一条捷径，在后面的步骤会合', xml =>
    nodesIn(xml, 'userTask').flatMap(node => {
      const { into, out } = around(xml, node);
      const [first] = into;
      const [next] = out;
      const target = next && nodesIn(xml, ...tasks, 'exclusiveGateway').some(({ id }) => id === next.target) ? next.target : undefined;
      if (!first || target === undefined || target === node.id) return [];
      const parts = `${gate('parallel', 'newSplit')}${flow('newOne', 'newSplit', node.id)}${flow('newTwo', 'newSplit', target)}`;
      return [
        [
          node.id,
          (text: string) => {
            const led = ledTo(text, first, 'newSplit');
            return beside(led, flowsIn(led).find(({ id }) => id === first.id)!, parts);
          },
        ] as const,
      ];
    }),
  ),
  drawing('endless-loop', '步骤办完又回到自己，没有出路', xml =>
    nodesIn(xml, 'userTask').flatMap(node =>
      around(xml, node).out.map(one => [one.id, (text: string) => ledTo(text, one, node.id)] as const),
    ),
  ),
  drawing('automatic-loop', '自动步骤回到自己，不停空转', xml =>
    nodesIn(xml, 'serviceTask').flatMap(node =>
      around(xml, node).out.map(one => [one.id, (text: string) => ledTo(text, one, node.id)] as const),
    ),
  ),
  drawing('unconnected-task', '画了一个没有连上的步骤', xml =>
    flowsIn(xml)
      .slice(0, 4)
      .map(one => [one.id, text => beside(text, one, '<bpmn:userTask id="newTask" name="新步骤" />')]),
  ),
  drawing('missing-default', '网关没有默认连线', xml =>
    choices(xml).flatMap(({ gateway }) =>
      / default="/.test(gateway.tag)
        ? [[gateway.id, (text: string) => retagged(text, gateway, tag => tag.replace(/ default="[^"]*"/, ''))] as const]
        : [],
    ),
  ),
];

function conditionsIn(xml: string): (FlowText & { readonly condition: string })[] {
  return flowsIn(xml).filter((one): one is FlowText & { readonly condition: string } => one.condition !== null);
}

function recondition(xml: string, one: FlowText & { readonly condition: string }, condition: string): string {
  return replaced(xml, one.text, replaced(one.text, `>${one.condition}<`, `>${condition}<`));
}

const conditionOperators: readonly Operator[] = [
  drawing('swap-conditions', '两条分支的条件写反了', xml =>
    choices(xml).flatMap(({ gateway, ways }) => {
      const [one, two] = conditionsIn(xml).filter(({ id }) => ways.some(way => way.id === id));
      return one && two
        ? [[gateway.id, (text: string) => recondition(recondition(text, one, two.condition), two, one.condition)] as const]
        : [];
    }),
  ),
  drawing('swap-targets', '两条分支接反了', xml =>
    choices(xml).flatMap(({ gateway, ways }) => {
      const [one, two] = ways;
      if (!one || !two || one.target === two.target) return [];
      return [
        [
          gateway.id,
          (text: string) => {
            const led = ledTo(text, one, two.target);
            return ledTo(led, flowsIn(led).find(({ id }) => id === two.id)!, one.target);
          },
        ] as const,
      ];
    }),
  ),
  drawing('unknown-name', '条件里字段名写错', xml =>
    conditionsIn(xml).flatMap(one => {
      const wrong = one.condition.replace(/\b(data\.\w+\.\w+|settings\.\w+|service\.\w+|[a-z]\w*)\b/, '$1x');
      return wrong === one.condition ? [] : [[one.id, (text: string) => recondition(text, one, wrong)] as const];
    }),
  ),
  drawing('broken-feel', '条件写得不完整', xml =>
    conditionsIn(xml).map(one => [one.id, text => recondition(text, one, `${one.condition} and`)]),
  ),
  drawing('unknown-option', '条件里的选项表单上没有', xml =>
    conditionsIn(xml).flatMap(one =>
      /data\.\w+\.\w+ = "\w+"/.test(one.condition)
        ? [[one.id, (text: string) => recondition(text, one, one.condition.replace(/= "(\w+)"/, '= "$1er"'))] as const]
        : [],
    ),
  ),
];

/** Change one thing of the inside of a node. */
function inside(xml: string, kinds: readonly string[], pattern: RegExp, to: string): Change[] {
  return nodesIn(xml, ...kinds).flatMap(node =>
    pattern.test(node.text) ? [[node.id, (text: string) => replaced(text, node.text, node.text.replace(pattern, to))] as const] : [],
  );
}

const deciding = (xml: string) => nodesIn(xml, 'userTask').filter(({ tag }) => /stage="(?:review|approve)"/.test(tag));

const peopleOperators: readonly Operator[] = [
  drawing('no-assignment', '步骤没有办理人，泳道也没有角色', xml =>
    inside(xml, ['userTask'], /<bj:assignment [\s\S]*?\/>/, '').map(([at, change]) => [
      at,
      text => change(text).replaceAll(/ bj:role="[^"]*"/g, ''),
    ]),
  ),
  drawing('unknown-role', '办理人角色不存在', xml => inside(xml, ['userTask'], /(<bj:assignment [^>]*role=")[a-zA-Z]+"/, '$1nobody"')),
  drawing('approver-is-applicant', '审批人就是申请人', xml =>
    deciding(xml).map(node => [
      node.id,
      text =>
        replaced(
          text,
          node.text,
          node.text.replace(/<bj:assignment [\s\S]*?\/>/, '<bj:assignment rule="person" people="= [case.openedBy]" />'),
        ),
    ]),
  ),
  drawing('approver-is-handler', '审批人就是承办人', (xml, { roles }) => {
    const handler = nodesIn(xml, 'userTask').find(({ tag }) => /stage="(?:accept|handle)"/.test(tag));
    const role = /<bj:assignment [^>]*role="(\w+)"/.exec(handler?.text ?? '')?.[1];
    if (role === undefined || !roles.roles.some(({ id }) => id === role)) return [];
    return deciding(xml)
      .filter(({ tag }) => tag.includes('approve'))
      .flatMap(node =>
        node.text.includes(`role="${role}"`) || !/<bj:assignment [^>]*role="\w+"/.test(node.text)
          ? []
          : [
              [
                node.id,
                (text: string) => replaced(text, node.text, node.text.replace(/(<bj:assignment [^>]*role=")\w+"/, `$1${role}"`)),
              ] as const,
            ],
      );
  }),
];

const lawOperators: readonly Operator[] = [
  drawing('pause-without-notice', '停表没有告知书', xml =>
    nodesIn(xml, ...tasks, 'intermediateThrowEvent', 'startEvent').flatMap(node =>
      /act="(?:request-supplement|start-special-procedure)"/.test(node.tag) && /<bj:issue /.test(node.text)
        ? [[node.id, (text: string) => replaced(text, node.text, node.text.replace(/<bj:issue [^>]*\/>/g, ''))] as const]
        : [],
    ),
  ),
  drawing('refusal-without-document', '不予许可没有决定书', xml =>
    nodesIn(xml, ...tasks).flatMap(node =>
      /act="(?:refuse|decline)"/.test(node.tag) && /<bj:issue /.test(node.text)
        ? [[node.id, (text: string) => replaced(text, node.text, node.text.replace(/<bj:issue [^>]*\/>/g, ''))] as const]
        : [],
    ),
  ),
  drawing('unknown-document', '出具的文书不存在', xml => inside(xml, tasks, /(<bj:issue document=")[^"]+"/, '$1no-such-letter"')),
  drawing('lost-act', '步骤上的法律行为丢了', xml =>
    nodesIn(xml, ...tasks, 'endEvent', 'startEvent')
      .filter(({ tag }) => / bj:act="/.test(tag))
      .map(node => [node.id, text => retagged(text, node, tag => tag.replace(/ bj:act="[^"]*"/, ''))]),
  ),
];

const referenceOperators: readonly Operator[] = [
  drawing('unknown-form', '步骤的表单不存在', xml =>
    nodesIn(xml, 'userTask').map(node => [
      node.id,
      text => retagged(text, node, tag => tag.replace(/bj:form="[^"]*"/, 'bj:form="no-such-form"')),
    ]),
  ),
  drawing('no-form', '步骤没有表单', xml =>
    nodesIn(xml, 'userTask').map(node => [node.id, text => retagged(text, node, tag => tag.replace(/ bj:form="[^"]*"/, ''))]),
  ),
  drawing('unknown-text', '通知的文本不存在', xml => inside(xml, tasks, /(<bj:notify [^>]*text=")[^"]+"/, '$1no-such-text"')),
  drawing('unknown-call', '调用的流程不存在', xml =>
    nodesIn(xml, 'callActivity').map(node => [
      node.id,
      text => retagged(text, node, tag => tag.replace(/calledElement="[^"]*"/, 'calledElement="nothing"')),
    ]),
  ),
  drawing('no-name', '步骤没有名称', xml =>
    nodesIn(xml, ...tasks).map(node => [node.id, text => retagged(text, node, tag => tag.replace(/ name="[^"]*"/, ''))]),
  ),
  drawing('hide-read-field', '网关要读的字段在表单上隐藏了', (xml, pack) => onReadFields(xml, pack, 'hide')),
  drawing('read-only-read-field', '网关要读的字段只读，谁也填不了', (xml, pack) => onReadFields(xml, pack, 'read')),
  drawing('required-read-only', '必填的字段只读', (xml, pack) =>
    nodesIn(xml, 'userTask').flatMap(node => {
      const form = pack.forms[/bj:form="([^"]*)"/.exec(node.tag)?.[1] ?? ''];
      const required = (form?.schema.required as readonly string[] | undefined) ?? [];
      const ids = required.flatMap(name => xIdOf(form, name) ?? []);
      return ids.length === 0 ? [] : [[node.id, (text: string) => withRights(text, node, `read="${ids[0]}"`)] as const];
    }),
  ),
];

function xIdOf(form: Pack['forms'][string] | undefined, name: string): string | undefined {
  const properties = form?.schema.properties as Readonly<Record<string, { readonly 'x-id'?: string }>> | undefined;
  return properties?.[name]?.['x-id'];
}

function onReadFields(xml: string, pack: Pack, right: string): Change[] {
  const read = conditionsIn(xml).flatMap(({ condition }) =>
    [...condition.matchAll(/data\.(\w+)\.(\w+)/g)].map(([, form, field]) => ({ form: form!, field: field! })),
  );
  return nodesIn(xml, 'userTask').flatMap(node => {
    const form = /bj:form="([^"]*)"/.exec(node.tag)?.[1] ?? '';
    const found = read.find(one => one.form === form);
    const id = found && xIdOf(pack.forms[form], found.field);
    return id === undefined || node.text.includes('<bj:fields')
      ? []
      : [[node.id, (text: string) => withRights(text, node, `${right}="${id}"`)] as const];
  });
}

function withRights(xml: string, node: NodeText, rights: string): string {
  const text = node.text.includes('<bj:fields')
    ? node.text.replace(/<bj:fields [^>]*\/>/, `<bj:fields ${rights} />`)
    : node.text.replace('<bpmn:extensionElements>', `<bpmn:extensionElements><bj:fields ${rights} />`);
  return replaced(xml, node.text, text);
}

/** Faults of the drawing (画图的错). */
export const drawingOperators: readonly Operator[] = [
  ...flowOperators,
  ...conditionOperators,
  ...peopleOperators,
  ...lawOperators,
  ...referenceOperators,
];
