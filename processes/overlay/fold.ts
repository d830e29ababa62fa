import type { Problem } from '#engine/problem.ts';
import { isValues, removed, valueAt, withValue } from './json.ts';
import { keyedParts, type Parts } from './parts.ts';
import { noAddress, notAllowed } from './problems.ts';
import { foldProcess } from './process.ts';
import type { Operation } from './types.ts';

/** Parts with every operation folded in, and what did not fit. */
export interface Folded {
  readonly parts: Parts;
  readonly problems: readonly Problem[];
}

type JsonPart = keyof typeof keyedParts;

/**
 * Fold operations into the parts of a base (叠加): `effective = fold(operations, base)`. Deterministic: the same base and operations give the same
 * parts to the byte; without operations they are the base itself. An operation whose address does not exist, or that is not allowed, is a problem
 * and changes nothing.
 */
export async function fold(base: Parts, operations: readonly Operation[]): Promise<Folded> {
  const problems: Problem[] = [];
  let parts = base;
  for (const operation of operations) {
    if (operation.part === 'process') continue;
    const next = foldJson(parts, operation, operation.part);
    if ('code' in next) problems.push(next);
    else parts = next;
  }
  const process = await foldProcess(
    base.bpmn,
    operations.filter(({ part }) => part === 'process'),
  );
  return { parts: process.bpmn === parts.bpmn ? parts : { ...parts, bpmn: process.bpmn }, problems: [...problems, ...process.problems] };
}

function foldJson(parts: Parts, operation: Operation, part: JsonPart): Parts | Problem {
  if (!isAllowed(operation)) return notAllowed(operation);
  const { read, write } = keyedParts[part];
  const values = read(parts);
  if (!isKnown(operation) && valueAt(values, operation.path) === undefined) return noAddress(operation);
  const next = withValue(values, operation.path, operation.value === undefined ? removed : operation.value);
  return next === undefined ? noAddress(operation) : write(parts, next);
}

/** Places where something new may be put: a setting, a text, a rule, a procedure, a status, a field of a rule. */
function isKnown({ part, value }: Operation): boolean {
  return value !== undefined && part !== 'roles' && part !== 'documents';
}

/** What a centre below may change of each part (属地化范围). */
export function isAllowed({ part, path, value }: Operation): boolean {
  const [first, second] = path;
  switch (part) {
    case 'settings':
      return path.length === 1;
    case 'texts':
      return path.length === 2 && (first === 'zh' || first === 'en') && (value === undefined || typeof value === 'string');
    case 'roles':
      return path.length === 2 && second === 'posts' && value !== undefined;
    case 'head':
      return isAllowedInHead(path, value);
    case 'documents':
      return path.length >= 2 && value !== undefined;
    case 'cards':
      return isAllowedInCards(path, value);
    case 'clocks':
      return isAllowedInClocks(path, value);
    default:
      return false;
  }
}

function isAllowedInHead([first, ...more]: readonly string[], value: unknown): boolean {
  if (first === 'statusOf') return more.length === 1 && (value === undefined || typeof value === 'string');
  return more.length === 0 && ((first === 'title' && value !== undefined) || first === 'description');
}

function isAllowedInCards([first, ...more]: readonly string[], value: unknown): boolean {
  if (first === 'basis' || first === 'scope') return more.length === 0;
  return isEntry(first, more, value);
}

function isAllowedInClocks([first, ...more]: readonly string[], value: unknown): boolean {
  if (first !== 'procedures') return isEntry(first, more, value);
  if (more.length === 1 && typeof value === 'string') return value === more[0];
  return more.length > 0 && isEntry(more[0], more.slice(1), value);
}

/** An entry of a list as a whole keeps its id; of its fields any but the id may be changed. */
function isEntry(id: string | undefined, [field]: readonly string[], value: unknown): boolean {
  if (id === undefined) return false;
  if (field !== undefined) return field !== 'id';
  return value === undefined || (isValues(value) && (value.id === undefined || value.id === id));
}
