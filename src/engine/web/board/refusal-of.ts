import { ApiError } from '#platform/web/api.ts';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { useLabel } from '#platform/web/locale.ts';

/** The server's refusal of a write as what a board explains: each issue is a reason. */
export function useRefusalOf(): (error: unknown, title?: string) => Refusal {
  const label = useLabel();
  return (error, title) => {
    if (!(error instanceof ApiError)) throw error;
    const issues = error.issues.map((issue, at) => ({
      id: `${issue.code} ${at}`,
      text: typeof issue.message === 'string' ? issue.message : label(issue.message),
    }));
    return { ...(title !== undefined && { title }), reasons: issues.length > 0 ? issues : [{ id: error.code, text: error.detail || error.code }] };
  };
}
