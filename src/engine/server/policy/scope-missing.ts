import { type AppError, forbidden } from '#platform/contract/errors.ts';
import type { KeyScope } from '../../contract/key-scopes.ts';

/** Said to an API key that is narrower than what it asks for; names the scope it would need. */
export function scopeMissing(scope: KeyScope): AppError {
  return forbidden(
    'api_key.scope_missing',
    { zh: `这个 API 密钥没有范围“${scope}”。请用带有它的密钥。`, en: `This API key lacks the scope “${scope}”. Use a key that has it.` },
    { scope },
  );
}
