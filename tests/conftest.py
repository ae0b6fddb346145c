"""What holds for all tests: plug-ins that are installed beside mtcheck are none of it."""

from __future__ import annotations

import os

os.environ["MTCHECK_DISABLE_PLUGINS"] = "*"
