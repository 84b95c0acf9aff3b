-- The fifty rules as one would write them by hand for speed: one pass over each event table in the order of its key,
-- the four thresholds from what these passes kept, then one pass over the customers. `:now` is the instant asked about.
-- Times are milliseconds, dates are days, money is hundredths; a day has 86,400,000 ms and Shanghai is 8 hours ahead.

create temp table orders (
  customer text primary key, last_at, first_at, n, n365, sum365, total, biggest, mean, first_amount, last_channel, sum90, sum180,
  days365, early, late, weekend, discounted, campaigned, in_store, coupons, payment, category, singles_day
) without rowid;

insert into orders
select customer, max(at), min(at), count(*),
  count(*) filter (where at > :now - 31536000000),
  coalesce(sum(amount) filter (where at > :now - 31536000000), 0),
  coalesce(sum(amount), 0),
  max(amount), avg(amount),
  iif(count(*) = 1, max(amount),
    (select amount from "order" x where x.customer = o.customer and x.at <= :now order by x.at, x.id limit 1)),
  iif(count(*) = 1, max(channel),
    (select channel from "order" x where x.customer = o.customer and x.at <= :now order by x.at desc, x.id desc limit 1)),
  coalesce(sum(amount) filter (where at > :now - 7776000000), 0),
  coalesce(sum(amount) filter (where at > :now - 15552000000 and at <= :now - 7776000000), 0),
  count(distinct iif(at > :now - 31536000000, (at + 28800000) / 86400000, null)),
  count(*) filter (where (at + 28800000) / 3600000 % 24 between 5 and 8),
  count(*) filter (where (at + 28800000) / 3600000 % 24 not between 3 and 21),
  count(*) filter (where ((at + 28800000) / 86400000 + 3) % 7 >= 5),
  count(*) filter (where discount > 0),
  count(campaign),
  count(*) filter (where channel = '门店'),
  count(distinct coupon),
  iif(min(payment) = max(payment), min(payment),
    (select payment from "order" x where x.customer = o.customer and x.at <= :now and payment is not null
     group by payment order by count(*) desc, payment limit 1)),
  iif(count(*) = 1 and max(at) > :now - 31536000000, max(category),
    (select category from "order" x where x.customer = o.customer and x.at between :now - 31535999999 and :now
       and category is not null
     group by category order by count(*) desc, category limit 1)),
  count(*) filter (where at >= 1762790400000 and at < 1762876800000)
from "order" o where at <= :now group by customer;

create temp table lines (customer text primary key, most, sweet, spicy, tea, kinds, gifts, fresh) without rowid;

insert into lines
select customer, max(qty),
  count(*) filter (where category in ('糕点', '蜜饯') and at > :now - 15552000000),
  count(*) filter (where category = '辣味' and at > :now - 15552000000),
  count(*) filter (where category in ('绿茶', '红茶', '乌龙茶', '普洱', '花茶') and at > :now - 15552000000),
  count(distinct iif(at > :now - 31536000000, category, null)),
  sum(price * qty) filter (where category = '礼盒'),
  sum(qty) filter (where is_new and at > :now - 15552000000)
from line where at <= :now group by customer;

create temp table views (customer text primary key, n30, n90, gift_at, tea_at, dwell, dwelt, items) without rowid;

insert into views
select customer,
  count(*) filter (where at > :now - 2592000000),
  count(*) filter (where at > :now - 7776000000),
  max(at) filter (where dwell >= 30000 and page glob '/gift/*'),
  max(at) filter (where dwell >= 30000 and page glob '*/tea/*'),
  sum(dwell) filter (where at > :now - 7776000000),
  count(dwell) filter (where at > :now - 7776000000),
  count(distinct iif(at > :now - 7776000000, item, null))
from view where at <= :now group by customer;

create temp table visits (customer text primary key, last_at, n, ads, phone, desktop, n30, n60, days30) without rowid;

insert into visits
select customer, max(at), count(*),
  count(*) filter (where source = '广告'),
  count(*) filter (where device = '手机'),
  count(*) filter (where device = '电脑'),
  count(*) filter (where at > :now - 2592000000),
  count(*) filter (where at > :now - 5184000000 and at <= :now - 2592000000),
  count(distinct iif(at > :now - 2592000000, (at + 28800000) / 86400000, null))
from visit where at <= :now group by customer;

create temp table touches (customer text primary key, n365, clicked, sent, opened_at) without rowid;

insert into touches
select customer,
  count(*) filter (where at > :now - 31536000000),
  count(*) filter (where action = '点击' and at > :now - 31536000000),
  count(*) filter (where action = '送达' and at > :now - 31536000000),
  max(at) filter (where action = '打开')
from campaign_touches where at <= :now group by customer;

-- The k-th value of N is k - 1 rows in, k = ceil(N * share).
create temp table thresholds as select
  (select n365 from orders where n365 > 0 order by n365 desc
   limit 1 offset (select (count(*) * 20 + 99) / 100 - 1 from orders where n365 > 0)) as top_n365,
  (select sum365 from orders where n365 > 0 order by sum365 desc
   limit 1 offset (select (count(*) * 20 + 99) / 100 - 1 from orders where n365 > 0)) as top_sum365,
  (select total from orders order by total limit 1 offset (select (count(*) * 90 + 99) / 100 - 1 from orders)) as p90_total,
  (select n90 from views where n90 > 0 order by n90 desc
   limit 1 offset (select (count(*) * 10 + 99) / 100 - 1 from views where n90 > 0)) as top_n90;

create table answer (
  customer text primary key,
  "RFM评级" text, 会员等级 text, 活跃度 text, 生命周期 text, 出手 text, 首单 text, 末单渠道 text, 消费趋势 text, 购买频率 text, 购买节奏 text,
  作息 text, 周末 text, 价格敏感 text, 用券 text, 活动反应 text, 购物场所 text, 支付习惯 text, 常用设备 text, "双11" text, 囤货 text,
  "口味=甜" integer, "口味=辣" integer, "口味=茶" integer,
  偏好品类 text, 品类广度 text, 送礼 text, 尝新 text, 意向 text, 热度 text, 看货 text, 眼界 text, 来路 text,
  弃购 text, 黏性 text, 降温 text, 触达反应 text, 口碑 text, 引荐 text,
  年龄段 text, 邻店 text, 城市类型 text, 新人 text, 会籍 text, 茶友圈 text,
  待召回高价值 integer, 夜宵零食 integer, 只看不买 integer, 冲刺二购 integer, 节日送礼 integer, 购物车送券 integer, 忠诚会员 integer, 安静名单 integer
) without rowid;

insert into answer
select customer, "RFM评级", 会员等级, 活跃度, 生命周期, 出手, 首单, 末单渠道, 消费趋势, 购买频率, 购买节奏,
  作息, 周末, 价格敏感, 用券, 活动反应, 购物场所, 支付习惯, 常用设备, "双11", 囤货,
  甜, 辣, 茶, 偏好品类, 品类广度, 送礼, 尝新, 意向, 热度, 看货, 眼界, 来路,
  弃购, 黏性, 降温, 触达反应, 口碑, 引荐, 年龄段, 邻店, 城市类型, 新人, 会籍, 茶友圈,
  coalesce("RFM评级" = '重要保持' and city in ('北京', '上海', '杭州'), 0),
  coalesce(作息 = '夜猫' and (甜 or 辣), 0),
  coalesce(viewed >= 5, 0) and not coalesce(ordered_at > :now - 7776000000, 0),
  生命周期 = '首购' and ordered_at <= :now - 2592000000 and coalesce(visited_at > :now - 5184000000, 0),
  coalesce(送礼 = '送礼' and 城市类型 = '节日', 0),
  coalesce(弃购 = '弃购' and 价格敏感 in ('非券不买', '偏爱优惠'), 0),
  生命周期 = '忠诚' and 会员等级 in ('黄金', '白银') and coalesce(subscribed or sms, 0),
  coalesce(活跃度 in ('沉睡', '流失'), 0) and not coalesce("RFM评级" = '重要保持' and city in ('北京', '上海', '杭州'), 0)
    and not coalesce(name glob '王*', 0)
from (
  select c.id as customer, c.city, c.name, c.subscribed, c.sms, o.last_at as ordered_at, s.last_at as visited_at, v.n30 as viewed,
    case when o.last_at >= :now - 7776000000 and o.n365 >= top_n365 and o.sum365 >= top_sum365 then '重要价值'
         when o.last_at < :now - 7776000000 and o.n365 > 0 and o.sum365 >= top_sum365 then '重要保持'
         when o.last_at >= :now - 7776000000 and o.n365 >= 2 then '一般价值'
         when o.last_at < :now - 31536000000 then '流失'
         else '一般' end as "RFM评级",
    case when o.total >= p90_total then '黄金' when o.total >= 50000 then '白银' else '普通' end as 会员等级,
    case when o.last_at >= :now - 2592000000 then '活跃' when o.last_at >= :now - 7776000000 then '温和'
         when o.last_at >= :now - 15552000000 then '沉睡' when o.last_at is not null then '流失' end as 活跃度,
    case when o.n >= 5 then '忠诚' when o.n >= 2 then '复购' when o.n = 1 then '首购' else '潜客' end as 生命周期,
    case when o.biggest >= 200000 then '豪客' when o.biggest >= 60000 and o.mean >= 30000 then '大方' end as 出手,
    iif(o.first_amount >= 30000, '大额', null) as 首单,
    o.last_channel as 末单渠道,
    case when o.sum90 * 2 > o.sum180 * 3 and o.sum180 > 0 then '上升'
         when o.sum90 * 2 < o.sum180 and o.sum180 >= 10000 then '下降' end as 消费趋势,
    iif(o.days365 >= 4, '高频', null) as 购买频率,
    case when o.n < 2 then null when o.last_at - o.first_at <= 2592000000 * (o.n - 1) then '短'
         when o.last_at - o.first_at <= 7776000000 * (o.n - 1) then '中' when o.n >= 2 then '长' end as 购买节奏,
    case when o.n >= 2 and o.early * 2 >= o.n then '早鸟' when o.n >= 2 and o.late * 2 >= o.n then '夜猫' end as 作息,
    iif(o.n >= 2 and o.weekend * 10 >= o.n * 6, '周末族', null) as 周末,
    case when o.n >= 3 and o.discounted = o.n then '非券不买' when o.n >= 2 and o.discounted * 10 >= o.n * 6 then '偏爱优惠'
         when o.discounted > 0 then '随缘' end as 价格敏感,
    iif(o.coupons >= 2, '券多', null) as 用券,
    iif(o.n >= 2 and o.campaigned * 2 >= o.n, '活动驱动', null) as 活动反应,
    case when o.in_store * 10 >= o.n * 6 then '逛店' when o.in_store > 0 then '两栖' when o.in_store = 0 then '网购' end as 购物场所,
    iif(o.payment in ('微信', '支付宝', '银行卡'), o.payment, null) as 支付习惯,
    case when s.phone > 0 and s.phone >= s.desktop then '手机' when s.desktop > 0 then '电脑' end as 常用设备,
    iif(o.singles_day > 0, '买过', null) as "双11",
    iif(l.most >= 5, '囤货', null) as 囤货,
    coalesce(l.sweet >= 2, 0) as 甜, coalesce(l.spicy >= 2, 0) as 辣, coalesce(l.tea >= 2, 0) as 茶,
    case when o.category in ('绿茶', '糕点', '坚果') then o.category when o.category is not null then '其他' end as 偏好品类,
    case when l.kinds >= 5 then '广' when l.kinds >= 3 then '中' end as 品类广度,
    iif(l.gifts >= 50000, '送礼', null) as 送礼,
    iif(l.fresh >= 2, '尝新', null) as 尝新,
    case when v.gift_at >= :now - 2592000000 and v.gift_at >= coalesce(v.tea_at, 0) then '礼盒'
         when v.tea_at >= :now - 2592000000 then '茶' end as 意向,
    iif(v.n90 >= top_n90, '爱逛', null) as 热度,
    case when v.dwell >= v.dwelt * 30000 then '细看' when v.dwell < v.dwelt * 10000 then '扫过' end as 看货,
    iif(v.items >= 5, '宽', null) as 眼界,
    iif(s.ads * 2 >= s.n, '广告', null) as 来路,
    iif(exists (select 1 from cart x where x.customer = c.id and x.at > :now - 604800000 and x.at <= :now)
      and not coalesce(o.last_at > :now - 604800000, 0), '弃购', null) as 弃购,
    case when s.days30 >= 4 then '高' when s.days30 >= 2 then '中' when s.days30 >= 1 then '低' end as 黏性,
    iif(s.n30 * 2 < s.n60, '降温', null) as 降温,
    case when t.n365 > 0 and t.clicked * 10 >= t.n365 * 2 then '常点' when t.opened_at > :now - 7776000000 then '会开'
         when t.sent >= 3 then '无感' end as 触达反应,
    (select case when rating >= 9 then '推荐者' when rating >= 7 then '中立' when rating < 7 then '贬损者' end
     from nps x where x.customer = c.id and x.at <= :now order by x.at desc, x.id desc limit 1) as 口碑,
    iif((select count(*) from referral x where x.customer = c.id and x.at <= :now) >= 2, '达人', null) as 引荐,
    case when c.birthday <= -1280 then '长者' when c.birthday <= 7851 then '中年' when c.birthday > 7851 then '青年' end as 年龄段,
    case when (tw_location_x + 4338562) * (tw_location_x + 4338562) + (tw_location_y - 7469922) * (tw_location_y - 7469922)
           + (tw_location_z - 5037574) * (tw_location_z - 5037574) <= 22173083 then '湖滨店'
         when (tw_location_x + 4463758) * (tw_location_x + 4463758) + (tw_location_y - 7292988) * (tw_location_y - 7292988)
           + (tw_location_z - 5185285) * (tw_location_z - 5185285) <= 22173083 then '静安店' end as 邻店,
    iif(c.city in ('杭州', '上海', '北京', '成都', '苏州', '南京', '广州', '厦门'), '节日', null) as 城市类型,
    iif(c.created_at > :now - 2592000000 and c.created_at <= :now, '新人', null) as 新人,
    case when c.member_until between :now and :now + 2592000000 then '将到期' when c.member_until < :now then '已过期' end as 会籍,
    iif(instr(c.hobbies, '"茶道"') or instr(c.hobbies, '"阅读"'), '茶友', null) as 茶友圈
  from customer c cross join thresholds
    left join orders o on o.customer = c.id
    left join lines l on l.customer = c.id
    left join views v on v.customer = c.id
    left join visits s on s.customer = c.id
    left join touches t on t.customer = c.id
  limit -1 offset 0 -- keeps SQLite from working out the tags again inside each segment
);
