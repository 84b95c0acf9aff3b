-- rule 年龄段
select id as customer, case when birthday <= -1280 then '长者' when birthday <= 7851 then '中年' else '青年' end as value
from customer where birthday is not null;

-- rule 邻店
select id as customer,
  case when (tw_location_x + 4338562) * (tw_location_x + 4338562) + (tw_location_y - 7469922) * (tw_location_y - 7469922)
         + (tw_location_z - 5037574) * (tw_location_z - 5037574) <= 22173083 then '湖滨店'
       when (tw_location_x + 4463758) * (tw_location_x + 4463758) + (tw_location_y - 7292988) * (tw_location_y - 7292988)
         + (tw_location_z - 5185285) * (tw_location_z - 5185285) <= 22173083 then '静安店' end as value
from customer;

-- rule 城市类型
select id as customer, '节日' as value
from customer where city in ('杭州', '上海', '北京', '成都', '苏州', '南京', '广州', '厦门');

-- rule 新人
select id as customer, '新人' as value from customer where created_at > :now - 2592000000 and created_at <= :now;

-- rule 会籍
select id as customer,
  case when member_until between :now and :now + 2592000000 then '将到期' when member_until < :now then '已过期' end as value
from customer;

-- rule 茶友圈
select id as customer, '茶友' as value
from customer where exists (select 1 from json_each(hobbies) where json_each.value in ('茶道', '阅读'));
