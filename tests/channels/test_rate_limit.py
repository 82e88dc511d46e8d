from channels.rate_limit import Rate, RateLimiter


class Timer:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_let_through_and_then_a_steady_rate() -> None:
    timer = Timer()
    limiter = RateLimiter(Rate(burst=3, per_second=0.5), timer)
    assert [limiter.wait_for("jane") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert limiter.wait_for("jane") == 2.0
    timer.now += 2.0
    assert limiter.wait_for("jane") == 0.0
    assert limiter.wait_for("jane") == 2.0


def test_what_was_refused_does_not_count() -> None:
    timer = Timer()
    limiter = RateLimiter(Rate(burst=1, per_second=1.0), timer)
    assert limiter.wait_for("jane") == 0.0
    assert [limiter.wait_for("jane") for _ in range(10)] == [1.0] * 10
    timer.now += 1.0
    assert limiter.wait_for("jane") == 0.0


def test_one_caller_does_not_use_up_anothers_share() -> None:
    limiter = RateLimiter(Rate(burst=1, per_second=1.0), Timer())
    assert limiter.wait_for("jane") == 0.0
    assert limiter.wait_for("ben") == 0.0


def test_the_burst_comes_back_and_grows_no_further() -> None:
    timer = Timer()
    limiter = RateLimiter(Rate(burst=2, per_second=1.0), timer)
    assert [limiter.wait_for("jane") for _ in range(2)] == [0.0, 0.0]
    timer.now += 1_000.0
    assert [limiter.wait_for("jane") for _ in range(3)] == [0.0, 0.0, 1.0]


def test_it_remembers_only_so_many_callers() -> None:
    limiter = RateLimiter(Rate(burst=1, per_second=1.0), Timer(), most_callers=2)
    for caller in ("one", "two", "three"):
        assert limiter.wait_for(caller) == 0.0
    assert limiter.wait_for("three") == 1.0
    assert limiter.wait_for("one") == 0.0
