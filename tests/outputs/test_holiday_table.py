"""The baked table of holidays is what the holidays library gives today."""

from scripts.bake_holidays import REGIONS, TABLE, table


def test_the_table_is_what_the_library_gives():
    assert TABLE.read_text("utf-8") == table(), (
        "Run python scripts/bake_holidays.py and look at what changed."
    )


def test_every_region_of_the_planner_with_a_country_of_its_own_is_baked():
    from planner.answers import BY_NAME

    assert set(BY_NAME["region"].choices) - {"eu_other", "other"} == set(REGIONS)
