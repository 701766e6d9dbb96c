/** What is kept of the session, so that forms open without a connection: who one is, never what the workspace holds. */
const place = 'sloop.session';

/** Keeps the answer of the session until the next one. */
export function keepSession(session: unknown): void {
  localStorage.setItem(place, JSON.stringify(session));
}

/** Forgets it, when nobody is signed in. */
export function forgetSession(): void {
  localStorage.removeItem(place);
}

/** What was kept; undefined when there is nothing readable. */
export function keptSession(): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
