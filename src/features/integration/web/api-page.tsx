import type { ReactNode } from 'react';
import { SecretShown } from '#features/organisation/web/public.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { integrationMessages } from '../contract/integration.messages.ts';
import './integration.css';

/** How scripts, other systems and language models connect. */
export function ApiPage() {
  const t = useMessages(integrationMessages);
  const { origin } = window.location;
  const curl = (path: string) => `curl -H "Authorization: Bearer slp_…" "${origin}${path}"`;
  const mcp = JSON.stringify({ mcpServers: { sloop: { type: 'http', url: `${origin}/mcp`, headers: { Authorization: 'Bearer slp_…' } } } }, null, 2);
  return (
    <>
      <PageHeader title={t('integration.api')} summary={t('integration.api_text')} />
      <div className="page page-scroll">
        <div className="integration-guide">
          <Step title={t('integration.api_key')} text={t('integration.api_key_text')}>
            <Link to="/settings/api-keys" className="link">
              {t('integration.api_key_link')}
            </Link>
          </Step>
          <Step title={t('integration.rest')} text={t('integration.rest_text')}>
            <SecretShown text={`${origin}/api/openapi.json`} />
            <SecretShown text={curl('/api/accounts?limit=20&sort=-updated_at')} />
          </Step>
          <Step title={t('integration.feed')} text={t('integration.feed_text')}>
            <SecretShown text={curl('/api/changes?cursor=latest&wait=30')} />
          </Step>
          <Step title={t('integration.mcp')} text={t('integration.mcp_text')}>
            <SecretShown text={`${origin}/mcp`} />
            <SecretShown text={mcp} />
            <p className="muted">{t('integration.mcp_local')}</p>
            <SecretShown text="npm run -s sloop -- mcp --as name@company.cn" />
          </Step>
        </div>
      </div>
    </>
  );
}

function Step({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <p className="muted">{text}</p>
      <div className="stack g2">{children}</div>
    </section>
  );
}
