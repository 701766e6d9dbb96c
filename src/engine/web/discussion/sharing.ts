/** Opens a record to a colleague for reading. */
export type ShareRecord = (place: { readonly object: string; readonly recordId: string }, memberId: string) => Promise<void>;

let share: ShareRecord | undefined;

/** Tells the engine's pages how a record is shared; the capability of access registers itself. */
export function registerSharing(how: ShareRecord): void {
  share = how;
}

/** How a record is shared; undefined in an app without shares. */
export function findSharing(): ShareRecord | undefined {
  return share;
}
