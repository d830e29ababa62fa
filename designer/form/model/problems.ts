import type { Problem } from '#engine/problem.ts';
import { pointerSteps } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath, Selection } from '../editor.ts';
import { fieldAt } from './holder.ts';
import { layoutOf } from './layout.ts';

/** The field that the steps of a pointer lead to or into: names after `properties` in a schema, names and `items` in settings. */
function pathIn(file: FormFile, steps: readonly string[], isSchema: boolean): FieldPath {
  let path: FieldPath = [];
  for (let at = 0; at < steps.length; at += 1) {
    const isNamed = !isSchema || steps[at] === 'properties';
    const name = isSchema ? steps[at + 1] : steps[at];
    if (!isNamed || name === undefined || fieldAt(file, [...path, name]) === undefined) continue;
    path = [...path, name];
    if (isSchema) at += 1;
  }
  return path;
}

/** The page or the section a pointer into `ui:layout` names: `pages`, n, `sections`, m. */
function layoutSelection(file: FormFile, [, page, , section, part, field]: readonly string[]): Selection {
  const name = valueAt(file.ui, ['ui:layout', 'pages', page, 'sections', section, part, field]);
  if (part === 'fields' && typeof name === 'string' && fieldAt(file, [name])) return { kind: 'field', path: [name] };
  const one = layoutOf(file).pages[Number(page)];
  const inner = one?.sections[Number(section)];
  if (inner) return { kind: 'section', id: inner.id };
  return one ? { kind: 'page', id: one.id } : { kind: 'form' };
}

function valueAt(value: unknown, steps: readonly (string | undefined)[]): unknown {
  return steps.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null && step !== undefined ? (here as Readonly<Record<string, unknown>>)[step] : undefined,
    value,
  );
}

/** What a problem of a form is about (问题所在): the field, section or page to show; the form where nothing nearer is. */
export function selectionOf(file: FormFile, problem: Pick<Problem, 'pointer'>): Selection {
  const [part, ...steps] = pointerSteps(problem.pointer ?? '');
  if (part === 'ui' && steps[0] === 'ui:layout') return layoutSelection(file, steps.slice(1));
  if (part === 'ui' && steps[0] === 'ui:order') {
    const name = valueAt(file.ui, ['ui:order', steps[1]]);
    return typeof name === 'string' && fieldAt(file, [name]) ? { kind: 'field', path: [name] } : { kind: 'form' };
  }
  const path = part === 'schema' || part === 'ui' ? pathIn(file, steps, part === 'schema') : [];
  return path.length > 0 ? { kind: 'field', path } : { kind: 'form' };
}
