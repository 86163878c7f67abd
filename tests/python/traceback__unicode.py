# Columns count characters as they are shown, not bytes.
preis = {"größe": "€"}
text = "äöü" + preis["größe"] + str(1 / len("")) + "ß"
