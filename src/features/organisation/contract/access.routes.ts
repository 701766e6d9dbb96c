import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { AssignmentInput } from './organisation.routes.ts';
import { ApiKeyScope } from './api-key-scopes.ts';

const Id = z.uuid();
const ById = z.object({ id: Id });
const Name = z.string().trim().min(1).max(120);
const Email = z
  .email()
  .max(320)
  .transform((text) => text.toLowerCase());
const Locale = z.enum(['zh', 'en']);
const Theme = z.enum(['light', 'dark', 'system']);
const Done = z.object({ id: z.string() });

/** Whether the product waits to be set up. */
export const getSetupRoute = defineRoute({
  id: 'organisation.get_setup',
  method: 'GET',
  path: '/api/setup',
  kind: 'read',
  access: 'public',
  summary: { zh: '是否需要初始化', en: 'Whether set-up is needed' },
  output: z.object({ isNeeded: z.boolean() }),
});

export const setupRoute = defineRoute({
  id: 'organisation.setup',
  method: 'POST',
  path: '/api/setup',
  kind: 'write',
  access: 'public',
  summary: { zh: '初始化：工作区与管理员', en: 'Set up workspace and administrator' },
  body: z.object({
    token: z.string().min(1).max(200),
    workspaceName: Name,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('CNY'),
    timeZone: z.string().max(60).default('Asia/Shanghai'),
    locale: Locale.default('zh'),
    administrator: z.object({ name: Name, email: Email, password: z.string().max(400) }),
  }),
  output: z.object({ workspaceId: z.string(), memberId: z.string() }),
});

export const getInvitationRoute = defineRoute({
  id: 'organisation.get_invitation',
  method: 'GET',
  path: '/api/invitations/by-token/:token',
  kind: 'read',
  access: 'public',
  summary: { zh: '查看邀请', en: 'See an invitation' },
  params: z.object({ token: z.string().max(100) }),
  output: z.object({
    workspaceName: z.string(),
    name: z.string(),
    email: z.string(),
    expiresAt: z.string(),
    /** The address signs in to another workspace already: its password lets it in here too. */
    hasAccount: z.boolean(),
  }),
});

export const acceptInvitationRoute = defineRoute({
  id: 'organisation.accept_invitation',
  method: 'POST',
  path: '/api/invitations/by-token/:token/accept',
  kind: 'write',
  access: 'public',
  summary: {
    zh: '接受邀请并设置密码；已有账号的用现有密码',
    en: 'Accept an invitation and choose a password, or give the one of the account there is',
  },
  params: z.object({ token: z.string().max(100) }),
  body: z.object({ name: Name, password: z.string().max(400), locale: Locale.default('zh') }),
  output: z.object({ email: z.string() }),
});

/** A position is the same in both languages; a role has its name in each. */
const Title = z.object({ zh: z.string(), en: z.string() });
const SessionView = z.object({
  member: z.object({ id: z.string(), name: z.string(), title: Title.optional() }),
  workspace: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), currency: z.string(), fiscalYearStart: z.number() }),
  role: z.string(),
  abilities: z.array(z.string()),
  locale: Locale,
  theme: Theme,
});

export const getSessionRoute = defineRoute({
  id: 'organisation.get_session',
  method: 'GET',
  path: '/api/session',
  kind: 'read',
  summary: { zh: '当前登录的成员', en: 'Who is signed in' },
  output: SessionView,
});

const Preferences = z.object({ locale: Locale.optional(), theme: Theme.optional(), name: Name.optional() });

export const updateSessionRoute = defineRoute({
  id: 'organisation.update_session',
  method: 'PATCH',
  path: '/api/session',
  kind: 'write',
  summary: { zh: '修改自己的语言与主题', en: 'Change one’s language and theme' },
  body: Preferences,
  output: Done,
});

const GrantShape = z.object({
  actions: z.array(z.string()).readonly(),
  visibility: z.string(),
  updateVisibility: z.string().optional(),
  hidden: z.array(z.string()).readonly().optional(),
  readOnly: z.array(z.string()).readonly().optional(),
});

export const getMeRoute = defineRoute({
  id: 'organisation.get_me',
  method: 'GET',
  path: '/api/me',
  kind: 'read',
  summary: { zh: '我是谁，可以做什么', en: 'Who I am and what I may do' },
  keyScope: 'any',
  output: SessionView.extend({
    email: z.string().nullable(),
    apiKeyId: z.string().nullable(),
    /** What the key that asks may be used for; null without a key. */
    keyScopes: z.array(z.string()).nullable(),
    grants: z.object({ objects: z.record(z.string(), GrantShape), otherObjects: GrantShape }),
  }),
});

export const updateMeRoute = defineRoute({ ...updateSessionRoute, id: 'organisation.update_me', path: '/api/me' });

export const listSessionsRoute = defineRoute({
  id: 'organisation.list_sessions',
  method: 'GET',
  path: '/api/me/sessions',
  kind: 'read',
  summary: { zh: '我的登录', en: 'My sessions' },
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        signedInAt: z.string(),
        expiresAt: z.string(),
        address: z.string().nullable(),
        device: z.string().nullable(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
});

export const endSessionRoute = defineRoute({
  id: 'organisation.end_session',
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  kind: 'write',
  summary: { zh: '结束一个登录', en: 'End a session' },
  params: ById,
  output: Done,
});

export const endOtherSessionsRoute = defineRoute({
  id: 'organisation.end_other_sessions',
  method: 'POST',
  path: '/api/me/sessions/end-others',
  kind: 'write',
  summary: { zh: '结束其他登录', en: 'End all other sessions' },
  output: z.object({ count: z.number() }),
});

export const endMemberSessionsRoute = defineRoute({
  id: 'organisation.end_member_sessions',
  method: 'POST',
  path: '/api/members/:id/end-sessions',
  kind: 'write',
  summary: { zh: '结束某成员的所有登录', en: 'End all sessions of a member' },
  params: ById,
  output: z.object({ count: z.number() }),
});

export const listOwnWorkspacesRoute = defineRoute({
  id: 'organisation.list_own_workspaces',
  method: 'GET',
  path: '/api/me/workspaces',
  kind: 'read',
  summary: { zh: '我所在的工作区', en: 'The workspaces I belong to' },
  output: z.object({ workspaces: z.array(z.object({ id: z.string(), name: z.string(), isCurrent: z.boolean() })) }),
});

/** From then on the session is in the other workspace; screens that say `x-workspace: <the old one>` are refused. */
export const chooseWorkspaceRoute = defineRoute({
  id: 'organisation.choose_workspace',
  method: 'POST',
  path: '/api/me/workspaces/choose',
  kind: 'write',
  summary: { zh: '切换到另一个我所在的工作区', en: 'Switch to another workspace I belong to' },
  body: z.object({ workspaceId: Id }),
  output: Done,
});

export const listInvitationsRoute = defineRoute({
  id: 'organisation.list_invitations',
  method: 'GET',
  path: '/api/invitations',
  kind: 'read',
  summary: { zh: '未接受的邀请', en: 'Open invitations' },
  output: z.object({
    invitations: z.array(
      z.object({ id: z.string(), memberId: z.string(), name: z.string(), email: z.string(), expiresAt: z.string(), isExpired: z.boolean() }),
    ),
  }),
});

export const createInvitationRoute = defineRoute({
  id: 'organisation.create_invitation',
  method: 'POST',
  path: '/api/invitations',
  kind: 'write',
  summary: { zh: '邀请成员；链接只显示一次', en: 'Invite a member; the link is shown once' },
  body: z.union([z.object({ memberId: Id, email: Email }), z.object({ name: Name, email: Email, assignment: AssignmentInput })]),
  output: z.object({ id: z.string(), memberId: z.string(), token: z.string(), path: z.string(), expiresAt: z.string() }),
});

export const revokeInvitationRoute = defineRoute({
  id: 'organisation.revoke_invitation',
  method: 'DELETE',
  path: '/api/invitations/:id',
  kind: 'write',
  summary: { zh: '撤回邀请', en: 'Revoke an invitation' },
  params: ById,
  output: Done,
});

export const listApiKeysRoute = defineRoute({
  id: 'organisation.list_api_keys',
  method: 'GET',
  path: '/api/api-keys',
  kind: 'read',
  summary: { zh: 'API 密钥', en: 'API keys' },
  output: z.object({
    apiKeys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        prefix: z.string(),
        member: z.object({ id: z.string(), name: z.string() }),
        scopes: z.array(z.string()),
        createdAt: z.string(),
        expiresAt: z.string().nullable(),
        lastUsedAt: z.string().nullable(),
        state: z.enum(['active', 'expired', 'revoked']),
      }),
    ),
  }),
});

export const createApiKeyRoute = defineRoute({
  id: 'organisation.create_api_key',
  method: 'POST',
  path: '/api/api-keys',
  kind: 'write',
  summary: { zh: '新建 API 密钥；只显示一次', en: 'Create an API key; it is shown once' },
  body: z.object({
    name: Name,
    memberId: Id.optional(),
    scopes: z.array(ApiKeyScope).min(1).max(100).default(['read']),
    expiresInDays: z.number().int().min(1).max(3650).nullable().default(365),
  }),
  output: z.object({ id: z.string(), secret: z.string(), prefix: z.string() }),
});

export const revokeApiKeyRoute = defineRoute({
  id: 'organisation.revoke_api_key',
  method: 'DELETE',
  path: '/api/api-keys/:id',
  kind: 'write',
  summary: { zh: '吊销 API 密钥', en: 'Revoke an API key' },
  params: ById,
  output: Done,
});
