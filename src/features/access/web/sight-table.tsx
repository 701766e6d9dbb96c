import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { findWebObject } from '#engine/web/objects/object-registry.ts';
import type { simulateAccessRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import './access.css';

type Sight = RouteOutput<typeof simulateAccessRoute>;

interface SightTableProps {
  readonly sight: Sight;
  /** The object a sample was asked of. */
  readonly object: string | undefined;
}

/** Object by object what is seen and may be done, and some of the records. */
export function SightTable({ sight, object }: SightTableProps) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const sampled = object === undefined ? undefined : findWebObject(object);
  return (
    <>
      <section>
        <h2 className="section-title">{[sight.name, ...sight.roles.map((role) => label(role))].filter((text) => text !== '').join(' · ')}</h2>
        <div className="access-scroll" tabIndex={0} role="region" aria-label={t('sharing.simulate')}>
          <table>
            <thead>
              <tr>
                {(['object', 'count', 'width', 'actions', 'fields'] as const).map((column) => (
                  <th key={column} scope="col" className="muted">
                    {t(`sharing.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sight.objects.map((row) => (
                <SightRow key={row.object} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {sampled && (
        <section>
          <h2 className="section-title">{t('sharing.sample', { object: label(sampled.object.labelPlural) })}</h2>
          {sight.sample.length === 0 && <p className="muted">{t('sharing.sees_none')}</p>}
          <ul className="access-reasons">
            {sight.sample.map((row) => (
              <li key={row.id}>{row.name}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const actionIds = ['create', 'update', 'delete', 'import', 'export'] as const;
const widthIds = ['own', 'department', 'department_tree', 'all'] as const;

function SightRow({ row }: { readonly row: Sight['objects'][number] }) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const width = widthIds.find((id) => id === row.visibility);
  const limits = [
    ...(row.hidden.length > 0 ? [t('sharing.hidden', { count: row.hidden.length })] : []),
    ...(row.readOnly.length > 0 ? [t('sharing.read_only', { count: row.readOnly.length })] : []),
    ...(row.masked.length > 0 ? [t('sharing.masked', { count: row.masked.length })] : []),
  ];
  return (
    <tr>
      <th scope="row">{label(row.label)}</th>
      <td>{row.count === null ? <span className="muted">{t('sharing.sees_none')}</span> : row.count}</td>
      <td>{row.count !== null && width && t(`sharing.width.${width}`)}</td>
      <td>
        {actionIds
          .filter((action) => row.actions.includes(action))
          .map((action) => t(`sharing.action.${action}`))
          .join(' · ')}
      </td>
      <td title={[...row.hidden, ...row.readOnly, ...row.masked].join(', ')}>{limits.join(' · ')}</td>
    </tr>
  );
}
