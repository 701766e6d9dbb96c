import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { AntdProvider } from '#platform/web/antd-late.ts';
import type { Part } from '#platform/web/late-part.tsx';
import type { CapabilityPages, PageDefinition } from '#platform/web/page-registry.ts';
import { ErrorState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { ToastRegion } from '#platform/web/kit/toast.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Shell } from './shell/shell.tsx';

/** One route per registered page, below the frame or bare; `beginFrame` asks ahead for what the frame will need. */
export function createAppRouter(capabilities: readonly CapabilityPages[], beginFrame: () => void) {
  const root = createRootRoute({ component: Root });
  const pages = capabilities.flatMap((capability) => capability.pages);
  const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Shell, notFoundComponent: NotFoundPage, loader: beginFrame });
  const isBare = (page: PageDefinition) => page.frame === 'bare';
  const hasHome = pages.some((page) => page.path === '/');
  const framed = pages
    .filter((page) => !isBare(page))
    .map((page) => createRoute({ getParentRoute: () => frame, path: page.path, component: hosted(page.component), loader: begun(page.component) }));
  const home = createRoute({ getParentRoute: () => frame, path: '/', component: NotFoundPage });
  const unknown = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage });
  const bare = pages
    .filter(isBare)
    .map((page) => createRoute({ getParentRoute: () => root, path: page.path, component: hosted(page.component), loader: begun(page.component) }));
  return createRouter({
    routeTree: root.addChildren([frame.addChildren(hasHome ? [...framed, unknown] : [...framed, home, unknown]), ...bare]),
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
    scrollRestoration: true,
  });
}

function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
    </>
  );
}

/** Begins a page’s chunk and antd’s side by side, as soon as the address is known or a link to it is pointed at. */
function begun(page: Part): () => void {
  return () => {
    page.begin?.();
    AntdProvider.begin();
  };
}

/** A page with its chunk and antd's loaded beside it; the frame stays while they come. */
function hosted(Page: Part): () => ReactNode {
  return function HostedPage() {
    return (
      <Suspense fallback={<Skeleton />}>
        <AntdProvider>
          <Page />
        </AntdProvider>
      </Suspense>
    );
  };
}
