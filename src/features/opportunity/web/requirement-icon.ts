import type { MoveRequirement } from './move-draft.ts';

/** The picture beside a requirement: what sort of thing is missing. */
export function iconOf(requirement: MoveRequirement): 'user' | 'file' | 'stamp' | 'money' | 'lock' | 'calendar' {
  const { remedy, kind } = requirement;
  if (remedy?.action === 'create') return remedy.object === 'contact' ? 'user' : 'calendar';
  if (remedy?.action === 'fill') return /amount|budget/.test(remedy.field) ? 'money' : /date|_on$|_at$/.test(remedy.field) ? 'calendar' : 'file';
  return kind === 'checklist' || kind === 'who' ? 'stamp' : kind === 'reason' ? 'file' : 'lock';
}
