package org.tousaidants.platform.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.letters.LetterWriter.LetterPageAddress;
import org.tousaidants.platform.letters.LetterWriter.LetterWords;
import org.tousaidants.platform.notices.SentNoticeStore;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.web.Messages;

/// « Courriel des tâches » — sends a person a letter with all their tasks, at most once a day, if at least one task
/// is older than a day and was in no earlier letter.
@Component
class DailyTaskLetterJob {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SEEN = "task.seen:";
    private static final String NAMED = "task.named:";
    private static final int MOST = 20;

    private final Accounts accounts;
    private final TerritoryNetworks networks;
    private final Tasks tasks;
    private final SentNoticeStore notices;
    private final LetterWriter letters;
    private final Clock clock;

    DailyTaskLetterJob(
            Accounts accounts,
            TerritoryNetworks networks,
            Tasks tasks,
            SentNoticeStore notices,
            LetterWriter letters,
            Clock clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.tasks = tasks;
        this.notices = notices;
        this.letters = letters;
        this.clock = clock;
    }

    @Bean("dashboard.letters")
    static Job taskLetters(DailyTaskLetterJob letters) {
        return Job.dailyAt(LocalTime.of(7, 30))
                .items(
                        () -> letters.accounts.openOf().stream()
                                .map(Account::id)
                                .toList(),
                        id -> letters.accounts.find(id).ifPresent(letters::write));
    }

    void write(Account account) {
        var now = clock.instant();
        var actor = new SignedInPerson(
                account.id(), account.mail().value(), account.name(), account.role(), networks.here());
        var pending = tasks.of(actor);
        var announced = notices.of(account.id());
        forgetEnded(account.id(), pending, announced);
        var late = pending.stream()
                .filter(task -> !started(account.id(), task, announced, now).isAfter(now.minus(DAY)))
                .filter(task -> notices.first(account.id(), NAMED + task.name(), now))
                .toList();
        if (late.isEmpty()) return;
        pending.forEach(task -> notices.first(account.id(), NAMED + task.name(), now));
        letters.post(
                account,
                "desk.mail",
                now.plus(DAY),
                pending.size(),
                new LetterWords(words -> list(pending, words)),
                new LetterPageAddress("/bureau"));
    }

    /// Returns the moment since which a task waits. If the task states no such moment, returns the time at which
    /// this job first found the task.
    ///
    /// @param announced moments at which this job first found each task, by task
    private Instant started(UUID account, Task task, Map<String, Instant> announced, Instant now) {
        if (task.since().isPresent()) return task.since().get();
        notices.first(account, SEEN + task.name(), now);
        return announced.getOrDefault(SEEN + task.name(), now);
    }

    /// Deletes the records of tasks that have ended, so that a task that occurs again is announced again.
    private void forgetEnded(UUID account, List<Task> pending, Map<String, Instant> announced) {
        var names = pending.stream().map(Task::name).collect(Collectors.toSet());
        var ended = announced.keySet().stream()
                .filter(what -> what.startsWith(SEEN) && !names.contains(what.substring(SEEN.length()))
                        || what.startsWith(NAMED) && !names.contains(what.substring(NAMED.length())))
                .toList();
        if (!ended.isEmpty()) notices.forget(account, ended);
    }

    private static String list(List<Task> pending, Messages words) {
        var lines = pending.stream()
                .limit(MOST)
                .map(task -> words.t(
                        "desk.mail.line",
                        words.t("desk.verb." + task.verb().name().toLowerCase(Locale.ROOT)),
                        words.t(task.key(), task.holes())))
                .collect(Collectors.joining("\n"));
        var more = pending.size() - MOST;
        return more > 0 ? lines + "\n" + words.t("desk.mail.more", more) : lines;
    }
}
