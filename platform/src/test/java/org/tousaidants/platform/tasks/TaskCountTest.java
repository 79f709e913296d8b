package org.tousaidants.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

@Import(TaskCountTest.CountedSource.class)
class TaskCountTest extends RunningSite {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger PENDING = new AtomicInteger();

    @TestConfiguration(proxyBeanMethods = false)
    static class CountedSource {
        @Bean
        static TaskSource countedTasks() {
            return TaskSource.coordination(() -> {
                RUNS.incrementAndGet();
                return IntStream.range(0, PENDING.get())
                        .mapToObj(n -> Task.of(
                                        TaskKind.SITE, "signin.card.first", TaskActionLabel.OPEN, "/bureau/comptes")
                                .about(n));
            });
        }
    }

    @Test
    void theRailCountsOnceInSomeSecondsAndTheListIsAlwaysExact() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        PENDING.set(41);
        coordinator.get("/profil");
        var before = RUNS.get();
        for (var n = 0; n < 5; n++)
            assertThat(coordinator.get("/profil").body()).contains(count(coordinator, "/profil"));
        assertThat(RUNS.get() - before).as("pages without the list").isLessThanOrEqualTo(1);

        PENDING.set(7);
        var own = RUNS.get();
        coordinator.get("/bureau");
        assertThat(RUNS.get() - own).as("the list and the rail of one page").isOne();

        var seen = RUNS.get();
        clock.advance(Duration.ofSeconds(6));
        coordinator.get("/profil");
        assertThat(RUNS.get() - seen).as("some seconds later").isOne();
    }

    @Test
    void anActIsSeenInTheRailOfTheNextPage() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        PENDING.set(3);
        coordinator.get("/profil");
        var token = coordinator.token("/profil");
        var runs = RUNS.get();
        coordinator.get("/profil");
        assertThat(RUNS.get() - runs).isZero();
        coordinator.post("/recherche", Map.of("_csrf", token, "q", "xyz"));
        coordinator.get("/profil");
        assertThat(RUNS.get() - runs).isOne();
    }

    private static String count(Visitor visitor, String path) {
        var page = visitor.get(path).body();
        var at = page.indexOf("rail-count");
        assertThat(at).as("the rail shows a number").isPositive();
        return page.substring(at, page.indexOf("</a>", at));
    }
}
