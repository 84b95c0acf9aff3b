segment a = 姓名 >= top20%
segment b = M >= top0%
segment c = M >= top 0
segment d = M = top20%
segment e = M >= top20% exactly
segment f = M <= top 100 exactly
segment g = M >= top20% per M
segment h = M >= top20% among (1 < 2)
segment i = R >= top20%
segment j = M >= top20
segment k = M >= 前二十%
segment l = score(M, 1) > 0
