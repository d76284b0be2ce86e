"""Everything that reads a case as a language model does; torch is loaded from here up."""

import os

# transformers asks for models and kernels on the internet unless it is told not to before it is imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("USE_HUB_KERNELS", "0")
# torch asks Linux for large pages: a 4-bit matrix that is expanded on a CPU otherwise pays for every 4 kB.
os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")
