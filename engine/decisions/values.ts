import { matches, type Reading } from './match.ts';
import { kindOf } from '../expressions/kind-of.ts';
import { faultAt, type Spot } from './fault.ts';
import { hasType, type ValueType } from './value-types.ts';

/** Check a value against its declared type and the values it is limited to (类型检查); a fault at its place. */
export function checkValue(spot: Spot, value: unknown, type: ValueType, reading: Reading): void {
  if (!hasType(value, type)) {
    throw faultAt(spot, {
      zh: `值应为 ${type.base} 类型，但得到${kindOf(value).zh}。`,
      en: `expected a value of type ${type.base}, but it was ${kindOf(value).en}.`,
    });
  }
  if (type.allowed !== null && !isAllowed(value, type, spot, reading)) {
    throw faultAt(spot, {
      zh: `值应在允许的范围（${type.allowed.text}）内，但得到的${kindOf(value).zh}不在其中。`,
      en: `expected one of the allowed values (${type.allowed.text}), but it was ${kindOf(value).en} that is none of them.`,
    });
  }
}

/** Of a list every entry must be allowed. */
function isAllowed(value: unknown, { allowed, list }: ValueType, spot: Spot, reading: Reading): boolean {
  const values = list && Array.isArray(value) ? value : [value];
  return values.every(one => matches(allowed!, one, spot, withValue(reading, one)));
}

/** The same reading with a value that cells read as `_`. */
export function withValue({ expressions, scope }: Reading, value: unknown): Reading {
  return { expressions, scope: { ...scope, vars: { ...scope.vars, _: value } } };
}
