"""Two stretches of one person never overlap: refused by the database itself. Old rows get what the new columns ask."""

from django.db import migrations

from zhijia.base.identity import sex_and_birth
from zhijia.people.matching import initials

CLASH = """
SELECT 1 FROM people_membership held WHERE held.person_id = NEW.person_id AND held.id <> COALESCE(NEW.id, -1)
AND (NEW.until IS NULL OR held.since < NEW.until) AND (held.until IS NULL OR held.until > NEW.since)
"""
SQLITE = """
CREATE TRIGGER people_membership_{when} AFTER {event} ON people_membership
WHEN EXISTS ({clash}) BEGIN SELECT RAISE(ABORT, 'stretches of a membership overlap'); END
"""
POSTGRES = """
CREATE FUNCTION people_membership_never_overlaps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF EXISTS ({clash}) THEN
RAISE EXCEPTION 'stretches of a membership overlap' USING ERRCODE = 'integrity_constraint_violation'; END IF;
RETURN NEW; END $$;
CREATE TRIGGER people_membership_never_overlaps AFTER INSERT OR UPDATE OF person_id, since, until ON people_membership
FOR EACH ROW EXECUTE FUNCTION people_membership_never_overlaps();
"""
EVENTS = {"begun": "INSERT", "changed": "UPDATE OF person_id, since, until"}


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES.format(clash=CLASH), params=None)
        return
    for when, event in EVENTS.items():
        schema_editor.execute(SQLITE.format(when=when, event=event, clash=CLASH), params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "DROP TRIGGER people_membership_never_overlaps ON people_membership", params=None
        )
        schema_editor.execute("DROP FUNCTION people_membership_never_overlaps()", params=None)
        return
    for when in EVENTS:
        schema_editor.execute(f"DROP TRIGGER people_membership_{when}", params=None)


def tell_more(apps, schema_editor):
    """Initials, sex and birth of those who are there; what only ended before is taken as carried on."""
    person, some = apps.get_model("people", "Person"), []
    for one in person.objects.iterator(chunk_size=2000):
        one.initials = initials(one.name)[:60]
        if one.identity:
            one.sex, one.birth = sex_and_birth(one.identity)
        some.append(one)
        if len(some) == 2000:
            person.objects.bulk_update(some, ["initials", "sex", "birth"])
            some = []
    person.objects.bulk_update(some, ["initials", "sex", "birth"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_the_roll")]
    operations = [
        migrations.RunPython(tell_more, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
