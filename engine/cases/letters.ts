import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { caseRelease } from './clock-rules.ts';
import { frozenValue, numberOf } from './documents.ts';
import { rootsOf } from './feel-scope.ts';
import type { Answers, LocalId } from './state.ts';

/**
 * Issue a document that no drawn step issues (督办文书): a monitoring notice, the letter of a card. Its placeholders read what every document of the
 * pack reads, and `supervision` with what is being said. Answers with its id; undefined: the pack has no such document. A placeholder without a
 * value is a fault.
 */
export function issueLetter(execution: Execution, document: string, supervision: Answers): LocalId | undefined {
  const release = caseRelease(execution);
  const template = Object.hasOwn(release.documents, document) ? release.documents[document] : undefined;
  if (!template) return undefined;
  const root = Object.values(execution.state.scopes).find(({ parent }) => parent === null)?.id ?? '';
  const scope = { vars: { supervision }, roots: rootsOf(execution, root, release), now: execution.context.now };
  const values = Object.fromEntries(
    template.placeholders.map(text => [text, frozenValue(document, text, release.expressions.evaluate(text, scope))]),
  );
  const number = numberOf(execution, template);
  const by = execution.actor.account;
  const at = { scope: root, element: '', unplaced: true } as const;
  return emit(execution, { type: 'document-issued', document, content: release.content, number, by, ...at, private: { values } });
}
