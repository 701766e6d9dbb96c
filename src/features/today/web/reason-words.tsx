import { Fragment } from 'react';
import { useLabel } from '#platform/web/locale.ts';
import type { Reason } from '../contract/today.routes.ts';

/** Reasons on one line, the serious ones in their colour. */
export function ReasonWords({ reasons }: { readonly reasons: readonly Reason[] }) {
  const label = useLabel();
  return reasons.map((reason, at) => (
    <Fragment key={reason.code}>
      {at > 0 && <span className="muted">{' · '}</span>}
      <span className={reason.tone === 'neutral' ? 'muted' : reason.tone}>{label(reason.label)}</span>
    </Fragment>
  ));
}
