import { deleteRateRoute, listRatesRoute, saveRatesRoute } from '../../contract/currency/rate.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { exchangeRates } from '../migrations/1210-exchange-rates.ts';
import { deleteExchangeRate, listExchangeRates, saveExchangeRates } from './rate.use-cases.ts';

/** What other currencies are worth in the workspace's own, from which day on. */
export const currencyFeature = defineFeature({
  id: 'currency',
  routes: [bind(listRatesRoute, listExchangeRates), bind(saveRatesRoute, saveExchangeRates), bind(deleteRateRoute, deleteExchangeRate)],
  migrations: { '1210-exchange-rates': exchangeRates },
});
