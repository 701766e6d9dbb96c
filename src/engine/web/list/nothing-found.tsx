import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { ListState } from './use-list-state.ts';

interface NothingFoundProps {
  readonly web: WebObject;
  readonly state: ListState;
  readonly onCreate: () => void;
}

/** A list without rows: says whether its conditions leave nothing, or whether there is nothing yet and how to begin. */
export function NothingFound({ web, state, onCreate }: NothingFoundProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const name = label(web.object.labelPlural);
  const isNarrowed = state.parts.length > 0 || state.search !== '';
  // A new workspace opens on a view with conditions; asked only here, where there is nothing else to read.
  const any = useRoute(routesOf(web.object).query, { columns: [web.object.nameField], limit: 1 }, { enabled: isNarrowed });
  if (isNarrowed && any.isPending) return <Skeleton />;
  if (isNarrowed && any.data?.rows.length !== 0) {
    return (
      <EmptyState
        icon="filter"
        title={t('records.none_match', { object: name })}
        text={t('records.none_match_text')}
        action={<Button onClick={() => state.setParts([])}>{t('records.clear_filter')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={web.icon}
      title={t('records.none_title', { object: name })}
      text={label(web.teaching)}
      action={
        <Button kind="primary" icon="plus" onClick={onCreate}>
          {t('records.new', { object: label(web.object.label) })}
        </Button>
      }
    />
  );
}
