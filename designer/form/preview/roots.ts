import type { Values } from '#forms/schema/types.ts';

/** What is known of an invented case (示例办件): what rules of a form may read besides its fields. Nobody of this name exists. */
export const sampleRoots = (lang: 'zh' | 'en'): Values => ({
  applicant: { kind: 'person', name: lang === 'zh' ? '示例申请人' : 'Example applicant', idNumber: null, phone: null },
  service: { id: 'example', title: lang === 'zh' ? '示例事项' : 'Example item', unit: null, unitName: null },
  case: { number: null, openedOn: null, intakeType: null },
  centre: { id: 'example', title: lang === 'zh' ? '示例政务服务中心' : 'Example service centre' },
});
