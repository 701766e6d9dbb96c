/** How many cases a property test tries (SLOOP_PROPERTY_RUNS) and from which seed (SLOOP_PROPERTY_SEED). */
export function propertySettings(defaults: { readonly runs: number; readonly seed: number }): { runs: number; seed: number } {
  return {
    runs: Number(process.env['SLOOP_PROPERTY_RUNS'] ?? defaults.runs),
    seed: Number(process.env['SLOOP_PROPERTY_SEED'] ?? defaults.seed),
  };
}
