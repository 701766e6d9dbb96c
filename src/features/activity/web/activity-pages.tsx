import { RecordListPage } from '#engine/web/list/record-list-page.tsx';
import { RecordPage } from '#engine/web/record/record-page.tsx';
import { activityWeb } from './activity-web.ts';

/** The list of follow-ups. */
export function ActivityListPage() {
  return <RecordListPage web={activityWeb} />;
}

/** One follow-up. */
export function ActivityPage() {
  return <RecordPage web={activityWeb} />;
}
