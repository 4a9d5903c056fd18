"""Calendar judge: two libraries of another language read back every .ics.

usage: calendars.py FOLDER BASE_URL [MODEL.json]

icalendar and vobject must find the same entries; the lines must be those of RFC 5545; the zone that a
calendar brings along must say the same as the tz database; and what an agenda's calendar tells must be what
the pages tell in their structured data, or what the model says from which the site was made.
"""

import json
import re
import sys
from datetime import date, datetime, timedelta, timezone
from itertools import count
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import icalendar
import vobject

from folder import Folder, report

LONGEST = 75
NUMBERS = count()
STATUSES = {"scheduled": "CONFIRMED", "moved-online": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "TENTATIVE"}
SCHEMA_STATUSES = {"EventScheduled": "scheduled", "EventCancelled": "cancelled", "EventPostponed": "postponed",
                   "EventMovedOnline": "moved-online"}


def check(folder, model=None):
    problems = []
    calendars = {}
    for name in folder.files:
        if name.endswith(".ics"):
            problems += [f"{name}: {text}" for text in line_problems(folder, name)]
            entries, found = entries_of(folder, name)
            problems += [f"{name}: {text}" for text in found]
            calendars[name] = entries
    if not calendars:
        problems.append("no calendar")
    problems += twin_problems(calendars)
    problems += [f"{page}: {text}" for page, text in webcal_problems(folder)]
    expected = model_of_file(model) if model else model_of_pages(folder)
    for name, wanted in expected.items():
        if name not in calendars:
            if any(one["required"] for one in wanted):
                problems.append(f"{name}: there is no such calendar")
            continue
        problems += [f"{name}: {text}" for text in model_problems(calendars[name], wanted, bool(model))]
    return problems, []


# Lines (RFC 5545, 3.1)

def line_problems(folder, name):
    content = (folder.root / name).read_bytes()
    if not content.endswith(b"\r\n"):
        yield "the last line has no end"
    for number, line in enumerate(content.split(b"\r\n"), 1):
        if b"\n" in line or b"\r" in line:
            yield f"line {number}: ended by something else than CRLF"
        if len(line) > LONGEST:
            yield f"line {number}: {len(line)} octets"
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number}: a character is cut in two"
            continue
        if any(ord(c) < 32 and c != "\t" or ord(c) == 127 for c in text):
            yield f"line {number}: a control character"


# What the libraries find

def entries_of(folder, name):
    """The entries by UID, and what is wrong."""
    content = (folder.root / name).read_bytes()
    problems = []
    try:
        calendar = icalendar.Calendar.from_ical(content)
        other = vobject.readOne(content.decode("utf-8"))
        other.validate(raiseException=True)
    except Exception as error:  # Whatever a library says of it, it is a mistake of ours.
        return {}, [f"{type(error).__name__}: {error}"]
    for key in ("METHOD", "ORGANIZER", "ATTENDEE"):
        if re.search(rf"(?m)^{key}[;:]", content.decode("utf-8").replace("\r\n ", "")):
            problems.append(f"{key} has no place in a published calendar")
    for key in ("VERSION", "PRODID"):
        if not calendar.get(key):
            problems.append(f"no {key}")
    problems += source_problems(folder, name, calendar)
    problems += [f"icalendar: {key}: {text}" for part in calendar.walk() for key, text in part.errors]
    entries = {}
    theirs = {event.uid.value: event for event in getattr(other, "vevent_list", [])}
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        entry, found = read_entry(event, zones)
        label = entry.get("title") or entry["uid"]
        problems += [f"“{label}”: {text}" for text in found]
        problems += [f"“{label}”: {text}" for text in vobject_problems(entry, theirs.get(entry["uid"]))]
        problems += [f"“{label}”: URL {text}" for text in url_problems(folder, entry)]
        if entry["uid"] in entries:
            problems.append(f"“{label}”: UID twice")
        entries[entry["uid"]] = entry
    if len(theirs) != len(entries):
        problems.append(f"vobject finds {len(theirs)} entries, icalendar {len(entries)}")
    problems += zone_problems(content, entries)
    return entries, problems


def source_problems(folder, name, calendar):
    source = calendar.get("SOURCE")
    if source is not None and unquote(str(source)) != unquote(folder.url_of(name)):
        yield f"SOURCE is {source}, but it is at {folder.url_of(name)}"
    if source is not None and not (calendar.get("NAME") and calendar.get("REFRESH-INTERVAL")):
        yield "to be subscribed to, and without NAME or REFRESH-INTERVAL"


def read_entry(event, zones):
    problems = [f"no {key}" for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS") if key not in event]
    start, end = (event[key].dt if key in event else None for key in ("DTSTART", "DTEND"))
    for key in ("DTSTART", "DTEND"):
        tzid = event[key].params.get("TZID") if key in event else None
        if tzid and tzid not in zones:
            problems.append(f"{key} is in {tzid}, which the calendar does not bring along")
        if isinstance(start, datetime) and start.tzinfo is None:
            problems.append(f"{key} is in no zone")
    if end is not None and start is not None and (type(start) is not type(end) or end <= start):
        problems.append(f"ends at {end}, begins at {start}")
    if len(str(event.get("UID", ""))) > 202:
        problems.append("UID is too long for Outlook")
    entry = {"uid": str(event.get("UID")), "title": str(event.get("SUMMARY", "")), "start": start, "end": end,
             "location": str(event.get("LOCATION", "")), "status": str(event.get("STATUS")), "sequence": int(event.get("SEQUENCE", -1)),
             "stamp": event["DTSTAMP"].dt if "DTSTAMP" in event else None, "url": str(event.get("URL", "")),
             "description": str(event.get("DESCRIPTION", ""))}
    return entry, problems


def instant(when):
    """A day as it is, a minute in UTC."""
    return when.astimezone(timezone.utc) if isinstance(when, datetime) and when.tzinfo else when


def vobject_problems(entry, event):
    if event is None:
        yield "vobject does not find it"
        return
    for key, own in (("summary", entry["title"]), ("location", entry["location"]), ("status", entry["status"]),
                     ("description", entry["description"])):
        value = event.contents[key][0].value if key in event.contents else ""
        if value != own:
            yield f"vobject reads {key} as {value!r}, icalendar as {own!r}"
    for key, own in (("dtstart", entry["start"]), ("dtend", entry["end"])):
        value = event.contents[key][0].value if key in event.contents else None
        if instant(value) != instant(own):
            yield f"vobject reads {key} as {value}, icalendar as {own}"


def zone_problems(content, entries):
    """With the zone's name taken away, only the rules that came along can tell what an hour means."""
    text = content.decode("utf-8").replace("\r\n ", "")
    for tzid in set(re.findall(r"(?m)^TZID:(.*)\r$", text)):
        # The library remembers zones by their names, so no name is used twice.
        unknown = f"judge/{next(NUMBERS)}"
        nameless = text.replace(f"TZID:{tzid}\r", f"TZID:{unknown}\r").replace(f"TZID={tzid}:", f"TZID={unknown}:")
        try:
            calendar = icalendar.Calendar.from_ical(nameless)
            zone = ZoneInfo(tzid)
        except Exception as error:
            yield f"the rules of {tzid}: {type(error).__name__}: {error}"
            continue
        for event in calendar.walk("VEVENT"):
            entry = entries.get(str(event["UID"]))
            for key, known in (("DTSTART", "start"), ("DTEND", "end")):
                if entry is None or key not in event or not isinstance(event[key].dt, datetime):
                    continue
                own = entry[known].replace(tzinfo=None).replace(tzinfo=zone)
                if instant(event[key].dt) != instant(own):
                    yield f"“{entry['title']}”: by the rules of the calendar {known} is {instant(event[key].dt)}, in {tzid} {instant(own)}"


def url_problems(folder, entry):
    reason = folder.problem_with(entry["url"], folder.base_url) if entry["url"] else "is missing"
    if reason:
        yield f"{entry['url']}: {reason}"


def twin_problems(calendars):
    """One session is the same in every calendar that tells of it."""
    first = {}
    for name, entries in calendars.items():
        for uid, entry in entries.items():
            known, other = first.setdefault(uid, (name, entry))
            if other != entry:
                differing = [key for key in entry if entry[key] != other[key]]
                yield f"{name}: “{entry['title']}”: {', '.join(differing)} differ from {known}"


def webcal_problems(folder):
    for name, page in folder.pages.items():
        for href in page.tree.xpath("//a/@href[starts-with(., 'webcal:')]"):
            reason = folder.problem_with(folder.base.scheme + str(href)[len("webcal"):], folder.base_url)
            if reason:
                yield name, f"{href}: {reason}"


# What the pages or the model tell

def model_of_file(path):
    """`{"zone": …, "events": {"events/a/": [{title, start, end, places, status}]}}`; times are those on the wall."""
    data = json.loads(open(path, encoding="utf-8").read())
    zone = ZoneInfo(data["zone"])

    def time(text):
        if text is None:
            return None
        if len(text) == 10:
            return date.fromisoformat(text)
        return instant(datetime.fromisoformat(text).replace(tzinfo=zone))

    def one(row):
        return {**row, "start": time(row["start"]), "end": time(row["end"]), "required": True}
    return {f"{event}agenda.ics": [one(row) for row in rows] for event, rows in data["events"].items()}


def model_of_pages(folder):
    expected = {}
    for name, page in folder.pages.items():
        if not re.fullmatch(r"events/[^/]+/index\.html", name):
            continue
        for node in graph(page):
            if "subEvent" in node:
                expected[name[: -len("index.html")] + "agenda.ics"] = list(sub_events(folder, node))
    return expected


def graph(page):
    for text in page.tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from json.loads(str(text)).get("@graph", [])


def sub_events(folder, event):
    parts = event["subEvent"]
    for part in parts if isinstance(parts, list) else [parts]:
        start = schema_time(part.get("startDate"))
        if start is None:
            continue
        end = schema_time(part.get("endDate"))
        status = part.get("eventStatus") or event.get("eventStatus") or "EventScheduled"
        status = SCHEMA_STATUSES[status.rsplit("/", 1)[-1]]
        if status == "scheduled" and event.get("eventStatus"):
            status = SCHEMA_STATUSES[event["eventStatus"].rsplit("/", 1)[-1]]
        # A session of an unknown day is said to be some time in its event's, which is one day sometimes.
        # What is unlisted stands in its agenda, and in no calendar that is subscribed to.
        name, _ = folder.find(part["url"]) if part.get("url") else (None, None)
        listed = name in folder.pages and not folder.pages[name].is_noindex
        yield {"title": part["name"], "start": start, "end": end, "status": status, "places": places(folder, name),
               "url": part.get("url"), "required": listed and isinstance(start, datetime)}


def schema_time(text):
    if not text:
        return None
    try:
        return instant(datetime.fromisoformat(text)) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None  # A month or a year: too coarse for a calendar.


def places(folder, name):
    """The names of the places on the session's own page."""
    names = []
    for node in graph(folder.pages[name]) if name in folder.pages else ():
        place = node.get("location")
        while isinstance(place, dict):
            names.append(place.get("name"))
            place = place.get("containedInPlace")
    return [place for place in names if place]


def model_problems(entries, expected, complete):
    """Every expected session has one entry, and the other way round."""
    left = list(entries.values())
    for one in expected:
        found = next((entry for entry in left if matches(entry, one)), None)
        if found is None:
            if one["required"]:
                yield f"“{one['title']}” at {one['start']} is missing among {[(entry['title'], str(entry['start'])) for entry in left]}"
            continue
        left.remove(found)
        yield from entry_problems(found, one, complete)
    # Pauses have no page, so structured data is silent of them; what has vanished stands in no page at all.
    for entry in left:
        if complete or (entry["url"] in {one.get("url") for one in expected} and entry["status"] != "CANCELLED"):
            yield f"“{entry['title']}” at {entry['start']} is told of nowhere else"


def matches(entry, one):
    start = one["start"]
    same = instant(entry["start"]) == start if isinstance(start, datetime) == isinstance(entry["start"], datetime) else False
    return same and squeezed(one["title"]) in squeezed(entry["title"]) and (one.get("url") in (None, entry["url"]))


def squeezed(text):
    """Without what has no form in a calendar or in HTML: control characters, and more than one space."""
    return " ".join("".join(" " if c in "\t\n\r" else c for c in text if ord(c) >= 32 or c in "\t\n\r").split())


def entry_problems(entry, one, complete):
    title = entry["title"]
    if entry["status"] != STATUSES[one["status"]]:
        yield f"“{title}” is {entry['status']}, not {STATUSES[one['status']]}"
    plain = isinstance(entry["start"], datetime) and one["status"] in ("scheduled", "moved-online")
    if plain and squeezed(title) != squeezed(one["title"]):
        yield f"“{title}” should be called “{one['title']}”"
    if one["status"] in ("cancelled", "postponed") and squeezed(title) == squeezed(one["title"]):
        yield f"“{title}” does not say that it does not take place"
    end = entry["end"]
    if end is not None and not isinstance(end, datetime):
        end -= timedelta(days=1)
    wanted = one["end"] or (one["start"] if not isinstance(one["start"], datetime) else None)
    if isinstance(wanted, datetime) != isinstance(entry["start"], datetime):
        wanted = None if isinstance(entry["start"], datetime) else wanted.date() if wanted else None
    if (complete or wanted is not None) and instant(end) != wanted:
        yield f"“{title}” ends at {end}, not at {wanted}"
    if one["status"] != "moved-online":
        lost = [place for place in one["places"] if squeezed(place) not in squeezed(entry["location"])]
        if lost:
            yield f"“{title}” is at “{entry['location']}”, without {lost}"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: calendars.py FOLDER BASE_URL [MODEL.json]")
    folder = Folder(sys.argv[1], sys.argv[2])
    number = sum(name.endswith(".ics") for name in folder.files)
    problems, notes = check(folder, *sys.argv[3:])
    report("calendars", folder, problems, notes, f"pages, {number} calendars")


if __name__ == "__main__":
    main()
