// Ten rules on what a customer likes.

tag 口味 many {
  甜 when count(line where category in (糕点, 蜜饯) in last 180d) >= 2
  辣 when count(line where category = 辣味 in last 180d) >= 2
  茶 when count(line where category in (绿茶, 红茶, 乌龙茶, 普洱, 花茶) in last 180d) >= 2
}

tag 偏好品类 {
  绿茶 when 最爱品类 = 绿茶
  糕点 when 最爱品类 = 糕点
  坚果 when 最爱品类 = 坚果
  其他 when 最爱品类 is known
}

tag 品类广度 ordered {
  广 when 品类数 >= 5
  中 when 品类数 >= 3
}

tag 送礼 = 送礼 when sum(line.price * line.qty where category = 礼盒) >= 500

tag 尝新 = 尝新 when sum(line.qty where is_new = true in last 180d) >= 2

tag 意向 expires 30d {
  礼盒 on view where page starts with "/gift/" and dwell >= 30s
  茶   on view where page contains "/tea/" and dwell >= 30s
}

tag 热度 = 爱逛 when 关注度 >= top10%

tag 看货 {
  细看 when 典型停留 >= 30s
  扫过 when 典型停留 < 10s
}

tag 眼界 = 宽 when distinct(view.item in last 90d) >= 5

tag 来路 = 广告 when share(visit where source = 广告) >= 50%
