import { RecordListPage } from '#engine/web/list/record-list-page.tsx';
import { RecordPage } from '#engine/web/record/record-page.tsx';
import { accountWeb } from './account-web.ts';

/** The list of accounts. */
export function AccountListPage() {
  return <RecordListPage web={accountWeb} />;
}

/** One of the accounts. */
export function AccountPage() {
  return <RecordPage web={accountWeb} />;
}
