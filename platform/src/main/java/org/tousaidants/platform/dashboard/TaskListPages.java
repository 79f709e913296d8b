package org.tousaidants.platform.dashboard;

import gg.jte.Content;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskUrgency;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Liste des tâches » — the home page of every signed-in person.
@Controller
class TaskListPages {
    private static final int FIGURES = 4;
    private static final long DAY_HOURS = 24;

    /// « Filtre » — a filter of the list of tasks; `tout` (all) is the default.
    enum TaskListFilter {
        ALL("tout"),
        URGENT("urgent"),
        WEEK("semaine");

        final String word;

        TaskListFilter(String word) {
            this.word = word;
        }

        static TaskListFilter of(String word) {
            for (var one : values()) if (one.word.equals(word)) return one;
            return ALL;
        }

        boolean shows(Task task) {
            return switch (this) {
                case ALL -> true;
                case URGENT -> task.urgency() == TaskUrgency.NOW;
                case WEEK -> task.urgency() != TaskUrgency.LATER;
            };
        }

        String key() {
            return "desk.filter." + name().toLowerCase(Locale.ROOT);
        }

        String path() {
            return this == ALL ? "/bureau" : "/bureau?filtre=" + word;
        }
    }

    /// A task as the list shows it, with its texts in the language of the page.
    record TaskRow(Task task, Content title, Content why, String kind, String verb, String age) {
        static TaskRow of(Task task, Instant now, Page page) {
            return new TaskRow(
                    task,
                    page.with(task.key(), typed(task, page)),
                    page.with(task.key() + ".why", typed(task, page)),
                    task.urgency() == TaskUrgency.NOW ? page.t("desk.urgent") : page.t(kind(task)),
                    page.t("desk.verb." + task.verb().name().toLowerCase(Locale.ROOT)),
                    task.since()
                            .map(since -> age(Duration.between(since, now), page))
                            .orElse(""));
        }

        /// Marks names and typed texts within the text of a task as French, so that screen readers pronounce
        /// them correctly on an English page.
        private static Object[] typed(Task task, Page page) {
            return task.args().stream()
                    .map(arg -> arg instanceof String text ? page.quoted(text) : arg)
                    .toArray();
        }

        private static String kind(Task task) {
            return "desk.kind." + task.kind().name().toLowerCase(Locale.ROOT);
        }

        private static String age(Duration waited, Page page) {
            if (waited.isNegative() || waited.toHours() < 1) return page.t("desk.age.now");
            return waited.toHours() < DAY_HOURS
                    ? page.t("desk.age.hours", waited.toHours())
                    : page.t("desk.age.days", waited.toDays());
        }
    }

    record DashboardFigureCard(DashboardFigure.DashboardFigureValue shown) {
        /// Returns the points of an SVG line through the values of the last months, in a box of 120 by 34
        /// units; empty if there are fewer than two values.
        String line() {
            var months = shown.value().months();
            if (months.size() < 2) return "";
            var most = months.stream().max(Comparator.naturalOrder()).orElse(0d);
            return IntStream.range(0, months.size())
                    .mapToObj(n -> Math.round(120d * n / (months.size() - 1)) + ","
                            + Math.round(31 - (most == 0 ? 0 : 28 * months.get(n) / most)))
                    .collect(Collectors.joining(" "));
        }
    }

    /// The list of tasks as the page shows it.
    ///
    /// @param all number of tasks before the filter is applied, without the steps
    /// @param steps « Prochaines étapes » of a new network, shown to coordinators until all are done
    record TaskListView(
            TaskListFilter filter,
            List<TaskFilterCount> filters,
            List<TaskRow> rows,
            int all,
            List<DashboardFigureCard> figures,
            List<TaskRow> steps,
            List<TaskRow> skipped) {}

    record TaskFilterCount(TaskListFilter filter, long many) {}

    private final List<DashboardFigure> figures;
    private final Tasks tasks;
    private final Clock clock;

    TaskListPages(ObjectProvider<DashboardFigure> figures, Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.figures = figures.stream()
                .sorted(Comparator.comparingInt(DashboardFigure::order))
                .toList();
        this.clock = clock;
    }

    @GetMapping("/bureau")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
    View queue(SignedInPerson actor, Page page, @RequestParam(defaultValue = "") String filtre) {
        var filter = TaskListFilter.of(filtre);
        var now = clock.instant();
        var byStep = page.tasks().stream().collect(Collectors.partitioningBy(task -> Tasks.isStep(task, actor)));
        var pending = byStep.getOrDefault(false, List.of());
        return View.of(
                "platform/dashboard/queue",
                new TaskListView(
                        filter,
                        List.of(TaskListFilter.values()).stream()
                                .map(one -> new TaskFilterCount(
                                        one, pending.stream().filter(one::shows).count()))
                                .toList(),
                        pending.stream()
                                .filter(filter::shows)
                                .map(task -> TaskRow.of(task, now, page))
                                .toList(),
                        pending.size(),
                        figures(actor, page),
                        rows(byStep.getOrDefault(true, List.of()), now, page),
                        rows(tasks.skipped(actor), now, page)));
    }

    private static List<TaskRow> rows(List<Task> tasks, Instant now, Page page) {
        return tasks.stream().map(task -> TaskRow.of(task, now, page)).toList();
    }

    @PostMapping("/bureau/etapes")
    @AllowedRoles(Role.COORDINATOR)
    View step(SignedInPerson actor, Form form) {
        tasks.skip(actor, form.value("etape"), !form.value("geste").equals("reprendre"));
        return View.redirect("/bureau");
    }

    private List<DashboardFigureCard> figures(SignedInPerson actor, Page page) {
        return figures.stream()
                .filter(figure -> figure.role() == actor.role())
                .flatMap(figure -> figure.shown().apply(actor).stream())
                .filter(shown -> page.isOpen(shown.path()))
                .map(DashboardFigureCard::new)
                .limit(FIGURES)
                .toList();
    }
}
