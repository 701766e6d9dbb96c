import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the account pages. */
export const accountMessages = defineMessages({
  'account.list': { zh: '客户', en: 'Accounts' },
  'account.record': { zh: '客户', en: 'Account' },
  'account.teaching': {
    zh: '客户是你卖给谁：公司、联系人、商机和跟进都挂在它下面。先建一个，或者从表格导入。',
    en: 'An account is whom you sell to; contacts, deals and follow-ups hang on it. Create one, or import a file.',
  },
});
