# East Asian letters and emoji are two columns wide.
names = ["漢字", "한글", "😀", "ＡＢ", "é"]
total = len("漢字") + "한글".index("글") + "😀é".index("é") + ("ＡＢ").index("x")
