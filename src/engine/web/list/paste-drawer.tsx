import { useId } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { useReadSetting } from '../fields/cells.tsx';
import type { WebObject } from '../objects/object-registry.ts';
import { ChangeTable } from './change-table.tsx';
import { lookUpNames } from './look-up-names.ts';
import { isSame, placePasted, readPlaced } from './plan-paste.ts';
import type { PasteInput } from './plan-paste.ts';
import { tryChanges, useChangeMany } from './use-change-many.ts';
import type { Undo } from './use-undo.ts';

interface PasteDrawerProps {
  readonly web: WebObject;
  readonly input: PasteInput;
  readonly undo: Undo;
  readonly onClose: () => void;
}

/** What a pasted block would change, cell by cell, before anything is written. */
export function PasteDrawer({ web, input, undo, onClose }: PasteDrawerProps) {
  const t = useMessages(tableMessages);
  const plan = usePlan(web, input);
  const change = useChangeMany(web, undo, onClose);
  const possible = plan.data?.changes.filter((each) => each.problem === undefined) ?? [];
  const [first] = input.cells;
  return (
    <Drawer
      title={t('table.paste')}
      note={t('table.paste_size', { rows: input.cells.length, columns: first?.length ?? 0 })}
      width={640}
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          data-autofocus
          disabled={possible.length === 0}
          isBusy={change.isBusy}
          onClick={() => change.apply(plan.data?.changes ?? [])}
        >
          {t('table.paste_apply', { count: possible.length })}
        </Button>
      }
    >
      {!plan.data ? (
        <PageState of={plan} />
      ) : (
        <>
          {plan.data.beyond > 0 && <p className="watch">{t('table.paste_beyond', { count: plan.data.beyond })}</p>}
          {plan.data.changes.length === 0 ? (
            <EmptyState icon="copy" title={t('table.paste_nothing')} />
          ) : (
            <ChangeTable nameField={web.object.nameField} changes={plan.data.changes} same={plan.data.same} />
          )}
        </>
      )}
    </Drawer>
  );
}

function usePlan(web: WebObject, input: PasteInput) {
  const t = useMessages(tableMessages);
  const label = useLabel();
  const setting = useReadSetting();
  const id = useId();
  const words = {
    readOnly: t('table.read_only'),
    unread: (text: string) => t('table.unread', { text }),
    notFound: (text: string) => t('table.not_found', { text }),
    ambiguous: (text: string, count: number) => t('table.ambiguous', { text, count }),
  };
  return useQuery({
    queryKey: ['paste', web.object.id, id],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: async () => {
      const { cells, beyond } = placePasted(input);
      const read = await readPlaced(cells, { setting, now: new Date(), words, lookUp: lookUpNames });
      const different = read.filter((change) => change.problem !== undefined || !isSame(change));
      return { beyond, same: read.length - different.length, changes: await tryChanges(web, different, label) };
    },
  });
}
