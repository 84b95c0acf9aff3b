/** A file with every form that the gestures on events begin from, so that each is tried whatever the dice say. */
export const SAMPLE = `segment s1 = did order at least 2 times in each of last 3 calendar months and F > 1
segment s2 = 做过 order 其中 (flag) 近8周 至少4周 且 F > 1
segment s3 = did order and F > 1
segment s4 = did order where flag at least 2 times in last 3d
segment s5 = did view as v where flag
  // soon
  then cart where item = v.item within 1d // same day
  then not order where flag within 2h
  in last 30d and F > 1
segment s6 = 未做过 view 随后 cart 其中 flag 随后未 order 1天内 随后 view 其中 flag 且 F > 1
segment s7 = did any event in last 3d then cart where flag
segment s9 = did order then // absent
  not view within // soon
  2h
segment s8 = did order where flag
`;
