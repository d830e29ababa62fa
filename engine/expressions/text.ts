import type { Expression } from '../bpmn/definition.ts';

/** A condition's text (条件文本) is FEEL; a leading `=` is allowed and stripped (docs/architecture.md, Expressions). */
export function stripEquals(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('=') && !trimmed.startsWith('==') ? trimmed.slice(1).trim() : trimmed;
}

/** Any other attribute (属性文本): FEEL when it starts with `=`, else literal text. */
export function readExpression(text: string): Expression {
  const trimmed = text.trim();
  return trimmed.startsWith('=') ? { text: stripEquals(trimmed), feel: true } : { text: trimmed, feel: false };
}

/** The text of a condition or script (条件、脚本): always FEEL. */
export function readFeel(text: string): Expression {
  return { text: stripEquals(text), feel: true };
}
