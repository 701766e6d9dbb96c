/** A table that stands outside the workspace wall, or bends one of its rules, and why that is right. */
export interface TenantException {
  readonly table: string;
  readonly rule: 'wall' | 'key' | 'unique' | 'reference';
  /** Index or constraint concerned; all of the table when absent. */
  readonly name?: string;
  readonly reason: string;
}

/** The only exceptions there are; the wall test refuses any other and any that is no longer needed. */
export const tenantExceptions: readonly TenantException[] = [
  { table: 'engine_follower', rule: 'wall', reason: 'One place in the log of all workspaces; only the owner’s connection reads it.' },
  {
    table: 'search_entry',
    rule: 'wall',
    reason:
      'Under row-level security array operators cannot use an index. Closed to the application role; the function search_find alone reads it, and only of the connection’s workspace.',
  },
  { table: 'search_reading', rule: 'wall', reason: 'How Chinese characters are read, the same for everybody; closed to the application role.' },
];

/** Schemas besides `public`; the application role has no right in any of them. */
export const otherSchemas: readonly { readonly schema: string; readonly reason: string }[] = [
  { schema: 'auth', reason: 'Signing in comes before a workspace is known: people, passwords and sessions, on the owner’s connection only.' },
  { schema: 'graphile_worker', reason: 'The queue of the job library; jobs enter through engine_enqueue_job, which stays within the workspace.' },
];
