import { registerObject } from '#engine/web/objects/object-registry.ts';
import { accountMessages } from '../contract/account.messages.ts';
import { account } from '../contract/account.objects.ts';

/** How accounts look on screen. */
export const accountWeb = registerObject({
  object: account,
  icon: 'building',
  teaching: accountMessages['account.teaching'],
  createFields: ['name', 'owner', 'industry', 'tier', 'phone'],
  headerFields: ['tier', 'lifecycle', 'industry', 'phone', 'owner'],
});
