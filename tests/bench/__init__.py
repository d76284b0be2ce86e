"""What `make bench` measures: ratios within one run, since times depend on the machine and its load."""
