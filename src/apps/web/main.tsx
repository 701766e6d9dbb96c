import './no-eval.ts';
import '#platform/web/styles/tokens.css';
import '#platform/web/styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { featurePages } from '#features/features.web.ts';
import { followLocale } from '#platform/web/locale.ts';
import { registerWorker } from '#platform/web/offline/register-worker.ts';
import { PageRegistry } from '#platform/web/page-registry.ts';
import { createQueryClient } from '#platform/web/query-client.ts';
import { sessionQuery } from '#platform/web/session.ts';
import { followTheme } from '#platform/web/theme.ts';
import { createAppRouter } from './router.tsx';
import { shellPages } from './shell-pages.ts';

followTheme();
followLocale();
registerWorker();

// After an update of the server the old chunks are gone; a reload fetches the new ones. At most once a minute, else a broken build would loop.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('sloop.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('sloop.reloaded', String(Date.now()));
  window.location.reload();
});

const pages = [...shellPages, ...featurePages];
const client = createQueryClient();
const router = createAppRouter(pages, () => {
  void client.ensureQueryData(sessionQuery).catch(() => undefined);
  for (const { panels = [] } of pages) for (const panel of panels) if (panel.slot === 'shell.top') panel.component.begin?.();
});
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <PageRegistry value={pages}>
          <RouterProvider router={router} />
        </PageRegistry>
      </QueryClientProvider>
    </StrictMode>,
  );
}
