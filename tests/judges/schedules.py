"""Timetable judge: schedule.xml and schedule.json of every event against the published schemas, and against each other.

usage: schedules.py FOLDER BASE_URL

The XML is always held to the schema that the PyPI package wafer carries, and to the newer one of the format
where `../shared/schemas` stands beside the repository; so is the JSON. The agenda's calendar must agree.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import icalendar
import jsonschema
from lxml import etree

from folder import Folder, report

ROOT = Path(__file__).resolve().parents[2]
OLD_XSD = ROOT / "target/judges/wafer/frab.xml.xsd"
NEWER = ROOT.parent / "shared/schemas"


def check(folder):
    if not OLD_XSD.is_file():
        sys.exit(f"{OLD_XSD} is missing: run tests/judges/setup")
    schemas = [etree.XMLSchema(etree.parse(str(path))) for path in (OLD_XSD, NEWER / "schedule.xml.xsd") if path.is_file()]
    json_schema = NEWER / "schedule.json-schema.json"
    json_schema = json.loads(json_schema.read_text(encoding="utf-8")) if json_schema.is_file() else None
    problems = []
    names = [name for name in folder.files if name.endswith("/schedule.xml")]
    for name in names:
        problems += [f"{name}: {text}" for text in xml_problems(folder, name, schemas)]
        problems += [f"{name[:-3]}json: {text}" for text in json_problems(folder, name[:-3] + "json", json_schema)]
        problems += [f"{name}: {text}" for text in twin_problems(folder, name)]
    problems += [f"{name}: {text}" for name, text in missing(folder)]
    notes = [] if json_schema else ["without the newer schemas"]
    return problems, notes


def xml_problems(folder, name, schemas):
    try:
        tree = etree.parse(str(folder.root / name))
    except etree.XMLSyntaxError as error:
        yield f"not XML: {error}"
        return
    for schema in schemas:
        if not schema.validate(tree):
            for error in schema.error_log:
                yield f"line {error.line}: {error.message}"
    for day in tree.iterfind("day"):
        yield from day_problems(folder, day)


def day_problems(folder, day):
    begin, end = (datetime.fromisoformat(day.get(key)) for key in ("start", "end"))
    for event in day.iterfind("room/event"):
        title = event.findtext("title")
        if event.findtext("room") != event.getparent().get("name"):
            yield f"“{title}”: its room is not that in which it stands"
        start, until = span(event.findtext("date"), event.findtext("duration"))
        if not begin <= start or not until <= end:
            yield f"“{title}”: {start} to {until} is not in the day from {begin} to {end}"
        if event.findtext("date")[11:16] != event.findtext("start"):
            yield f"“{title}”: start and date differ"
        if int(event.findtext("duration").split(":")[1]) > 59:
            yield f"“{title}”: more than 59 minutes in a duration"
        for url in [event.findtext("url"), *event.xpath("attachments/attachment/@href")]:
            reason = folder.problem_with(str(url), folder.base_url)
            if reason:
                yield f"“{title}”: {url}: {reason}"


def span(date, duration):
    start = datetime.fromisoformat(date)
    hours, minutes = map(int, duration.split(":"))
    return start, start + timedelta(hours=hours, minutes=minutes)


def json_problems(folder, name, schema):
    path = folder.root / name
    if not path.is_file():
        yield "no such file"
        return
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"not JSON: {error}"
        return
    if schema is not None:
        validator = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())
        for error in validator.iter_errors(data):
            yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def xml_events(folder, name):
    tree = etree.parse(str(folder.root / name))
    for event in tree.iterfind("day/room/event"):
        values = {key: event.findtext(key) or "" for key in ("title", "date", "start", "duration", "room", "slug", "track", "type", "language", "url")}
        values["id"] = int(event.get("id"))
        values["persons"] = [(int(person.get("id")), person.text) for person in event.iterfind("persons/person")]
        values["attachments"] = [str(href) for href in event.xpath("attachments/attachment/@href")]
        yield event.get("guid"), values


def json_events(folder, name):
    data = json.loads((folder.root / name).read_text(encoding="utf-8"))
    for day in data["schedule"]["conference"]["days"]:
        for events in day["rooms"].values():
            for event in events:
                values = {key: event[key] or "" for key in ("title", "date", "start", "duration", "room", "slug", "track", "type", "language", "url")}
                values["id"] = event["id"]
                values["persons"] = [(person["id"], person["name"]) for person in event["persons"]]
                values["attachments"] = [one["url"] for one in event["attachments"]]
                yield event["guid"], values


def normal(values):
    """XML readers know no carriage return, and see one space at most where we look."""
    def text(value):
        return " ".join(value.split()) if isinstance(value, str) else value
    return {key: [(id, text(name)) for id, name in value] if key == "persons" else text(value) for key, value in values.items()}


def twin_problems(folder, name):
    try:
        ours, theirs = dict(xml_events(folder, name)), dict(json_events(folder, name[:-3] + "json"))
    except (etree.XMLSyntaxError, OSError, ValueError, KeyError, TypeError) as error:
        yield f"cannot be compared: {type(error).__name__}: {error}"
        return
    for guid in ours.keys() ^ theirs.keys():
        yield f"{guid} stands in one of the two formats only"
    for guid in ours.keys() & theirs.keys():
        one, other = normal(ours[guid]), normal(theirs[guid])
        for key in one:
            if one[key] != other[key]:
                yield f"“{one['title']}”: {key} is {one[key]!r} in XML and {other[key]!r} in JSON"
    entries = timed(folder, name.replace("schedule.xml", "agenda.ics"))
    for guid, values in ours.items():
        if guid not in entries:
            yield f"“{values['title']}”: the agenda's calendar does not know it"
        elif entries[guid] != datetime.fromisoformat(values["date"]).astimezone(timezone.utc):
            yield f"“{values['title']}”: begins at {values['date']}, in the calendar at {entries[guid]}"
    for guid in entries.keys() - ours.keys():
        yield f"{guid} has a time in the agenda's calendar and no place here"


def timed(folder, name):
    """What begins at some minute and takes place, in the calendar: UID and instant."""
    path = folder.root / name
    if not path.is_file():
        return {}
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["UID"]): event["DTSTART"].dt.astimezone(timezone.utc) for event in calendar.walk("VEVENT")
            if isinstance(event["DTSTART"].dt, datetime) and str(event["STATUS"]) == "CONFIRMED"}


def missing(folder):
    for name in folder.files:
        if name.endswith("/agenda.ics") and timed(folder, name) and name.replace("agenda.ics", "schedule.xml") not in folder.files:
            yield name, "has sessions with times, and there is no schedule.xml beside it"


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: schedules.py FOLDER BASE_URL")
    folder = Folder(sys.argv[1], sys.argv[2])
    count = sum(name.endswith("/schedule.xml") for name in folder.files)
    problems, notes = check(folder)
    report("schedules", folder, problems, notes, f"pages, {count} timetables")


if __name__ == "__main__":
    main()
