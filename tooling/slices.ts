/** Which capabilities one capability may speak to, always through their `contract/` or `server/public.ts`. */
export type Slice = { mayUse: readonly string[] };

/** The arrows between capabilities. They form no circle; to speak against an arrow, emit an event and let the other side listen. */
export const slices: Readonly<Record<string, Slice>> = {
  organisation: { mayUse: [] },
  access: { mayUse: ['organisation'] },
  catalog: { mayUse: [] },
  process: { mayUse: ['organisation'] },
  account: { mayUse: ['organisation'] },
  contact: { mayUse: ['organisation', 'account'] },
  opportunity: { mayUse: ['organisation', 'process', 'catalog', 'account', 'contact'] },
  activity: { mayUse: ['organisation', 'account', 'contact', 'opportunity'] },
  target: { mayUse: ['organisation', 'opportunity'] },
  analytics: { mayUse: ['organisation', 'process', 'catalog', 'account', 'opportunity', 'activity', 'target'] },
  delivery: { mayUse: ['organisation', 'analytics'] },
  inspection: { mayUse: ['organisation', 'process', 'account', 'opportunity', 'activity', 'target'] },
  evaluation: { mayUse: ['organisation', 'opportunity', 'activity', 'target', 'inspection'] },
  improvement: { mayUse: ['process', 'inspection'] },
  today: { mayUse: ['organisation', 'process', 'account', 'opportunity', 'activity', 'target', 'inspection', 'evaluation'] },
  onboarding: { mayUse: ['organisation', 'process', 'account', 'opportunity', 'activity', 'target', 'inspection'] },
  integration: { mayUse: ['organisation'] },
  demo: {
    mayUse: [
      'organisation',
      'catalog',
      'process',
      'account',
      'contact',
      'opportunity',
      'activity',
      'target',
      'inspection',
      'evaluation',
      'improvement',
    ],
  },
};
