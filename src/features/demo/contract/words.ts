/** Family names, the frequent ones more than once. */
export const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵王李张刘陈'];
/** Given names. */
export const givenNames = [
  '伟', '敏', '静', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '霞', '平', '刚', '建国', '建华', '晓东', '志强', '丽娜', '海燕', '文博', '思远', '雨桐', '子涵', '浩然', '欣怡', '佳琪', '一鸣',
  '俊杰', '宇航', '梦瑶', '雅婷', '国强', '永康', '少华', '春梅', '秀英', '立新', '振宇', '鹏飞', '晨曦', '若兰', '嘉豪', '天翔', '慧敏', '凯文', '铭轩', '诗涵', '德胜', '启航', '书豪', '婉清', '景行', '致远', '博文', '可欣', '昊天', '乐瑶',
];

/** First words of company names. */
export const brands = [
  '华瑞', '中科', '天成', '恒力', '远东', '金鹏', '宏达', '东方', '新宇', '瑞丰', '博创', '精诚', '联创', '通达', '鼎盛', '海纳', '科远', '正泰达', '凯盛', '中鼎', '宝信达', '润泽', '德马', '立讯达', '欧菲斯', '汇川达', '长信', '双环', '亚威', '泰格',
  '安洁', '三花达', '佳力', '万丰源', '富临', '华翔', '银轮达', '京山', '信质', '骏亚', '奥海', '盛弘', '英杰', '昊志', '捷昌', '雷赛达', '禾川', '步科', '伟创', '信捷达',
];
/** Kinds of customers: industry, the middle of their name. */
export const trades: readonly (readonly [industry: string, word: string])[] = [
  ['machinery', '精密机械'], ['machinery', '智能装备'], ['machinery', '重工机械'], ['automotive', '汽车部件'], ['automotive', '汽车电子'], ['electronics', '电子科技'],
  ['electronics', '半导体'], ['electronics', '光电'], ['chemicals', '新材料'], ['chemicals', '化工'], ['medical', '医疗器械'], ['medical', '生物医药'], ['energy', '新能源'],
  ['energy', '电力设备'], ['food', '食品'], ['food', '饮料'], ['textile', '纺织'], ['logistics', '供应链'], ['construction', '建材'], ['public_sector', '水务'],
];
/** What a deal is about. */
export const projects = ['产线数字化', '车间联网', '能耗监测', '设备健康', '质量追溯', '智能仓储', 'MES 一期', 'MES 二期', '边缘采集', '碳管理', '视觉质检', '排产优化', '老线改造', '新厂区信息化', '数据采集', '运维续约'];
/** What customers need. */
export const needs = [
  '设备数据靠人工抄表，停机原因说不清，希望实时采集并统计 OEE。', '客户审厂要求全流程质量追溯，现有纸质记录无法满足。', '电费占成本 12%，要找到高耗能设备并做峰谷调度。',
  '计划靠 Excel 排，插单后全线重排要一天，希望两小时内出新计划。', '成品库账实不符，盘点一次停产两天。', '关键主轴去年突发故障三次，每次损失约 40 万元。', '集团要求年底前完成产线联网与统一看板。',
  '出口欧盟要提供产品碳足迹，缺少排放数据。', '人工目检漏检率 1.8%，大客户要求降到 0.3% 以下。', '新厂区明年投产，要与现有 ERP 打通，一次规划到位。',
];
/** Whom we meet in competition. */
export const competitors = ['西门子', '和利时', '树根互联', '宝信软件', '用友', '鼎捷', '汉得信息', '本地集成商', '研华'];
/** What comes next. */
export const nextSteps = [
  '约生产副总现场交流', '提交方案初稿', '安排样机测试', '确认预算科目与采购方式', '对接 IT 部门确认接口清单', '发送报价并说明付款条件', '陪同参观标杆客户', '确认招标时间表', '商务条款二轮谈判', '走合同评审流程',
  '补充技术偏离表', '拜访采购负责人',
];
/** Titles and departments of customers' people, with the part they play most often. */
export const positions: readonly (readonly [title: string, department: string, role: string])[] = [
  ['总经理', '总经办', 'decision_maker'], ['生产副总', '生产部', 'decision_maker'], ['厂长', '生产部', 'decision_maker'], ['信息总监', '信息部', 'influencer'], ['设备部经理', '设备部', 'user'],
  ['工艺工程师', '工艺部', 'user'], ['采购经理', '采购部', 'gatekeeper'], ['质量经理', '质量部', 'champion'], ['IT 主管', '信息部', 'champion'], ['财务总监', '财务部', 'blocker'], ['车间主任', '生产部', 'user'],
];
/** What was done and written down, by kind of touch: subject, content. */
export const touches: Readonly<Record<'call' | 'meeting' | 'visit' | 'email' | 'message', readonly (readonly [subject: string, content: string])[]>> = {
  call: [
    ['电话沟通需求', '与客户确认了现场设备数量与品牌，PLC 以西门子和三菱为主，约 60 台；客户希望先做一个车间。'],
    ['电话回访报价', '客户对价格有顾虑，要求说明与本地集成商的差别；已承诺发对比材料。'],
    ['电话确认进度', '项目已立项，预算在走审批，预计两周内批复。'],
  ],
  meeting: [
    ['线上方案讲解', '讲解了整体架构与分期计划，客户 IT 关心与 ERP 的接口，生产关心停线时间。'],
    ['技术评审会', '双方逐条过了技术协议，剩三条待确认：数据保留期、断网续传、权限。'],
    ['商务洽谈', '讨论付款方式 3-4-2-1，客户希望质保延长到两年，已记录待内部评审。'],
  ],
  visit: [
    ['现场调研', '走了冲压和焊装两个车间，点位约 180 个，网络条件一般，建议加工业交换机。'],
    ['高层拜访', '与生产副总交流半小时，认可先试点再推广的思路，要求月底给出投资回报测算。'],
    ['样机安装', '完成样机上架与接入，采集稳定运行两天，客户设备部参与了全过程。'],
  ],
  email: [
    ['发送方案与清单', '发送方案 V1.2 与设备清单，请客户三日内反馈。'],
    ['发送合同草案', '发送合同草案与技术附件，抄送客户法务。'],
  ],
  message: [
    ['微信跟进', '询问预算审批进展，客户回复本周五过会。'],
    ['微信发资料', '发送同行业案例两份，客户表示会转给领导。'],
  ],
};
/** What people write who write nothing. */
export const placeholders = ['TBD', '无', '待定', '…', '111'];
