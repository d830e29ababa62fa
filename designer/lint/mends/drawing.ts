import type { Text } from '#engine/problem.ts';
import { fieldOf, optionsOf } from '#processes/check/choices/domains.ts';
import { comparedIn } from '#processes/check/choices/literals.ts';
import type { Parts } from '../../draft/address.ts';
import type { EditorElement, ProcessEditor } from '../../process/createModeler.ts';
import { conditionOf, type Editable, list } from '../../process/properties.ts';
import type { Broken, FindMend, Mend } from './types.ts';

interface Modeling {
  updateProperties(element: EditorElement, properties: Readonly<Record<string, unknown>>): void;
  removeElements(elements: readonly EditorElement[]): void;
}

const modelingOf = (editor: ProcessEditor): Modeling => editor.service<Modeling>('modeling');

/** The element of a problem on the open canvas. */
function found({ problem, editor }: Broken): { readonly editor: ProcessEditor; readonly element: EditorElement } | null {
  const element = editor && problem.element ? editor.find(problem.element) : undefined;
  return editor && element ? { editor, element } : null;
}

/** A mend of the element that is marked, looked up anew when it is applied. */
function onElement(id: string, label: Text, apply: (editor: ProcessEditor, element: EditorElement) => void): Mend {
  return {
    kind: 'process',
    label,
    apply: editor => {
      const element = editor.find(id);
      if (element) apply(editor, element);
    },
  };
}

/** What nothing leads to, and what does nothing, is taken away. */
const remove =
  (label: Text): FindMend =>
  broken => {
    const here = found(broken);
    return here ? onElement(here.element.id, label, (editor, element) => modelingOf(editor).removeElements([element])) : null;
  };

/** Of two flows between the same ends the later one goes. */
const removeTwin: FindMend = broken => {
  const here = found(broken);
  const flows = here ? list(here.element.businessObject.get('outgoing')) : [];
  const keyOf = (flow: Editable): string => `${(flow.get('targetRef') as Editable | undefined)?.id} ${conditionOf(flow)}`;
  const twin = flows.find((flow, index) => flows.findIndex(other => keyOf(other) === keyOf(flow)) < index);
  if (!twin) return null;
  return onElement(String(twin.id), { zh: '删除多余的连线', en: 'Delete the second flow' }, (editor, flow) =>
    modelingOf(editor).removeElements([flow]),
  );
};

/** A flow without a condition becomes the default where there is none. */
const makeDefault: FindMend = broken => {
  const here = found(broken);
  const gateway = here?.element.businessObject.get('sourceRef') as Editable | undefined;
  if (!here || !gateway || gateway.get('default')) return null;
  return onElement(here.element.id, { zh: '设为默认连线', en: 'Make it the default' }, (editor, flow) => {
    const source = editor.find(String((flow.businessObject.get('sourceRef') as Editable).id));
    if (source) editor.apply(source, { target: source.businessObject, properties: { default: flow.businessObject } });
  });
};

/** Sets one attribute of the element. */
const setting =
  (name: string, value: string, label: Text): FindMend =>
  broken => {
    const here = found(broken);
    return here
      ? onElement(here.element.id, label, (editor, element) =>
          editor.apply(element, { target: element.businessObject, properties: { [name]: value } }),
        )
      : null;
  };

/** The field and the value a condition compares, where it compares just one. */
function comparison(text: string, parts: Parts) {
  const [compared, ...more] = text === '' ? [] : comparedIn(text);
  const [root, form = '', field = ''] = compared?.path ?? [];
  if (!compared || more.length > 0 || root !== 'data') return null;
  const found = fieldOf(form, field, { pack: { ...parts, scenarios: {}, items: [] }, called: {} });
  return found ? { value: compared.value, schema: found.schema } : null;
}

/** A flow is called what the option is called that goes this way. */
const nameFlow: FindMend = broken => {
  const here = found(broken);
  const compared = here && comparison(conditionOf(here.element.businessObject), broken.parts);
  const title = compared && optionsOf(compared.schema)?.find(({ value }) => value === compared.value)?.title;
  if (!here || !title) return null;
  return onElement(here.element.id, { zh: `命名为「${title}」`, en: `Name it "${title}"` }, (editor, flow) => editor.rename(flow, title));
};

/** A gateway is called what the field is called that it asks. */
const nameGateway: FindMend = broken => {
  const here = found(broken);
  const flows = here ? list(here.element.businessObject.get('outgoing')) : [];
  const titles = new Set(flows.flatMap(flow => comparison(conditionOf(flow), broken.parts)?.schema.title ?? []));
  const [title, ...more] = titles;
  if (!here || typeof title !== 'string' || more.length > 0) return null;
  return onElement(here.element.id, { zh: `命名为「${title}」`, en: `Name it "${title}"` }, (editor, gateway) =>
    editor.rename(gateway, title),
  );
};

/** A process that came from elsewhere takes the id of its pack; nothing refers to the one it had but the drawing, which follows. */
const nameProcess: FindMend = ({ editor, parts }) => {
  const { id } = parts.head;
  const label = { zh: `流程编号改为「${id}」`, en: `Call the process "${id}"` };
  return editor ? { kind: 'process', label, apply: canvas => nameAll(canvas, id) } : null;
};

/** The process on the canvas, or that of the one pool on it. */
function nameAll(editor: ProcessEditor, id: string): void {
  const root = editor.root();
  if (root.businessObject.$type === 'bpmn:Process') {
    modelingOf(editor).updateProperties(root, { id });
    return;
  }
  const pools = list(root.businessObject.get('participants')).filter(pool => pool.get('processRef'));
  const pool = pools.length === 1 ? editor.find(String(pools[0]!.id)) : undefined;
  if (pool) editor.apply(pool, { target: pool.businessObject.get('processRef') as Editable, properties: { id } });
}

/** Mends of what is drawn (图形修复). */
export const drawingMends: Readonly<Record<string, FindMend>> = {
  'process-id': nameProcess,
  unreachable: remove({ zh: '删除这个元素', en: 'Delete the element' }),
  'default-idle': remove({ zh: '删除这条连线', en: 'Delete the flow' }),
  // the canvas joins the way in and the way out of what is taken from between them
  'gateway-superfluous': remove({ zh: '删除这个网关并接上连线', en: 'Delete the gateway and join its flows' }),
  'flow-twice': removeTwin,
  'condition-missing': makeDefault,
  'end-without-act': setting('bj:act', 'close', { zh: '设为「办结」', en: 'Let it close the case' }),
  'branch-without-limit': setting('bj:limit', '= branch.promisedLimit', { zh: '按各部门承诺时限计时', en: "Count each branch's promise" }),
  'flow-name-missing': nameFlow,
  'gateway-name-missing': nameGateway,
};
