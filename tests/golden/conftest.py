import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the plans as they are now, to be read and committed"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether to write the golden files instead of comparing with them."""
    return bool(request.config.getoption("--accept", default=False))
