package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private record Asked(UUID id, String word) {}

    /// Twenty ask at once while the writing breaks; each of them is told, and so is who asks afterwards.
    private static void eachIsTold(Function<List<Asked>, List<String>> breaks, String why) throws Exception {
        var begun = new CountDownLatch(1);
        var first = new CountDownLatch(1);
        var together = new Together<Asked, String>(_ -> "one", Asked::id, batch -> {
            first.countDown();
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return batch.stream().anyMatch(one -> one.word().equals("good"))
                    ? batch.stream().map(Asked::word).toList()
                    : breaks.apply(batch);
        });
        try (var people = Executors.newFixedThreadPool(20)) {
            var asked = new ArrayList<Future<String>>();
            for (var n = 0; n < 20; n++)
                asked.add(people.submit(() -> together.ask(new Asked(UUID.randomUUID(), "bad"))));
            first.await();
            begun.countDown();
            for (var one : asked)
                assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage(why);
            assertThat(people.submit(() -> together.ask(new Asked(UUID.randomUUID(), "good")))
                            .get(30, TimeUnit.SECONDS))
                    .isEqualTo("good");
        }
    }

    @Test
    void theKeeperWhoseVoucherWasInABatchThatBrokeOnAnErrorIsToldAndNotKeptWaiting() throws Exception {
        eachIsTold(
                _ -> {
                    throw new OutOfMemoryError("no memory");
                },
                "no memory");
    }

    @Test
    void anExceptionIsToldToAllOfItsBatch() throws Exception {
        eachIsTold(
                _ -> {
                    throw new IllegalStateException("refused");
                },
                "refused");
    }

    @Test
    void aBatchWithTooFewAnswersAnswersAll() throws Exception {
        eachIsTold(_ -> List.of(), "not as many answers as askers");
    }

    /// What is asked may break while it is looked at: who stands beside it in the queue is answered all the same.
    @Test
    void onePersonWhoseRequestBreaksWhileItIsLookedAtKeepsNobodyWaiting() throws Exception {
        var begun = new CountDownLatch(1);
        var first = new CountDownLatch(1);
        var together = new Together<Asked, String>(
                asked -> {
                    if (asked.word().equals("bad")) throw new StackOverflowError("poisoned");
                    return "one";
                },
                Asked::id,
                batch -> {
                    first.countDown();
                    try {
                        begun.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return batch.stream().map(Asked::word).toList();
                });
        try (var people = Executors.newFixedThreadPool(21)) {
            var asked = new ArrayList<Future<String>>();
            asked.add(people.submit(() -> together.ask(new Asked(UUID.randomUUID(), "good"))));
            first.await();
            for (var n = 0; n < 20; n++) {
                var word = n == 10 ? "bad" : "good";
                asked.add(people.submit(() -> together.ask(new Asked(UUID.randomUUID(), word))));
            }
            begun.countDown();
            for (var one : asked) {
                try {
                    assertThat(one.get(30, TimeUnit.SECONDS)).isIn("good", "bad");
                } catch (ExecutionException told) {
                    assertThat(told).hasRootCauseMessage("poisoned");
                }
            }
        }
    }
}
