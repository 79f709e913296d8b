package org.tousaidants.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.dashboard.TaskListPages.DashboardFigureCard;
import org.tousaidants.platform.dashboard.TaskListPages.TaskListFilter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.web.DashboardFigure;

class TaskListPagesTest {
    private static final Task URGENT =
            Task.of(TaskKind.REFERRAL, "one", TaskActionLabel.CALL, "/one").urgent(true);
    private static final Task WEEK = Task.of(TaskKind.LABEL, "two", TaskActionLabel.DECIDE, "/two");
    private static final Task LATER =
            Task.of(TaskKind.DATA, "three", TaskActionLabel.COMPARE, "/three").later();

    @Test
    void theWeekHoldsWhatIsUrgentAndThoseWhoWait() {
        assertThat(List.of(URGENT, WEEK, LATER))
                .filteredOn(TaskListFilter.ALL::shows)
                .hasSize(3);
        assertThat(List.of(URGENT, WEEK, LATER))
                .filteredOn(TaskListFilter.WEEK::shows)
                .containsExactly(URGENT, WEEK);
        assertThat(List.of(URGENT, WEEK, LATER))
                .filteredOn(TaskListFilter.URGENT::shows)
                .containsExactly(URGENT);
        assertThat(TaskListFilter.of("autre")).isEqualTo(TaskListFilter.ALL);
    }

    @Test
    void aCountStartsWithTheLongestWait() {
        var old = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(Task.several(List.of(old.plusSeconds(9), old), TaskKind.REPORT, "r", TaskActionLabel.ANSWER, "/r"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.since()).contains(old);
                    assertThat(task.holes()).containsExactly(2);
                });
        assertThat(Task.several(0, TaskKind.REPORT, "r", TaskActionLabel.ANSWER, "/r"))
                .isEmpty();
    }

    @Test
    void aFigureIsDrawnFromZero() {
        assertThat(new DashboardFigureCard(new DashboardFigure.DashboardFigureValue(
                                "/f", "f", new DashboardFigure.FigureWithTrend(10, List.of(0d, 5d, 10d))))
                        .line())
                .isEqualTo("0,31 60,17 120,3");
        assertThat(new DashboardFigureCard(new DashboardFigure.DashboardFigureValue(
                                "/f", "f", new DashboardFigure.FigureWithTrend(10, List.of(10d))))
                        .line())
                .isEmpty();
    }
}
