import { useEffect } from 'react';
import { useGo } from '#platform/web/navigation.tsx';

/** Leads links and bookmarks of the overview to its place among the dashboards, with the filter they carry. */
export function OldAddress() {
  const go = useGo();
  useEffect(() => {
    go(`/dashboards/overview${window.location.search}`, { isReplacing: true });
    // Once, on arrival.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `go` is a new function on each render
  }, []);
  return null;
}
