import asyncio
import logging
import threading

import pytest

from counterclaim.fetch.silence import silenced

LOGGERS = ["httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy", "stamina"]


@pytest.fixture
def messages(caplog):
    caplog.set_level(logging.DEBUG)
    return lambda: [record.getMessage() for record in caplog.records if record.name in LOGGERS]


@pytest.mark.parametrize("name", LOGGERS)
def test_a_logger_says_nothing_within_and_what_it_says_besides_is_kept(name, messages):
    logger = logging.getLogger(name)

    logger.info("before")
    with silenced():
        logger.info("within")
        logger.critical("within")
    logger.info("after")

    assert messages() == ["before", "after"]


def test_it_ends_with_an_error_too(messages):
    with pytest.raises(ValueError, match="no"), silenced():
        raise ValueError("no")
    logging.getLogger("httpx").info("after")

    assert messages() == ["after"]


def test_it_may_be_asked_for_twice(messages):
    with silenced():
        with silenced():
            pass
        logging.getLogger("httpx").info("within")

    assert messages() == []


def test_other_threads_are_not_silenced(messages):
    with silenced():
        thread = threading.Thread(target=logging.getLogger("httpx").info, args=("elsewhere",))
        thread.start()
        thread.join()

    assert messages() == ["elsewhere"]


def test_other_tasks_are_not_silenced(messages):
    async def within(began, end):
        with silenced():
            began.set()
            await end.wait()

    async def main():
        began, end = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(within(began, end))
        await began.wait()
        logging.getLogger("httpx").info("elsewhere")
        end.set()
        await task

    asyncio.run(main())

    assert messages() == ["elsewhere"]


def test_other_loggers_are_not_silenced(caplog):
    with silenced():
        logging.getLogger("acme").warning("within")

    assert [record.name for record in caplog.records] == ["acme"]
