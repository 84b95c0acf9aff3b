import { Weighted } from './dice.js';

export interface Place {
  readonly country: string;
  readonly province: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  /** A shop of ours stands in the city, at this point. */
  readonly shop?: string;
}

const china = (
  province: string,
  city: string,
  latitude: number,
  longitude: number,
  weight: number,
  shop?: string,
): readonly [Place, number] => [
  { country: '中国', province, city, latitude, longitude, ...(shop === undefined ? {} : { shop }) },
  weight,
];

const abroad = (
  country: string,
  city: string,
  latitude: number,
  longitude: number,
  weight: number,
): readonly [Place, number] => [{ country, province: '', city, latitude, longitude }, weight];

/** Where customers live. The coordinates are those of the city's centre, and of the shop where there is one. */
export const PLACES = new Weighted<Place>([
  china('浙江', '杭州', 30.2489, 120.1482, 150, '湖滨店'),
  china('上海', '上海', 31.2336, 121.4692, 140, '静安店'),
  china('北京', '北京', 39.9087, 116.4105, 110, '前门店'),
  china('广东', '深圳', 22.5431, 114.0579, 70),
  china('广东', '广州', 23.1291, 113.2644, 70),
  china('四川', '成都', 30.6571, 104.0823, 75, '春熙店'),
  china('江苏', '苏州', 31.2989, 120.5853, 55),
  china('江苏', '南京', 32.0603, 118.7969, 50),
  china('湖北', '武汉', 30.5928, 114.3055, 42),
  china('重庆', '重庆', 29.563, 106.5516, 40),
  china('陕西', '西安', 34.3416, 108.9398, 35),
  china('福建', '厦门', 24.4798, 118.0894, 30),
  china('福建', '福州', 26.0745, 119.2965, 28),
  china('湖南', '长沙', 28.2282, 112.9388, 32),
  china('山东', '青岛', 36.0671, 120.3826, 26),
  china('山东', '济南', 36.6512, 117.1201, 22),
  china('天津', '天津', 39.3434, 117.3616, 24),
  china('浙江', '宁波', 29.8683, 121.544, 26),
  china('河南', '郑州', 34.7466, 113.6254, 24),
  china('辽宁', '大连', 38.914, 121.6147, 16),
  china('辽宁', '沈阳', 41.8057, 123.4315, 14),
  china('黑龙江', '哈尔滨', 45.8038, 126.535, 12),
  china('云南', '昆明', 24.8801, 102.8329, 20),
  china('新疆', '乌鲁木齐', 43.8256, 87.6168, 6),
  abroad('新加坡', '新加坡', 1.3521, 103.8198, 10),
  abroad('日本', '东京', 35.6762, 139.6503, 8),
  abroad('马来西亚', '吉隆坡', 3.139, 101.6869, 8),
  abroad('美国', '旧金山', 37.7749, -122.4194, 6),
  abroad('英国', '伦敦', 51.5072, -0.1276, 4),
]);
