"""The figures of the sample report as somebody who knows the tables would write them, one statement each."""

from datetime import date
from pathlib import Path

from django.db import connection
from django.db.backends.utils import CursorWrapper

from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Unit
from zhijia.site import sample

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
DISTRICT = "r.unit_id IN (SELECT id FROM orgs_unit WHERE path LIKE %(district)s)"
LATE = "r.unit_id IN (SELECT id FROM orgs_unit WHERE path LIKE %(late)s)"  # 奔牛镇 joined on 2015-01-01
SESSION = "JOIN programmes_session s ON s.id = r.session_id"
ROLL = f"{SESSION} JOIN programmes_programme p ON p.id = s.programme_id"
HELD = "s.state = 'held'"


def flow(what: str, table: str, day: str, also: str, join: str = "") -> str:
    period = f"{day} BETWEEN '2014-05-01' AND '2019-04-30' AND NOT ({LATE} AND {day} < '2015-01-01')"
    return f"SELECT {what} FROM {table} r {join} WHERE {DISTRICT} AND {period} AND {also}"


def stock(what: str, table: str, since: str, until: str, also: str) -> str:
    ends = f"({until} IS NULL OR {until} > '2019-04-30')" if until else "1 = 1"
    return f"SELECT {what} FROM {table} r WHERE {DISTRICT} AND {since} <= '2019-04-30' AND {ends} AND {also}"


def award(kind: str) -> str:
    return flow("COUNT(*)", "honours_award", "awarded_on", f"kind = '{kind}' AND withdrawn_on IS NULL")


def title(what: str, kind: str) -> str:
    return stock(what, "titles_title", "named_on", "withdrawn_on", f"kind = '{kind}' AND level = 'city'")


PARTNERS = "region IN ('ziyang', 'langao')"
BY_HAND = {
    "skills.contests_held": flow("COUNT(*)", "skills_contest", "s.held_on", HELD, SESSION),
    "skills.classes_held": flow("COUNT(*)", "skills_skillclass", "s.held_on", HELD, SESSION),
    "jobs.fairs_held": flow("COUNT(*)", "jobs_jobfair", "s.held_on", HELD, SESSION),
    "grassroots.officer_classes": flow("COUNT(*)", "grassroots_officerclass", "s.held_on", HELD, SESSION),
    "grassroots.officers_trained": flow(
        "COUNT(*)",
        "programmes_attendance",
        "s.held_on",
        f"{HELD} AND came AND p.kind = 'officer_class'",
        ROLL,
    ),
    "loans.disbursed": flow("SUM(amount) / 100", "loans_disbursement", "lent_on", "state = 'lent'"),
    "honours.model_workers": award("model_worker"),
    "honours.medals": award("medal"),
    "honours.certificates": award("certificate"),
    "honours.pioneers": award("pioneer"),
    "honours.studios": flow("COUNT(DISTINCT name)", "honours_studio", "named_on", "withdrawn_on IS NULL"),
    "aid.paid": flow("SUM(amount) / 100", "aid_payment", "paid_on", "state = 'paid'"),
    "aid.workers_helped": flow("COUNT(DISTINCT worker_id)", "aid_payment", "paid_on", "state = 'paid'"),
    "aid.wishes_delivered": flow(
        "COUNT(*)", "aid_wish", "delivered_on", f"state = 'delivered' AND {PARTNERS}"
    ),
    "aid.partner_households": flow(
        "COUNT(DISTINCT household)", "aid_visit", "visited_on", f"{PARTNERS} AND amount > 0"
    ),
    "cards.merchants": stock("COUNT(*)", "cards_merchant", "signed_on", "ends_on", "1 = 1"),
    "cards.cards_made": stock("COUNT(*)", "cards_card", "made_on", "", "kind = 'new'"),
    "cards.subsidy_paid": flow("SUM(paid) / 100", "cards_claim", "paid_on", "state = 'paid'"),
    "appeals.cases": flow("COUNT(*)", "appeals_case", "accepted_on", "duplicate_of = ''"),
    "appeals.receptions": flow(
        "SUM(persons)", "appeals_reception", "received_on", "manner IN ('letter', 'visit')"
    ),
    "appeals.leaflets": flow("SUM(copies)", "appeals_leafletissue", "moved_on", "movement = 'handed_out'"),
    "safety.employers": flow(
        "COUNT(DISTINCT employer_id)", "safety_registration", "registered_on", "state = 'joined'"
    ),
    "titles.homes": title("COUNT(*)", "trusted_home"),
    "titles.small_homes": title("COUNT(*)", "small_home"),
    "titles.trusted_cadres": title("COUNT(DISTINCT holder)", "trusted_cadre"),
    "venues.nursing_rooms": stock("COUNT(*)", "venues_venue", "opened_on", "closed_on", "kind = 'nursing'"),
}


class Peer:
    """Runs the statements with the two paths they need."""

    def __init__(self, scope: Scope) -> None:
        late = Unit.objects.get(short="奔牛镇")
        self.paths = {"district": f"{scope.unit.path}%", "late": f"{late.path}%"}

    def all(self) -> dict[str, int]:
        with connection.cursor() as cursor:
            return {code: self._one(cursor, statement) for code, statement in BY_HAND.items()}

    def _one(self, cursor: CursorWrapper, statement: str) -> int:
        cursor.execute(statement, self.paths)
        return cursor.fetchone()[0]


def prepare(folder: Path) -> tuple[str, Scope]:
    """The sample federation, brought in as users do."""
    folder.mkdir()
    sample.lay_roots()
    sample.build(folder)
    sample.load(folder, lambda *_: None)
    text = (sample.SAMPLES / "report.txt").read_text("utf-8")
    return text, Scope(Unit.objects.get(code="320411"), FIVE_YEARS)


def fill(wanted: int) -> int:
    """Copy cards until the registers hold about as many records as wanted: cards are what a real district has most of."""
    columns = "fingerprint, intake_id, line, unit_id, holder_id, number, employer, kind, made_on, activated_on, cancelled_on, batch"
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), MAX(id) FROM cards_card")
        have, last = cursor.fetchone()
        copies = max((wanted - have) // have, 0)
        for copy in range(copies):
            key = f"'c{copy}-' || id" if copies else "key"
            cursor.execute(
                f"INSERT INTO cards_card (key, {columns}) SELECT {key}, {columns} FROM cards_card WHERE id <= {last}"
            )
        cursor.execute("ANALYZE")
        cursor.execute("SELECT COUNT(*) FROM cards_card")
        return cursor.fetchone()[0]
