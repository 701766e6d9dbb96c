import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { viewMessages } from '#engine/contract/views/view.messages.ts';
import type { ListState } from '../list/use-list-state.ts';
import { fieldPaths } from '../objects/field-paths.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** Which columns a list shows, in the order they are picked; fields of referred records too. */
export function ColumnsDrawer({ web, state, onClose }: { readonly web: WebObject; readonly state: ListState; readonly onClose: () => void }) {
  const t = useMessages(viewMessages);
  const label = useLabel();
  const [columns, setColumns] = useState<readonly string[]>(state.columns);
  const apply = () => {
    state.setColumns(columns);
    onClose();
  };
  return (
    <Drawer
      title={t('view.columns')}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={apply} disabled={columns.length === 0}>
          {t('view.apply')}
        </Button>
      }
    >
      <Field label={t('view.columns')} hint={t('view.columns_hint')}>
        <MultiSelectInput
          value={columns}
          onChange={setColumns}
          options={fieldPaths(web.object).map(({ path, labels }) => ({ value: path, label: labels.map((each) => label(each)).join(' · ') }))}
        />
      </Field>
    </Drawer>
  );
}
