"""How many programs the properties look at: few and always the same ones, or many by HYPOTHESIS_PROFILE=thorough."""

import os

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


def examples(few: int) -> settings:
    """Settings of a property that looks at ``few`` examples by default."""
    return settings(
        max_examples=few * 40 if THOROUGH else few,
        derandomize=not THOROUGH,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
