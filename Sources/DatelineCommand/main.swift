print("Dateline")
