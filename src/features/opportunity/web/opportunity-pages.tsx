import { RecordListPage } from '#engine/web/list/record-list-page.tsx';
import { RecordPage } from '#engine/web/record/record-page.tsx';
import { opportunityWeb } from './opportunity-web.ts';
import './opportunity.css';

/** The list and board of deals. */
export function OpportunityListPage() {
  return <RecordListPage web={opportunityWeb} />;
}

/** One deal. */
export function OpportunityPage() {
  return <RecordPage web={opportunityWeb} />;
}
