"""What holds for all tests: no plug-in that is installed here, nothing kept in the user's folder."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, settings

os.environ["MTCHECK_DISABLE_PLUGINS"] = "*"
os.environ.setdefault("MTCHECK_CACHE", str(Path(__file__).parents[1] / ".cache"))

settings.register_profile("busy", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
