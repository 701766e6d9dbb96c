/** What the webhooks page lets people do. */
export const webhookSetting = {
  group: 'connect',
  text: { zh: '有变化时通知其他系统', en: 'Tell other systems of changes' },
  entries: [
    { title: { zh: '新建 Webhook', en: 'Make a webhook' }, keywords: 'webhook callback tuisong 推送' },
    { title: { zh: '重发失败的投递', en: 'Send failed deliveries again' }, keywords: 'retry delivery chongfa' },
  ],
} as const;

/** What the API page shows. */
export const apiSetting = {
  group: 'connect',
  text: { zh: '接口文档、变更流与 MCP 接入', en: 'API reference, change feed and MCP' },
  entries: [
    { title: { zh: '连接 AI 助手（MCP）', en: 'Connect an assistant (MCP)' }, keywords: 'mcp ai claude zhushou' },
    { title: { zh: '接口文档', en: 'API reference' }, keywords: 'openapi rest jiekou' },
  ],
} as const;
