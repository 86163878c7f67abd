# /// lab
# title = "Downloads"
# question = "What do threads buy when the work is waiting?"
# workers = [1, 2, 4, 8, 16]
# models = ["serial", "threads", "processes"]
# params = { FILES = 16 }
# ///
import lab


def download(name):
    data = lab.fetch(name)  # waits for the network, without the GIL
    return lab.save(name, data)  # waits for the disk, without the GIL


if __name__ == "__main__":
    names = [f"file-{i:02}.txt" for i in range(1, lab.FILES + 1)]
    with lab.Executor() as executor:
        sizes = list(executor.map(download, names))
    for name, size in zip(names, sizes):
        print(f"{name} {size:>8,} bytes")
    print(f"{len(sizes)} files, {sum(sizes):,} bytes")
