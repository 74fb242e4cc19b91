"""A stretch keeps its person's sex beside it, so that one index answers a head-count. The database itself keeps them alike.

On SQLite a new column lays the table anew, without its triggers: the guard of 0004 is set again.
"""

from importlib import import_module

from django.db import migrations, models

overlaps = import_module("zhijia.people.migrations.0004_stretches_never_overlap")

SET_ALL = (
    "UPDATE people_membership SET sex = (SELECT sex FROM people_person WHERE people_person.id = person_id)"
)
SQLITE = (
    """
CREATE TRIGGER people_membership_{when}_sex AFTER {event} ON people_membership
WHEN NEW.sex <> (SELECT sex FROM people_person WHERE id = NEW.person_id) BEGIN
UPDATE people_membership SET sex = (SELECT sex FROM people_person WHERE id = NEW.person_id) WHERE id = NEW.id; END
""",
    """
CREATE TRIGGER people_person_sex AFTER UPDATE OF sex ON people_person WHEN NEW.sex <> OLD.sex BEGIN
UPDATE people_membership SET sex = NEW.sex WHERE person_id = NEW.id; END
""",
)
POSTGRES = """
CREATE FUNCTION people_membership_takes_sex() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN SELECT sex INTO NEW.sex FROM people_person WHERE id = NEW.person_id; RETURN NEW; END $$;
CREATE TRIGGER people_membership_takes_sex BEFORE INSERT OR UPDATE OF person_id ON people_membership
FOR EACH ROW EXECUTE FUNCTION people_membership_takes_sex();
CREATE FUNCTION people_person_gives_sex() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN UPDATE people_membership SET sex = NEW.sex WHERE person_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER people_person_gives_sex AFTER UPDATE OF sex ON people_person
FOR EACH ROW WHEN (NEW.sex <> OLD.sex) EXECUTE FUNCTION people_person_gives_sex();
"""
POSTGRES_BACK = """
DROP TRIGGER people_membership_takes_sex ON people_membership; DROP FUNCTION people_membership_takes_sex();
DROP TRIGGER people_person_gives_sex ON people_person; DROP FUNCTION people_person_gives_sex();
"""
EVENTS = {"begun": "INSERT", "changed": "UPDATE OF person_id"}


def keep_alike(apps, schema_editor):
    schema_editor.execute(SET_ALL, params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES, params=None)
        return
    guard_again(apps, schema_editor)
    beside, given = SQLITE
    for when, event in EVENTS.items():
        schema_editor.execute(beside.format(when=when, event=event), params=None)
    schema_editor.execute(given, params=None)


def keep_no_more(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_BACK, params=None)
        return
    for name in ("people_membership_begun_sex", "people_membership_changed_sex", "people_person_sex"):
        schema_editor.execute(f"DROP TRIGGER {name}", params=None)


def guard_again(apps, schema_editor):
    """Whether the table was laid anew or only lost a column, SQLite ends with the guard of 0004 standing once."""
    if schema_editor.connection.vendor == "sqlite":
        for when in overlaps.EVENTS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS people_membership_{when}", params=None)
        overlaps.guard(apps, schema_editor)


COLUMNS = ["unit", "since", "until", "standing", "employment", "occupation", "migrant"]


class Migration(migrations.Migration):
    dependencies = [("people", "0005_merges")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard_again),
        migrations.RemoveIndex("person", "person_by_sex"),
        migrations.RemoveIndex("membership", "membership_on_a_day"),
        migrations.RemoveIndex("membership", "membership_over"),
        migrations.AddField(
            "membership",
            "sex",
            models.CharField(
                "性别",
                max_length=1,
                choices=[("1", "男"), ("2", "女")],
                default="",
                blank=True,
                editable=False,
            ),
        ),
        migrations.AlterField(  # found by person and first day, which is an index already
            "membership",
            "person",
            models.ForeignKey(
                on_delete=models.PROTECT,
                related_name="memberships",
                verbose_name="会员",
                db_index=False,
                to="people.person",
            ),
        ),  # fmt: skip
        migrations.AddIndex(
            "membership", models.Index(fields=[*COLUMNS, "sex", "person"], name="membership_on_a_day")
        ),
        migrations.AddIndex(
            "membership",
            models.Index(
                fields=["unit", "standing", "employment", "occupation", "migrant", "sex"],
                condition=models.Q(until=None),
                name="membership_open",
            ),
        ),
        migrations.AddIndex(
            "membership",
            models.Index(fields=["since"], condition=models.Q(until=None), name="membership_open_since"),
        ),
        migrations.AddIndex(
            "membership",
            models.Index(
                fields=["until", "since", "unit", "ended", "person"],
                condition=models.Q(until__isnull=False),
                name="membership_over",
            ),
        ),
        migrations.RunPython(keep_alike, keep_no_more),
    ]
