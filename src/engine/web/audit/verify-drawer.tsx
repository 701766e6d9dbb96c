import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { verifyAuditRoute } from '#engine/contract/audit/audit.routes.ts';
import type { SealBreak, VerifyStretch } from '#engine/contract/audit/seals.ts';

const breaksShown = 200;

/** Recomputes every seal, stretch by stretch, and names each place where the log is not what was sealed. */
export function VerifyDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(auditMessages);
  const [progress, setProgress] = useState<{ done: number; last: number }>();
  const result = useQuery({
    queryKey: [verifyAuditRoute.id, 'whole'],
    queryFn: ({ signal }) => verifyAll(signal, setProgress),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Drawer title={t('audit.verify')} onClose={onClose}>
      {result.data && !result.isFetching ? (
        <Outcome result={result.data} />
      ) : (
        <>
          {progress && <p role="status">{t('audit.verifying', progress)}</p>}
          <PageState of={result} />
        </>
      )}
    </Drawer>
  );
}

async function verifyAll(signal: AbortSignal, onProgress: (progress: { done: number; last: number }) => void): Promise<VerifyStretch> {
  const breaks: SealBreak[] = [];
  let [events, after] = [0, 0];
  for (;;) {
    const stretch = await callRoute(verifyAuditRoute, { after }, signal);
    breaks.push(...stretch.breaks);
    events += stretch.events;
    if (stretch.next === null) return { ...stretch, breaks, events };
    after = stretch.next;
    onProgress({ done: after, last: stretch.last });
  }
}

function Outcome({ result }: { readonly result: VerifyStretch }) {
  const t = useMessages(auditMessages);
  const { breaks, head, tail, checkpoint } = result;
  return (
    <div className="stack g4" role="status">
      {breaks.length === 0 ? (
        <StatusText tone="good" icon="tick">
          {t('audit.intact', { events: result.events })}
        </StatusText>
      ) : (
        <StatusText tone="bad" icon="warning">
          {t('audit.broken', { count: breaks.length })}
        </StatusText>
      )}
      {breaks.length > 0 && (
        <ul className="audit-breaks">
          {breaks.slice(0, breaksShown).map((each) => (
            <li key={`${each.kind}${each.seal}${each.event}`}>
              <b>{t(`audit.break.${each.kind}`)}</b> · {t('audit.break_line', { seal: each.seal })}
              {each.event !== null && (
                <>
                  {' · '}
                  <Link to={`/settings/audit?event=${each.event}`}>
                    <span className="mono">{each.event}</span>
                  </Link>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {checkpoint !== null && <p className="muted">{t('audit.checkpoint', { number: checkpoint })}</p>}
      {tail !== null && tail.events > 0 && <p className="muted">{t('audit.tail', { count: tail.events })}</p>}
      {head && (
        <div>
          <p className="muted t12">{t('audit.keep_elsewhere')}</p>
          <code className="mono audit-hash">
            {head.number}:{head.hash}
          </code>
        </div>
      )}
    </div>
  );
}
