import { RecordListPage } from '#engine/web/list/record-list-page.tsx';
import { RecordPage } from '#engine/web/record/record-page.tsx';
import { contactWeb } from './contact-web.ts';

/** The list of contacts. */
export function ContactListPage() {
  return <RecordListPage web={contactWeb} />;
}

/** One of the contacts. */
export function ContactPage() {
  return <RecordPage web={contactWeb} />;
}
