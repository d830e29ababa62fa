import { checkForm } from '#forms/schema/check.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';

/** Handlers of forms that are being drawn (表单设计接口). */
export function formHandlers(_services: Services): Pick<Handlers, 'compileForm'> {
  return {
    compileForm: async ({ body }) => ({
      url: null,
      problems: checkForm({ ...body, title: { zh: '草稿', en: 'Draft' } }).map(one => ({ ...one })),
    }),
  };
}
