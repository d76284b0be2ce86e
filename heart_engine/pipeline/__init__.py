"""A verified bundle that answers cases: loading, screening, explaining, testing itself."""

import os

# transformers asks for models and kernels on the internet unless it is told not to before it is imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("USE_HUB_KERNELS", "0")
