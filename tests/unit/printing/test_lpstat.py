"""What lpstat says, as CUPS 2.4 says it."""

from __future__ import annotations

from sendkiosk.printing.lpstat import Job, read_default, read_jobs, read_queues

SINCE = "since Tue Nov 24 03:55:06 2026"
FORM = "\tForm mounted:\n\tDescription: The {name}\n\tAlerts: {alerts}\n\tLocation: \n"
PRINTING = (
    f"device for desk: ipp://localhost:631/ipp/print\ndesk accepting requests {SINCE}\n"
    f"printer desk now printing desk-1.  enabled {SINCE}\n\tPrinting.\n"
    + FORM.format(name="desk", alerts="media-empty-warning media-needed-warning")
)
STOPPED = f"printer hall disabled {SINCE} -\n\tOut of order\n" + FORM.format(
    name="hall", alerts="paused"
)
REJECTING = (
    f"printer not accepting requests {SINCE} -\n\tRejecting Jobs\n"
    f"printer printer is idle.  enabled {SINCE}\n" + FORM.format(name="third", alerts="none")
)
JOBS = (
    "desk-1  root  1024  Tue Nov 24 13:45:30 2026\n\tStatus: Attempting\n"
    "\tAlerts: job-completed-with-errors\n\tqueued for desk\n"
    "front-desk-2  ann  1024  Tue\n\tAlerts: none\n\tqueued for front-desk\n"
    "desk-12  ann  1024  Tue\n"
)


def test_queues_are_told_apart_with_all_that_is_known() -> None:
    queues = read_queues((PRINTING + STOPPED + REJECTING).splitlines())
    assert list(queues) == ["desk", "hall", "printer"]
    desk, hall, third = queues.values()
    assert (desk.printing, desk.stopped, desk.rejects, desk.why) == (True, False, False, "")
    assert desk.device == "ipp://localhost:631/ipp/print"
    assert desk.description == "The desk"
    assert desk.message == "Printing."
    assert desk.alerts == ("media-empty-warning", "media-needed-warning")
    assert hall.stopped
    assert "Out of order" in hall.why
    assert third.rejects
    assert not third.stopped
    assert "Rejecting Jobs" in third.why


def test_a_reason_that_does_not_keep_a_queue_from_printing_does_not_count() -> None:
    (queue,) = read_queues([f"printer desk is idle.  enabled {SINCE}", "\tReady."]).values()
    assert queue.why == ""


def test_jobs_are_those_of_the_queue_with_what_became_of_them() -> None:
    assert read_jobs(JOBS.splitlines(), "desk") == {
        "desk-1": Job("desk-1", frozenset({"job-completed-with-errors"})),
        "desk-12": Job("desk-12"),
    }


def test_the_default_queue_is_read_if_there_is_one() -> None:
    assert read_default(["system default destination: desk"]) == "desk"
    assert read_default(["no system default destination"]) is None


def test_nothing_said_is_nothing_there() -> None:
    assert read_queues([]) == {}
    assert read_jobs([], "desk") == {}
    assert read_queues(["lpstat: something else", "\tand more"]) == {}
