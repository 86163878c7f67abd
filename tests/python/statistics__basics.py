import statistics as st

print(st.mean([1, 2, 3, 4]), st.mean([1, 2, 3]), st.mean([0.1, 0.2, 0.3]), st.fmean([1, 2, 4]), st.fmean([1, 2], [3, 1]))
print(st.median([3, 1, 2]), st.median([4, 1, 2, 3]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]))
print(st.mode("aabbb"), st.multimode("aabb"), st.multimode([]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]))
print(st.variance([1, 2, 3, 4]), st.pvariance([1, 2, 3, 4]), st.stdev([1, 2, 3, 4]), st.pstdev([1, 2, 3, 4]))
print(st.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), st.variance([0.1, 0.2, 0.7]), st.pstdev([2.5, 3.1]), st.stdev([5, 5]))
print(st.quantiles(range(1, 11)), st.quantiles([1, 2, 3, 4, 5], n=10), st.quantiles([1, 5, 9], method="inclusive"))
print(st.geometric_mean([1, 2, 4]), st.harmonic_mean([40, 60]), st.harmonic_mean([1, 2.5]))
print(st.correlation([1, 2, 3], [2, 4, 7]), st.covariance([1, 2, 3], [2, 4, 7]))
print(st.linear_regression([1, 2, 3], [2, 4, 7]), st.NormalDist(100, 15).cdf(115), st.NormalDist(1, 2) + 3)
data = [1e15, 1.0, -1e15, 3.5]
print(st.mean(data), st.fmean(data), st.stdev([1e10, 1e10 + 1, 1e10 + 2]))
for bad in [lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([]), lambda: st.mode([]), lambda: st.quantiles([1])]:
    try:
        bad()
    except st.StatisticsError as error:
        print(error)
normal = st.NormalDist(100, 15)
print([round(normal.inv_cdf(p), 9) for p in (1e-30, 1e-5, 0.025, 0.4, 0.5, 0.9, 0.999999)], [round(q, 9) for q in normal.quantiles(5)])
for p, sigma in ((0, 1), (1.0, 1), (0.5, 0)):
    try:
        st.NormalDist(0, sigma).inv_cdf(p)
    except st.StatisticsError as error:
        print(error)
