# /// lab
# title = "A header with every key" # a comment
# question = 'Is it read?'
# workers = [1, 3, 2]
# models = ["serial", "processes"]
# params = { N = 5_000, rate = 2.5, on = true, label = "x y" }
# ///
import lab
from lab import N, label

# Without threads among the models, the first one is what runs; of the counts, the largest.
print(lab.model, lab.workers, lab.N, lab.rate, lab.on, lab.label, N, label)
