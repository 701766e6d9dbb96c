import { defineFeature } from '#engine/server/feature.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import { productRecipes } from '../contract/catalog.recipes.ts';
import { product } from '../contract/catalog.objects.ts';
import { catalogTables } from './migrations/0320-catalog.ts';
import { catalogSearch } from './migrations/0923-catalog-search.ts';

/** Wires catalog: its object, its tables, and the generic entrances. */
export const catalogFeature = defineFeature({
  id: 'catalog',
  objects: [product],
  importRecipes: productRecipes,
  routes: bindObjectRoutes(product),
  migrations: { '0320-catalog': catalogTables, '0923-catalog-search': catalogSearch },
});
