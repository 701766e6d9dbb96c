import { registerObject } from '#engine/web/objects/object-registry.ts';
import { contactMessages } from '../contract/contact.messages.ts';
import { contact } from '../contract/contact.objects.ts';

/** How contacts look on screen. */
export const contactWeb = registerObject({
  object: contact,
  icon: 'users',
  teaching: contactMessages['contact.teaching'],
  createFields: ['name', 'account', 'title', 'buying_role', 'mobile'],
  headerFields: ['account', 'title', 'buying_role', 'mobile', 'owner'],
});
