import { RecordListPage } from '#engine/web/list/record-list-page.tsx';
import { RecordPage } from '#engine/web/record/record-page.tsx';
import { productWeb } from './product-web.ts';

/** The list of products. */
export function ProductListPage() {
  return <RecordListPage web={productWeb} />;
}

/** One of the products. */
export function ProductPage() {
  return <RecordPage web={productWeb} />;
}
