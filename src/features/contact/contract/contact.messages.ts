import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the contact pages. */
export const contactMessages = defineMessages({
  'contact.list': { zh: '联系人', en: 'Contacts' },
  'contact.record': { zh: '联系人', en: 'Contact' },
  'contact.teaching': {
    zh: '联系人是客户里的人。写上采购角色，流程才知道决策人在不在。',
    en: 'Contacts are the people at an account. Give their buying role, so the process knows whether the decision maker is there.',
  },
});
