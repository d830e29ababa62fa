import { defineMessages } from '../../shared/messages/index.ts';

/** Sentences about cases that belong together (关联办件). */
export const linkMessages = defineMessages({
  title: { zh: '关联办件', en: 'Linked cases' },
  continues: { zh: '承接', en: 'Takes up' },
  'continued-by': { zh: '已登记为', en: 'Registered as' },
  related: { zh: '相关', en: 'Related' },
  openedOn: { zh: '{at} 登记', en: 'registered {at}' },
  awaited: {
    zh: '本件等待登记为新办件。登记后自动办结本件，两件互相关联。',
    en: 'This case waits to be registered as a new one. It then closes by itself, and the two are linked.',
  },
  register: { zh: '登记为新办件', en: 'Register as a new case' },
});
