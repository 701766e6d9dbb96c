import { defineFeature } from '#engine/server/feature.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import { contactRecipes } from '../contract/contact.recipes.ts';
import { contactMatchRules } from '../contract/contact.matching.ts';
import { contact } from '../contract/contact.objects.ts';
import { contactTables } from './migrations/0310-contact.ts';
import { contactListIndexes } from './migrations/0912-contact-lists.ts';
import { contactSearch } from './migrations/0922-contact-search.ts';

/** Wires contact: its object, its tables, and the generic entrances. */
export const contactFeature = defineFeature({
  id: 'contact',
  objects: [contact],
  importRecipes: contactRecipes,
  matchRules: [contactMatchRules],
  routes: bindObjectRoutes(contact),
  migrations: { '0310-contact': contactTables, '0912-contact-lists': contactListIndexes, '0922-contact-search': contactSearch },
});
