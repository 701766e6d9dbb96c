import { Link as RouterLink, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'children'> {
  /** An address of this app, query included: `/opportunities?view=mine`. */
  readonly to: string;
  readonly children?: ReactNode;
}

/** A link inside the app: loads its page's chunk on hover, keeps the browser's own behaviour for ⌘-click. */
export function Link({ to, children, ...rest }: LinkProps) {
  const { path, search } = splitAddress(to);
  return (
    <RouterLink to={path} search={search} preload="intent" activeProps={{}} {...rest}>
      {children}
    </RouterLink>
  );
}

/** Goes to an address of this app: `const go = useGo(); go('/opportunities/1')`. */
export function useGo(): (to: string, options?: { readonly isReplacing?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => {
    const { path, search } = splitAddress(to);
    void navigate({ to: path, search, ...(options?.isReplacing && { replace: true }) });
  };
}

/** One parameter of the path: `usePathParam('id')` on `/opportunities/$id`. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
}

/** One value of the query string and its setter; undefined removes it. Page state that a link should carry lives here. */
export function useSearchParam(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const value = search[name];
  const change = (next: string | undefined) => {
    void navigate({ to: pathname, search: (previous: Record<string, unknown>) => ({ ...previous, [name]: next }), replace: true });
  };
  return [value === undefined || value === null ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value), change];
}

/** The path now shown. */
export function usePathname(): string {
  return useLocation().pathname;
}

function splitAddress(address: string): { path: string; search: Record<string, string> } {
  const [path = '/', query = ''] = address.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}
