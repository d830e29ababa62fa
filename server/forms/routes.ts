import type { Handlers } from '../http/route.ts';
import { compileDraft } from './drafts.ts';

/** Handlers of forms that are being drawn (表单设计接口). */
export function formHandlers(): Pick<Handlers, 'compileForm'> {
  return { compileForm: ({ person, body }) => compileDraft(person, body) };
}
