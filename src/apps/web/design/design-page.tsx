import { shellMessages } from '#platform/contract/shell.messages.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { DesignBoard, DesignTable } from './design-lists.tsx';
import { DesignCharts } from './design-charts.tsx';
import { DesignFields } from './design-fields.tsx';
import { DesignForms } from './design-forms.tsx';
import { DesignParts } from './design-parts.tsx';
import { DesignRecord } from './design-record.tsx';
import './design-page.css';

const parts = {
  parts: DesignParts,
  record: DesignRecord,
  table: DesignTable,
  board: DesignBoard,
  forms: DesignForms,
  fields: DesignFields,
  charts: DesignCharts,
};
type Part = keyof typeof parts;
const partIds: readonly Part[] = ['parts', 'record', 'table', 'board', 'forms', 'fields', 'charts'];

/** Every part of the design system in its states, with made-up content. */
export function DesignPage() {
  const t = useMessages(shellMessages);
  const [wanted, setWanted] = useSearchParam('part');
  const active = partIds.find((id) => id === wanted) ?? 'parts';
  const Shown = parts[active];
  return (
    <>
      <PageHeader title={t('shell.design')}>
        <Tabs label={t('shell.design')} tabs={partIds.map((id) => ({ id, label: t(`design.${id}`) }))} active={active} onChange={setWanted} />
      </PageHeader>
      <Shown />
    </>
  );
}
