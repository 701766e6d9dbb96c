import type { Tone } from '#platform/web/kit/tag.tsx';
import type { IconName } from '#platform/web/kit/icon-paths.ts';
import type { Severity } from '../contract/template.ts';

/** How a severity looks beside its word. */
export const severityLooks: Readonly<
  Record<Severity, { readonly tone: Tone; readonly icon: IconName; readonly key: `inspection.severity_${Severity}` }>
> = {
  critical: { tone: 'bad', icon: 'ban', key: 'inspection.severity_critical' },
  major: { tone: 'watch', icon: 'warning', key: 'inspection.severity_major' },
  minor: { tone: 'neutral', icon: 'info', key: 'inspection.severity_minor' },
};

type Status = 'open' | 'acting' | 'done' | 'closed' | 'reopened';

/** How the state of a finding or an action looks beside its word. */
export const statusLooks: Readonly<Record<Status, { readonly tone: Tone; readonly key: `inspection.status_${Status}` }>> = {
  open: { tone: 'neutral', key: 'inspection.status_open' },
  acting: { tone: 'info', key: 'inspection.status_acting' },
  done: { tone: 'watch', key: 'inspection.status_done' },
  closed: { tone: 'good', key: 'inspection.status_closed' },
  reopened: { tone: 'bad', key: 'inspection.status_reopened' },
};

/** A score or share with one decimal. */
export function oneDecimal(value: number): string {
  return value.toFixed(1);
}
