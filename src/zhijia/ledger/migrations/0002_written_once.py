"""A second wall below the code. On SQLite a deletion is left to the chain to find: Django empties test tables by DELETE."""

from django.db import migrations

TABLES = ("ledger_transfer", "ledger_budget", "ledger_monthclose")
SQLITE = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'the books are written once'); END
"""
POSTGRES = """
CREATE FUNCTION {table}_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the books are written once'; END $$;
CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_written_once();
"""


def guard(apps, schema_editor):
    wall = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for table in TABLES:
        schema_editor.execute(wall.format(table=table), params=None)


def unguard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        on = f" ON {table}" if postgres else ""
        schema_editor.execute(f"DROP TRIGGER {table}_written_once{on}", params=None)
        if postgres:
            schema_editor.execute(f"DROP FUNCTION {table}_written_once()", params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
