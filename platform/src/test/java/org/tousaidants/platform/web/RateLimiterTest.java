package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong now = new AtomicLong(Duration.ofDays(1).toNanos());
    private final RateLimiter limiter = new RateLimiter(60, Duration.ofSeconds(10), now::get);

    @Test
    void sixtySearchesInTenSecondsPassAndTheNextIsToldWhenToComeBack() {
        for (var i = 0; i < 60; i++) assertThat(limiter.take("client")).isEmpty();
        assertThat(limiter.take("client")).hasValue(1);
        now.addAndGet(Duration.ofMillis(167).toNanos());
        assertThat(limiter.take("client")).isEmpty();
        assertThat(limiter.take("client")).isPresent();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        for (var i = 0; i < 60; i++) assertThat(limiter.take("client")).isEmpty();
        assertThat(limiter.take("client")).isPresent();
    }

    @Test
    void whatCostsMoreTakesMore() {
        for (var i = 0; i < 10; i++) assertThat(limiter.take("client", 6)).isEmpty();
        assertThat(limiter.take("client", 6)).hasValue(1);
        assertThat(limiter.take("client")).hasValue(1);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limiter.take("client", 6)).isEmpty();
    }

    @Test
    void oneClientDoesNotUseUpAnothersTokens() {
        for (var i = 0; i < 100; i++) limiter.take("greedy");
        assertThat(limiter.take("other")).isEmpty();
    }

    @Test
    void askingAgainWhileRefusedDoesNotPutOffTheMoment() {
        for (var i = 0; i < 1_000; i++) limiter.take("client");
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limiter.take("client")).isEmpty();
    }

    @Test
    void manyAtTheSameMomentGetNoMoreThanThereIs() throws Exception {
        var passed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 1_000; i++)
                threads.execute(() -> {
                    if (limiter.take("client").isEmpty()) passed.incrementAndGet();
                });
        }
        assertThat(passed).hasValue(60);
    }

    @Test
    void aCrowdOfClientsDoesNotFillTheMemory() {
        for (var i = 0; i < 150_000; i++) limiter.take("client " + i);
        assertThat(limiter.clients()).isLessThanOrEqualTo(100_001);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        limiter.take("one more");
        assertThat(limiter.clients()).isLessThan(10);
    }

    @Test
    void whoeverComesAfterACrowdIsCountedToo() {
        for (var i = 0; i < 100_000; i++) limiter.take("client " + i);
        var passed = 0;
        for (var i = 0; i < 1_000; i++) if (limiter.take("newcomer " + i).isEmpty()) passed++;
        assertThat(passed).isEqualTo(60);
        assertThat(limiter.take("client 7")).as("known clients").isEmpty();
    }
}
