import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { DateText, NoValue } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { listApiKeysRoute, revokeApiKeyRoute } from '../contract/access.routes.ts';
import { ApiKeyScopeText } from './api-key-scope-fields.tsx';
import { ApiKeyDrawer } from './api-key-drawer.tsx';
import './organisation.css';

type ApiKey = RouteOutput<typeof listApiKeysRoute>['apiKeys'][number];
const tones = { active: 'good', expired: 'watch', revoked: 'neutral' } as const;

/** API keys: what each is for, whom it acts as, when it was last used. */
export function ApiKeysPage() {
  const t = useMessages(accessMessages);
  const can = useCan();
  const keys = useRoute(listApiKeysRoute, {});
  const [isMaking, setIsMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const columns = useColumns();
  const make = can('api_key.create') && (
    <Button kind="primary" icon="plus" onClick={() => setIsMaking(true)}>
      {t('access.key_new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('access.keys')} summary={t('access.keys_text')} actions={make} />
      {!keys.data && <PageState of={keys} />}
      {keys.data && (
        <div className="api-keys">
          <DataTable<ApiKey>
            label={t('access.keys')}
            rows={keys.data.apiKeys}
            columns={columns}
            rowKey={(row) => row.id}
            rowHeight={44}
            empty={<EmptyState icon="key" title={t('access.keys_none')} text={t('access.keys_none_text')} action={make} />}
            rowActions={(row) =>
              row.state === 'active' && (
                <Button size="small" onClick={() => setRevoking(row)}>
                  {t('access.key_revoke')}
                </Button>
              )
            }
            phoneRow={(row) => <PhoneRow row={row} onRevoke={() => setRevoking(row)} />}
          />
        </div>
      )}
      {isMaking && <ApiKeyDrawer onClose={() => setIsMaking(false)} />}
      {revoking && <RevokeConfirm apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

function RevokeConfirm({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const t = useMessages(accessMessages);
  const revoke = useRouteMutation(revokeApiKeyRoute, { invalidates: [listApiKeysRoute] });
  return (
    <Confirm
      isDanger
      title={t('access.key_revoke_of', { name: apiKey.name })}
      confirmLabel={t('access.key_revoke')}
      onConfirm={() => revoke.mutateAsync({ id: apiKey.id })}
      onClose={onClose}
    >
      {t('access.key_revoke_text')}
    </Confirm>
  );
}

function useColumns(): readonly DataColumn<ApiKey>[] {
  const t = useMessages(accessMessages);
  return [
    { id: 'name', title: t('access.key_name'), minWidth: 160, render: (row) => <span className="ink clip">{row.name}</span> },
    { id: 'prefix', title: t('access.key_prefix'), width: 128, render: (row) => <span className="mono">{row.prefix}</span> },
    { id: 'member', title: t('access.key_member'), width: 120, render: (row) => row.member.name },
    { id: 'scope', title: t('access.key_scope'), width: 168, render: (row) => <ApiKeyScopeText scopes={row.scopes} /> },
    {
      id: 'used',
      title: t('access.key_used'),
      width: 128,
      render: (row) => (row.lastUsedAt ? <DateText value={row.lastUsedAt} /> : <span className="muted">{t('access.never')}</span>),
    },
    {
      id: 'until',
      title: t('access.key_until'),
      width: 112,
      render: (row) => (row.expiresAt ? <DateText value={row.expiresAt.slice(0, 10)} isAbsolute /> : <NoValue />),
    },
    {
      id: 'state',
      title: t('access.key_state'),
      width: 112,
      render: (row) => <StatusText tone={tones[row.state]}>{t(`access.key_state.${row.state}`)}</StatusText>,
    },
  ];
}

function PhoneRow({ row, onRevoke }: { readonly row: ApiKey; readonly onRevoke: () => void }) {
  const t = useMessages(accessMessages);
  return (
    <span className="row g2">
      <span className="spread">
        <b className="clip">{row.name}</b>
        <span className="muted t12 row g2">
          <span className="mono">{row.prefix}</span>
          <ApiKeyScopeText scopes={row.scopes} />
        </span>
      </span>
      {row.state === 'active' ? (
        <Button size="small" onClick={onRevoke}>
          {t('access.key_revoke')}
        </Button>
      ) : (
        <StatusText tone={tones[row.state]}>{t(`access.key_state.${row.state}`)}</StatusText>
      )}
    </span>
  );
}
