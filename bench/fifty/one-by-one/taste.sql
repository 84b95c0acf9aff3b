-- rule 口味
with kinds as (
  select customer,
    case when category in ('糕点', '蜜饯') then '甜' when category = '辣味' then '辣'
         when category in ('绿茶', '红茶', '乌龙茶', '普洱', '花茶') then '茶' end as kind
  from line where at > :now - 15552000000 and at <= :now
)
select customer, kind as value from kinds where kind is not null group by customer, kind having count(*) >= 2;

-- rule 偏好品类
with counts as (
  select customer, category, count(*) as n
  from "order" where at > :now - 31536000000 and at <= :now and category is not null group by customer, category
),
ranked as (
  select customer, category, row_number() over (partition by customer order by n desc, category) as place from counts
)
select customer, iif(category in ('绿茶', '糕点', '坚果'), category, '其他') as value from ranked where place = 1;

-- rule 品类广度
with kinds as (
  select customer, count(distinct category) as n from line where at > :now - 31536000000 and at <= :now group by customer
)
select customer, case when n >= 5 then '广' when n >= 3 then '中' end as value from kinds;

-- rule 送礼
select customer, '送礼' as value
from line where category = '礼盒' and at <= :now group by customer having sum(price * qty) >= 50000;

-- rule 尝新
select customer, '尝新' as value
from line where is_new and at > :now - 15552000000 and at <= :now group by customer having sum(qty) >= 2;

-- rule 意向
with looks as (
  select customer, at, case when page glob '/gift/*' then '礼盒' when page glob '*/tea/*' then '茶' end as kind
  from view where dwell >= 30000 and at >= :now - 2592000000 and at <= :now
),
ranked as (
  select customer, kind, row_number() over (partition by customer order by at desc, kind = '茶') as place
  from looks where kind is not null
)
select customer, kind as value from ranked where place = 1;

-- rule 热度
with views as (select customer, count(*) as n from view where at > :now - 7776000000 and at <= :now group by customer),
top as (select n as least from views order by n desc limit 1 offset (select (count(*) * 10 + 99) / 100 - 1 from views))
select customer, '爱逛' as value from views where n >= (select least from top);

-- rule 看货
with views as (select customer, avg(dwell) as mean from view where at > :now - 7776000000 and at <= :now group by customer)
select customer, case when mean >= 30000 then '细看' when mean < 10000 then '扫过' end as value from views;

-- rule 眼界
select customer, '宽' as value
from view where at > :now - 7776000000 and at <= :now group by customer having count(distinct item) >= 5;

-- rule 来路
select customer, '广告' as value
from visit where at <= :now group by customer having count(*) filter (where source = '广告') >= 0.5 * count(*);
