/** The only door of the organisation's screens for other capabilities' pages. */
export { AccessFrame } from './access-frame.tsx';
export { MemberSelect } from './member-select.tsx';
export { SecretShown } from './secret-shown.tsx';
