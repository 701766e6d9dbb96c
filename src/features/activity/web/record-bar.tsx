import { useRoute } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { findWebObject, routesOf, useFields } from '#engine/web/objects/object-registry.ts';
import type { WebObject } from '#engine/web/objects/object-registry.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { openQuickLog } from './quick-log.ts';

/** The phone's bar of a record one is in touch about: call, check in, log a follow-up. */
export function RecordFollowUpBar({ object, recordId }: PanelProps) {
  const c = useMessages(composerMessages);
  const web = findWebObject(object);
  const links = { [object]: recordId };
  return (
    <>
      {web && <CallLink web={web} recordId={recordId} />}
      <IconButton icon="pin" label={c('composer.visit_check_in')} onClick={() => openQuickLog({ links, type: 'visit' })} />
      <Button kind="primary" onClick={() => openQuickLog({ links })}>
        {c('composer.log')}
      </Button>
    </>
  );
}

/** Its first number; nothing where the record has none or hides it. */
function CallLink({ web, recordId }: { readonly web: WebObject; readonly recordId: string }) {
  const c = useMessages(composerMessages);
  const fields = useFields(web);
  const record = useRoute(routesOf(web.object).get, { id: recordId });
  const numbers = Object.entries(fields).flatMap(([name, field]) => (field.kind === 'phone' ? [record.data?.[name]] : []));
  const number = numbers.find((value): value is string => typeof value === 'string' && /^\+?[\d -]{5,}$/.test(value));
  if (number === undefined) return null;
  const label = c('composer.call', { number });
  return (
    <a className="k-icon-button" href={`tel:${number.replaceAll(/[ -]/g, '')}`} title={label} aria-label={label}>
      <Icon name="phone" />
    </a>
  );
}
