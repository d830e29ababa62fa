import type { Assignment, Expression } from '../bpmn/definition.ts';
import { readExpression } from '../expressions/text.ts';

/** An expression of an assignment with the words for its place. */
interface Placed {
  readonly zh: string;
  readonly en: string;
  readonly expression: Expression | undefined;
}

/** Every expression of an assignment (办理人规则中的表达式). */
export function expressionsOf(assignment: Assignment): readonly Placed[] {
  const { rule, whenEmptyRole } = assignment;
  const people = rule === 'person' ? assignment.people : feelOf('role' in assignment ? assignment.role : undefined);
  return [
    { zh: '办理单位', en: 'unit', expression: rule === 'role' ? assignment.unit : undefined },
    { zh: '办理人', en: 'assignment', expression: people },
    { zh: '无人可办时的角色', en: 'role when nobody is there', expression: feelOf(whenEmptyRole) },
  ];
}

/** A word that may be FEEL. */
function feelOf(word: string | undefined): Expression | undefined {
  return word?.startsWith('=') ? readExpression(word) : undefined;
}

/** Roles an assignment names outright (点名的角色); what an expression gives is not known here. */
export function rolesOf(assignment: Assignment): readonly string[] {
  const named = ['role' in assignment ? assignment.role : undefined, assignment.whenEmptyRole];
  return named.filter(role => role !== undefined).filter(role => !role.startsWith('='));
}

/** Steps an assignment refers to (引用的环节). */
export function stepsOf(assignment: Assignment): readonly string[] {
  const step = 'step' in assignment ? assignment.step : undefined;
  return [...(step === undefined ? [] : [step]), ...assignment.notBy];
}
