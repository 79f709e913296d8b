package org.tousaidants.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Compares the tasks of each person of the demonstration's year with the forms that their pages offer.
@TestPropertySource(properties = "ta.demo.year=true")
class TasksTest extends RunningSite {
    /// The end of the address to which the act is posted, by task; `%s` is its subject.
    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("labels.task.", "/propositions/%s/voix\""),
            Map.entry("labels.stuck.task", "/propositions/%s/abandon\""),
            Map.entry("labels.suspended.task", "/bureau/label/%s/propositions\""),
            Map.entry("appointments.task.roll", "/agenda-aidant/%s/"),
            Map.entry("mandates.task.witness", "/mandats/temoin/%s/"),
            Map.entry("funding.task.read", "/projets/%s/lectures\""),
            Map.entry("interviews.task.asked", "/entretiens-de-pairs/%s/reponse\""),
            Map.entry("interviews.task.met", "/entretiens-de-pairs/%s/conclusion\""),
            Map.entry("referrals.task.", "/bureau/orientations/%s/prise-en-main\""),
            Map.entry("signatures.task", "/bureau/pass/signatures/%s/decisions\""),
            Map.entry("signin.task.newcomer", "/bureau/comptes/%s/accord\""),
            Map.entry("care.task.sheet", "/mon-entretien/fiches/%s\""),
            Map.entry("today.task.", "/aujourdhui/orientations/%s/ouverture\""));

    @Autowired
    Tasks tasks;

    @Test
    void exactlyThePeopleWhoCanActHaveTheTask() {
        var people = accounts.openOf();
        var seen = new HashMap<String, Task>();
        var holders = new HashMap<String, List<Account>>();
        for (var account : people)
            for (var task : tasks.of(actor(account))) {
                seen.putIfAbsent(task.name(), task);
                holders.computeIfAbsent(task.name(), _ -> new ArrayList<>()).add(account);
            }
        assertThat(seen).hasSizeGreaterThan(8);
        var visitors = new HashMap<Account, Visitor>();
        var pages = new HashMap<String, String>();
        var wrong = new TreeSet<String>();
        for (var task : seen.values()) {
            var act = ACTS.entrySet().stream()
                    .filter(one -> task.key().startsWith(one.getKey()))
                    .findFirst();
            for (var account : people) {
                var holds = holders.getOrDefault(task.name(), List.of()).contains(account);
                // A day shows what is in the hands of a place to its sender too, who has nothing to
                // do.
                if (!holds && (act.isEmpty() || task.key().startsWith("today."))) continue;
                var page = pages.computeIfAbsent(account.id() + task.path(), _ -> {
                    var answer =
                            visitors.computeIfAbsent(account, this::signedIn).get(task.path());
                    return answer.statusCode() == 200 ? answer.body() : "";
                });
                var can = act.map(one -> page.contains(one.getValue().formatted(task.subject())))
                        .orElse(!page.isEmpty());
                if (can != holds)
                    wrong.add(account.role() + (holds ? " has but cannot do " : " can do but has not ") + task.key());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void thePersonWhoWaitsLongestWithUrgencyComesFirst() {
        for (var account : accounts.openOf()) {
            var own = tasks.of(actor(account));
            for (var n = 1; n < own.size(); n++) {
                var before = own.get(n - 1);
                var after = own.get(n);
                assertThat(before.urgency()).isLessThanOrEqualTo(after.urgency());
                if (before.urgency() == after.urgency() && after.since().isPresent())
                    assertThat(before.since().orElseThrow())
                            .isBeforeOrEqualTo(after.since().get());
            }
        }
    }

    @Test
    void oneLetterOfADayNamesAllTasksAndNoTaskIsNamedTwice() {
        var coordinator = accounts.openOf().stream()
                .filter(one -> !tasks.of(actor(one)).isEmpty())
                .findFirst()
                .orElseThrow();
        job("dashboard.letters");
        clock.advance(Duration.ofDays(2));
        job("dashboard.letters");
        assertThat(letters(coordinator)).isOne();
        job("dashboard.letters");
        assertThat(letters(coordinator)).as("the same day, the same tasks").isOne();
    }

    private long letters(Account account) {
        return posted(account.mail().value()).stream()
                .filter(one -> one.body().contains("annonçons chaque tâche une seule fois"))
                .count();
    }
}
