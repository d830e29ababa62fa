import type { ProcessEditor } from '../../createModeler.ts';
import { type Editable, list, made, text } from '../../properties.ts';

/** Kinds of things that are declared once beside the process and referred to by name (顶层定义). */
export type RootKind = 'Message' | 'Signal' | 'Error' | 'Escalation';

const definitionsOf = (editor: Pick<ProcessEditor, 'definitions'>): Editable => editor.definitions() as unknown as Editable;
const rootsOf = (editor: Pick<ProcessEditor, 'definitions'>, kind: RootKind): readonly Editable[] =>
  list(definitionsOf(editor).get('rootElements')).filter(({ $type }) => $type === `bpmn:${kind}`);

/** Attribute by which one is known: the code of errors and escalations, else the name. */
const keyOf = (kind: RootKind): string => (kind === 'Error' ? 'errorCode' : kind === 'Escalation' ? 'escalationCode' : 'name');

/** The name or code of a declared thing; its name or id where it has no code. */
export const nameOfRoot = (root: Editable | undefined, kind: RootKind): string =>
  text(root?.get(keyOf(kind))) ?? text(root?.get('name')) ?? root?.id ?? '';

/** Names in use in the process, each once. */
export const namesOfRoots = (editor: Pick<ProcessEditor, 'definitions'>, kind: RootKind): readonly string[] => [
  ...new Set(rootsOf(editor, kind).map(root => nameOfRoot(root, kind))),
];

/** The declared thing of a name; a new one beside the process where there is none (nothing else changes by that). */
export function rootNamed(editor: Pick<ProcessEditor, 'definitions' | 'factory'>, kind: RootKind, name: string): Editable {
  const known = rootsOf(editor, kind).find(root => nameOfRoot(root, kind) === name);
  if (known) return known;
  const definitions = definitionsOf(editor);
  const root = made(editor.factory, `bpmn:${kind}`, { [keyOf(kind)]: name, ...(keyOf(kind) === 'name' ? {} : { name }) }, definitions);
  (definitions.get('rootElements') as Editable[]).push(root);
  return root;
}
