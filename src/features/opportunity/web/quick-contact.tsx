import { useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { nameOfRecord } from '#engine/web/objects/read-value.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { buyingRoles, contact } from '#features/contact/contract/contact.objects.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';

interface QuickContactProps {
  readonly record: RecordRow;
  /** Values the contact must have, e.g. the wanted buying role. */
  readonly values: Readonly<Record<string, string>>;
  readonly onDone: () => void;
}

/** Gives one of the account's people the wanted role, or adds a new person with it, in one line. */
export function QuickContact({ record, values, onDone }: QuickContactProps) {
  const t = useMessages(opportunityMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const account = typeof record['account'] === 'string' ? record['account'] : undefined;
  const routes = routesOf(contact);
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const people = useRoute(
    routes.query,
    { filter: { field: 'account', op: 'eq', value: account ?? '' }, columns: ['name', 'title'], limit: 50 },
    { enabled: account !== undefined },
  );
  const role = buyingRoles.find((option) => option.value === values['buying_role']);
  const save = async () => {
    setIsBusy(true);
    try {
      if (chosen !== undefined) await callRoute(routes.update, { id: chosen, ...values });
      else await callRoute(routes.create, { name: name.trim(), ...values, ...(account !== undefined && { account }) });
      await refresh('contact', 'opportunity');
      onDone();
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
    } finally {
      setIsBusy(false);
    }
  };
  const rows = people.data?.rows ?? [];
  return (
    <span className="row g2 deal-quick">
      {rows.length > 0 && role && (
        <span className="deal-fix-small">
          <SelectInput
            label={t('opportunity.pick_existing')}
            placeholder={t('opportunity.pick_existing')}
            value={chosen}
            onChange={setChosen}
            canClear
            options={rows.map((row) => ({ value: row.id, label: [nameOfRecord(row, 'name'), row['title']].filter(Boolean).join(' · ') }))}
          />
        </span>
      )}
      {chosen === undefined && (
        <span className="deal-fix-small">
          <TextInput value={name} onChange={setName} placeholder={t('opportunity.new_name')} aria-label={t('opportunity.new_name')} />
        </span>
      )}
      {role && <span className="muted t12 nowrap">{label(role.label)}</span>}
      <Button kind="primary" isBusy={isBusy} disabled={chosen === undefined && name.trim() === ''} onClick={() => void save()}>
        {kit('kit.save')}
      </Button>
    </span>
  );
}
