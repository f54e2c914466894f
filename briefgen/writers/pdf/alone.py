"""ReportLab with its own defaults and nobody's settings. Whatever imports ReportLab imports this first.

On import ReportLab runs, where they are, `reportlab_mods.py` and `reportlab_settings.py`
from anywhere on Python's path, `~/.reportlab_mods` and `~/.reportlab_settings`, and takes
`RL_…` from the environment. A paper must not depend on whose machine it is made on, so
none of them is read.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

_ASKED_FOR = ("reportlab.local_rl_mods", "reportlab.local_rl_settings", "reportlab_mods", "reportlab_settings")


def _import_alone() -> None:
    """Import ReportLab's settings while the modules it asks for are empty and the environment has no `RL_…`."""
    theirs = {name: sys.modules.get(name) for name in _ASKED_FOR}
    environment = os.environ
    sys.modules.update({name: ModuleType(name) for name in _ASKED_FOR})
    plain = {name: value for name, value in environment.items() if not name.startswith("RL_")}
    os.environ = plain  # type: ignore[assignment]  # noqa: B003  # nothing is taken from the environment itself
    try:
        import reportlab.rl_config  # noqa: F401
    finally:
        os.environ = environment  # noqa: B003
        for name, module in theirs.items():
            del sys.modules[name]
            if module:
                sys.modules[name] = module


if "reportlab.rl_config" not in sys.modules:
    _import_alone()

from reportlab import rl_config  # noqa: E402

# What decides how a file is written, also where a program that uses briefgen has imported ReportLab before.
rl_config.useA85 = 0
rl_config.pdfComments = 0
rl_config.pdfMultiLine = 0
