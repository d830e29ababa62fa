import { dateOf } from '../calendar/dates.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { evaluateFeel } from '../execution/values.ts';
import type { Evaluation } from '../expressions/types.ts';
import type { Text } from '../problem.ts';
import type { DocumentTemplateHead } from './context.ts';

/** Issue a document (签发文书): its placeholders are evaluated now and frozen by their text; the number's series is left to the write path. */
export function issueDocument(execution: Execution, here: Here, { document }: { readonly document: string }): void {
  const template = Object.hasOwn(here.release.documents, document) ? here.release.documents[document]! : undefined;
  if (!template) throw unknown(document);
  const values = Object.fromEntries(template.placeholders.map(text => [text, placeholderValue(execution, here, { document, text })]));
  const { scope, element, release } = here;
  const number = numberOf(execution, template);
  const at = { scope, element: element.id, by: execution.actor.account };
  emit(execution, { type: 'document-issued', document, content: release.content, number, ...at, private: { values } });
}

function placeholderValue(execution: Execution, here: Here, { document, text }: { document: string; text: string }): unknown {
  try {
    return evaluateFeel(execution, here, text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw valueMissing(document, text, error.text);
  }
}

/** The value of a placeholder, or the fault of a document that cannot be issued. */
export function frozenValue(document: string, text: string, result: Evaluation): unknown {
  if (result.ok) return result.value;
  throw valueMissing(document, text, { zh: result.error, en: result.error });
}

function valueMissing(document: string, text: string, why: Text): Fault {
  return new Fault('document-value-missing', {
    zh: `文书「${document}」的占位「${text}」应能取值，但出现错误：${why.zh}`,
    en: `Expected the placeholder "${text}" of document "${document}" to have a value, but: ${why.en}`,
  });
}

/** Fill the number pattern except `{seqN}`: {centre.<field>}, {year}, {yyyyMMdd}. */
export function numberOf(execution: Execution, { numberPattern }: DocumentTemplateHead): string {
  const date = dateOf(execution.head.effectiveAt);
  const { title: _, ...centre } = execution.context.organisation.centre;
  const given: Readonly<Record<string, string>> = centre;
  return numberPattern.replace(/\{([A-Za-z.]+)\}/g, (whole, name: string) => {
    if (name === 'year') return date.slice(0, 4);
    if (name === 'yyyyMMdd') return date.replaceAll('-', '');
    const field = name.startsWith('centre.') ? name.slice('centre.'.length) : '';
    return Object.hasOwn(given, field) ? given[field]! : whole;
  });
}

function unknown(document: string): Fault {
  return new Fault('document-unknown', {
    zh: `文书模板「${document}」应在本发布版中，但没有找到。请补上模板后重新发布。`,
    en: `Expected the document template "${document}" in the release, but it was not found. Add it and publish again.`,
  });
}
