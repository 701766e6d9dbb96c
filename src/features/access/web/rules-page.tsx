import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { DataTable, type DataColumn } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { StatusText, Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { deleteAccessRuleRoute, listAccessRulesRoute, type RuleView } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import { RuleDrawer } from './rule-drawer.tsx';
import './access.css';

/** Every rule that opens or closes records, and what is wrong with those whose fields are gone. */
export function RulesPage() {
  const t = useMessages(sharingMessages);
  const rules = useRoute(listAccessRulesRoute, {});
  const [editing, setEditing] = useState<RuleView | 'share' | 'restrict'>();
  const [deleting, setDeleting] = useState<RuleView>();
  const columns = useColumns();
  const make = (
    <>
      <Button icon="plus" onClick={() => setEditing('restrict')}>
        {t('sharing.new_restrict')}
      </Button>
      <Button kind="primary" icon="plus" onClick={() => setEditing('share')}>
        {t('sharing.new_share')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('sharing.rules')} summary={t('sharing.rules_text')} actions={make} />
      {!rules.data && <PageState of={rules} />}
      {rules.data && (
        <div className="access-table">
          <DataTable<RuleView>
            label={t('sharing.rules')}
            rows={rules.data.rules}
            columns={columns}
            rowKey={(row) => row.id}
            rowHeight={44}
            onOpen={setEditing}
            empty={<EmptyState icon="users" title={t('sharing.none')} text={t('sharing.none_text')} action={<div className="row g2">{make}</div>} />}
            rowActions={(row) => <IconButton icon="trash" size="small" label={t('sharing.delete')} onClick={() => setDeleting(row)} />}
            phoneRow={(row) => <PhoneRow row={row} />}
          />
        </div>
      )}
      {editing !== undefined && <RuleDrawer rule={editing} onClose={() => setEditing(undefined)} />}
      {deleting && <DeleteConfirm rule={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function useColumns(): readonly DataColumn<RuleView>[] {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  return [
    { id: 'name', title: t('sharing.name'), minWidth: 160, render: (row) => <span className="ink clip">{row.name}</span> },
    { id: 'kind', title: t('sharing.kind'), width: 128, render: (row) => <KindTag row={row} /> },
    { id: 'object', title: t('sharing.object'), width: 112, render: (row) => label(row.objectLabel) },
    { id: 'condition', title: t('sharing.condition'), minWidth: 200, render: (row) => <span className="mono clip">{row.expression}</span> },
    {
      id: 'people',
      title: t('sharing.people'),
      minWidth: 160,
      render: (row) => <span className="clip">{row.principals.map((each) => label(each.name)).join(' · ')}</span>,
    },
    { id: 'state', title: t('sharing.state'), width: 112, render: (row) => <RuleState row={row} /> },
  ];
}

function KindTag({ row }: { readonly row: RuleView }) {
  const t = useMessages(sharingMessages);
  if (row.kind === 'restrict') return <Tag tone="watch">{t('sharing.kind.restrict')}</Tag>;
  return <Tag tone="accent">{`${t('sharing.kind.share')} · ${row.mayWrite ? t('sharing.may_write') : t('sharing.may_read')}`}</Tag>;
}

function RuleState({ row }: { readonly row: RuleView }) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  if (row.fault)
    return (
      <StatusText tone="bad" title={label(row.fault)}>
        {t('sharing.broken')}
      </StatusText>
    );
  return <StatusText tone={row.isActive ? 'good' : 'neutral'}>{row.isActive ? t('sharing.on') : t('sharing.off')}</StatusText>;
}

function PhoneRow({ row }: { readonly row: RuleView }) {
  const label = useLabel();
  return (
    <span className="row g2">
      <span className="spread">
        <b className="clip">{row.name}</b>
        <span className="muted t12 clip">
          {label(row.objectLabel)} · {row.principals.map((each) => label(each.name)).join(' · ')}
        </span>
      </span>
      <KindTag row={row} />
    </span>
  );
}

function DeleteConfirm({ rule, onClose }: { readonly rule: RuleView; readonly onClose: () => void }) {
  const t = useMessages(sharingMessages);
  const remove = useRouteMutation(deleteAccessRuleRoute, { invalidates: [listAccessRulesRoute] });
  return (
    <Confirm
      isDanger
      title={t('sharing.delete_rule', { name: rule.name })}
      confirmLabel={t('sharing.delete')}
      onConfirm={() => remove.mutateAsync({ id: rule.id })}
      onClose={onClose}
    >
      {t('sharing.delete_text')}
    </Confirm>
  );
}
