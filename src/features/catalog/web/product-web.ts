import { registerObject } from '#engine/web/objects/object-registry.ts';
import { catalogMessages } from '../contract/catalog.messages.ts';
import { product } from '../contract/catalog.objects.ts';

/** How products look on screen. */
export const productWeb = registerObject({
  object: product,
  icon: 'package',
  teaching: catalogMessages['catalog.teaching'],
  createFields: ['name', 'code', 'family', 'unit_price', 'unit'],
  headerFields: ['unit_price', 'code', 'family', 'active'],
});
