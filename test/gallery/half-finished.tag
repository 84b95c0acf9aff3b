metric 还没写 =
metric 平均 = avg(
segment 缺右边 = M >
segment 缺左边 = and M > 3
tag 缺条件 {
  高 when
  低 otherwise
segment 又一个 = did order where
tag 没写完 = 
