package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.annotation.Scheduled;
import org.tousaidants.platform.served.AcrossTerritories;
import org.tousaidants.platform.served.Scope;
import org.tousaidants.platform.served.Served;

class RoundScheduleTest {
    /// Two rounds, and for whom each of them worked.
    static class Counting {
        final List<String> each = new CopyOnWriteArrayList<>();
        final List<String> once = new CopyOnWriteArrayList<>();
        final CountDownLatch done = new CountDownLatch(2);

        @Scheduled(initialDelay = 0, fixedDelay = 3_600_000)
        void forEach() {
            each.add(Scope.now().orElse("all"));
            if (each.getLast().equals("correze") || each.getLast().equals("all")) done.countDown();
            throw new IllegalStateException("what breaks for one is done for the others");
        }

        @AcrossTerritories
        @Scheduled(initialDelay = 0, fixedDelay = 3_600_000)
        void forAll() {
            once.add(Scope.now().orElse("all"));
            done.countDown();
        }
    }

    @Test
    void aRoundRunsForEachTerritoryInTurnAndOneForAllRunsOnce() throws Exception {
        var several = new MockEnvironment();
        for (var id : List.of("aunis", "correze"))
            several.withProperty("ta.territories." + id + ".name", id)
                    .withProperty("ta.territories." + id + ".departement", "17")
                    .withProperty("ta.territories." + id + ".public-url", "https://" + id + ".example");
        var rounds = played(several);
        assertThat(rounds.each).containsExactly("aunis", "correze");
        assertThat(rounds.once).containsExactly("all");
    }

    @Test
    void whoServesOneTerritoryRunsEachRoundOnce() throws Exception {
        var rounds = played(new MockEnvironment()
                .withProperty("ta.network.id", "essai")
                .withProperty("ta.network.name", "Essai")
                .withProperty("ta.network.departement", "17"));
        assertThat(rounds.each).containsExactly("all");
        assertThat(rounds.once).containsExactly("all");
    }

    private static Counting played(MockEnvironment settings) throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(settings);
            context.registerBean(Served.class, () -> new Served(settings));
            context.register(RoundSchedule.class, Counting.class);
            context.refresh();
            var rounds = context.getBean(Counting.class);
            assertThat(rounds.done.await(60, TimeUnit.SECONDS)).isTrue();
            return rounds;
        }
    }
}
