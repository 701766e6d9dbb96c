/** The secret of the mail server where the operator gives it instead of an administrator. */
export function mailSecretOfEnvironment(): string | undefined {
  return process.env['SLOOP_MAIL_SECRET'] || undefined;
}
