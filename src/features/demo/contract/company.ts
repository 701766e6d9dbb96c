/** A group of sellers: where it works and what it is like. */
export interface DemoGroup {
  readonly id: string;
  readonly name: string;
  /** Under 销售中心, or under the region named. */
  readonly region: string | null;
  readonly sellers: number;
  readonly cities: readonly (readonly [province: string, city: string])[];
  /** Median deal, in yuan. */
  readonly dealYuan: number;
  /** Multiplies the chance to win. */
  readonly strength: number;
  /** 0–1: how well next steps, dates and records are kept. */
  readonly discipline: number;
}

/** What the company of the demo is called. */
export const companyName = '恒拓工业智能';

/** Groups in the order people see them. Uneven on purpose: a strong one with big customers, one that keeps no records. */
export const groups: readonly DemoGroup[] = [
  {
    id: 'east-key',
    name: '华东大客户组',
    region: '华东区',
    sellers: 6,
    dealYuan: 620_000,
    strength: 1.25,
    discipline: 0.9,
    cities: [
      ['上海市', '上海'],
      ['江苏省', '苏州'],
      ['江苏省', '南京'],
      ['浙江省', '宁波'],
      ['安徽省', '合肥'],
    ],
  },
  {
    id: 'east-small',
    name: '华东中小组',
    region: '华东区',
    sellers: 6,
    dealYuan: 180_000,
    strength: 1,
    discipline: 0.75,
    cities: [
      ['江苏省', '无锡'],
      ['江苏省', '常州'],
      ['浙江省', '杭州'],
      ['浙江省', '嘉兴'],
      ['江苏省', '昆山'],
    ],
  },
  {
    id: 'south',
    name: '华南组',
    region: null,
    sellers: 5,
    dealYuan: 340_000,
    strength: 1.15,
    discipline: 0.82,
    cities: [
      ['广东省', '深圳'],
      ['广东省', '东莞'],
      ['广东省', '佛山'],
      ['广东省', '广州'],
      ['福建省', '厦门'],
    ],
  },
  {
    id: 'north',
    name: '华北组',
    region: null,
    sellers: 5,
    dealYuan: 380_000,
    strength: 0.9,
    discipline: 0.7,
    cities: [
      ['北京市', '北京'],
      ['天津市', '天津'],
      ['河北省', '石家庄'],
      ['山东省', '青岛'],
      ['山东省', '济南'],
    ],
  },
  {
    id: 'south-west',
    name: '西南组',
    region: null,
    sellers: 4,
    dealYuan: 300_000,
    strength: 0.7,
    discipline: 0.45,
    cities: [
      ['四川省', '成都'],
      ['重庆市', '重庆'],
      ['四川省', '绵阳'],
      ['贵州省', '贵阳'],
      ['陕西省', '西安'],
    ],
  },
  {
    id: 'channel',
    name: '渠道组',
    region: null,
    sellers: 5,
    dealYuan: 240_000,
    strength: 0.85,
    discipline: 0.55,
    cities: [
      ['湖北省', '武汉'],
      ['湖南省', '长沙'],
      ['河南省', '郑州'],
      ['江西省', '南昌'],
      ['辽宁省', '沈阳'],
    ],
  },
];

/** What is sold: code, name, family, list price in yuan, unit. */
export const products: readonly (readonly [code: string, name: string, family: string, yuan: number, unit: string])[] = [
  ['EC-100', '边缘控制器 EC100', '边缘控制', 6_800, '台'],
  ['EC-300', '边缘控制器 EC300', '边缘控制', 15_800, '台'],
  ['EC-900', '工业边缘服务器 EC900', '边缘控制', 68_000, '台'],
  ['GW-20', '协议网关 GW20', '边缘控制', 3_600, '台'],
  ['MES-S', 'MES 制造执行 标准版', '制造软件', 280_000, '套'],
  ['MES-E', 'MES 制造执行 企业版', '制造软件', 860_000, '套'],
  ['WMS-S', 'WMS 智能仓储', '制造软件', 220_000, '套'],
  ['QMS-S', 'QMS 质量追溯', '制造软件', 180_000, '套'],
  ['APS-S', 'APS 高级排产', '制造软件', 320_000, '套'],
  ['EMS-S', '能耗监测平台', '能源管理', 160_000, '套'],
  ['EMS-C', '碳管理与碳足迹', '能源管理', 240_000, '套'],
  ['PDM-V', '振动监测与预测性维护', '设备健康', 195_000, '套'],
  ['VIS-Q', '机器视觉质检', '设备健康', 420_000, '套'],
  ['SVC-I', '实施与集成服务', '服务', 120_000, '人月'],
  ['SVC-M', '年度运维服务', '服务', 60_000, '年'],
];
