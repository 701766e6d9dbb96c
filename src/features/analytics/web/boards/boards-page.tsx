import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useSearchParam } from '#platform/web/navigation.tsx';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { type DashboardEntry, listDashboardsRoute } from '../../contract/dashboards.routes.ts';
import { BoardMenu } from './board-menu.tsx';
import { useCreateBoard } from './use-copy-board.ts';
import './boards.css';

const shelves = ['all', 'mine', 'shared', 'ready', 'reports'] as const;
type Shelf = (typeof shelves)[number];

/** Every dashboard and report one may look at: one's own, shared ones, ready-made ones. */
export function BoardsPage() {
  const t = useMessages(dashboardsMessages);
  const create = useCreateBoard();
  const answer = useRoute(listDashboardsRoute, {});
  const [chosen, setShelf] = useSearchParam('shelf');
  const shelf = shelves.find((each) => each === chosen) ?? 'all';
  const rows = answer.data?.rows ?? [];
  const shown = rows.filter((row) => isOn(row, shelf));
  return (
    <>
      <PageHeader
        title={t('dashboards.title')}
        actions={
          <>
            <Button icon="plus" onClick={() => create({ name: t('dashboards.untitled_report'), kind: 'report' })}>
              {t('dashboards.new_report')}
            </Button>
            <Button kind="primary" icon="plus" onClick={() => create({ name: t('dashboards.untitled'), kind: 'dashboard' })}>
              {t('dashboards.new')}
            </Button>
          </>
        }
      >
        <Tabs<Shelf>
          label={t('dashboards.title')}
          active={shelf}
          onChange={(id) => setShelf(id === 'all' ? undefined : id)}
          tabs={shelves.map((id) => ({
            id,
            label: t(`dashboards.${id}`),
            count: answer.data ? rows.filter((row) => isOn(row, id)).length + (hasOverview(id) ? 1 : 0) : undefined,
          }))}
        />
      </PageHeader>
      {!answer.data ? (
        <PageState of={answer} />
      ) : (
        <div className="page page-scroll">
          {shown.length === 0 && (
            <EmptyState
              icon="bars"
              title={t('dashboards.none_title')}
              text={t('dashboards.none_text')}
              example={t('dashboards.empty_example')}
              action={
                <Button kind="primary" icon="plus" onClick={() => create({ name: t('dashboards.untitled'), kind: 'dashboard' })}>
                  {t('dashboards.new')}
                </Button>
              }
            />
          )}
          <ul className="boards-list">
            {hasOverview(shelf) && <OverviewRow />}
            {shown.map((row) => (
              <BoardRow key={row.id} row={row} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Where the overview stands among the others. */
function hasOverview(shelf: Shelf): boolean {
  return shelf === 'all' || shelf === 'ready';
}

/** The overview everybody has; it is made by hand and stands at its own address. */
function OverviewRow() {
  const t = useMessages(dashboardsMessages);
  return (
    <li className="boards-row">
      <Icon name="bars" />
      <span className="boards-row-name">
        <Link to="/dashboards/overview" className="records-ref clip">
          {t('dashboards.overview')}
        </Link>
        <span className="muted t12 clip">{t('dashboards.overview_text')}</span>
      </span>
      <Tag>{t('dashboards.ready')}</Tag>
    </li>
  );
}

function BoardRow({ row }: { readonly row: DashboardEntry }) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const description = label(row.description);
  return (
    <li className="boards-row">
      <Icon name={row.kind === 'report' ? 'table' : 'bars'} />
      <span className="boards-row-name">
        <Link to={`/dashboards/${row.id}`} className="records-ref clip">
          {label(row.name)}
        </Link>
        <span className="muted t12 clip">{description || (row.owner_name && t('dashboards.by', { name: row.owner_name }))}</span>
      </span>
      {row.number === 0 && <Tag>{t('dashboards.draft')}</Tag>}
      {row.number > 0 && row.has_draft && <Tag>{t('dashboards.has_draft')}</Tag>}
      {!row.isReady && <span className="muted t12 nowrap">{t(`dashboards.${row.shared}`)}</span>}
      {row.isReady && <Tag>{t('dashboards.ready')}</Tag>}
      {row.updated_at && (
        <span className="muted t12 nowrap">
          <DateText value={row.updated_at} />
        </span>
      )}
      <BoardMenu board={row} />
    </li>
  );
}

function isOn(row: DashboardEntry, shelf: Shelf): boolean {
  if (shelf === 'all') return true;
  if (shelf === 'reports') return row.kind === 'report';
  if (shelf === 'ready') return row.isReady;
  return shelf === 'mine' ? row.can_edit && !row.isReady : !row.isReady && !row.can_edit;
}
