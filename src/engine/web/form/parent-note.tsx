import { useMessages } from '#platform/web/locale.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { useNamesOf } from '../fields/pickers.tsx';
import type { WebObject } from '../objects/object-registry.ts';
import type { Draft } from './record-form.tsx';
import { parentOf } from './use-parent-defaults.ts';

/** Beside the title of a new record: whose child it is. */
export function ParentNote({ web, values }: { readonly web: WebObject; readonly values: Draft | undefined }) {
  const t = useMessages(formMessages);
  const parent = parentOf(web, values ?? {});
  const [named] = useNamesOf({ object: parent?.object ?? web.object.id }, parent ? [parent.id] : []);
  return named ? <>{t('form.for_parent', { name: named.name })}</> : null;
}
