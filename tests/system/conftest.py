from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything of Qt is imported
os.environ.setdefault("OMP_NUM_THREADS", "1")  # of the engine processes that are started here
