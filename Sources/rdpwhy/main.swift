print("rdpwhy")
