import pytest

from incumbent.knowledge import Knowledge

pytest.importorskip("pymorphy3", reason="the extra incumbent[languages] is not installed")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()
