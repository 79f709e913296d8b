package org.tousaidants.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.dashboard.DashboardPages.Figure;
import org.tousaidants.platform.dashboard.DashboardPages.Filter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.web.DashboardFigure;

class DashboardPagesTest {
    private static final Task URGENT =
            Task.of(Kind.REFERRAL, "one", Verb.CALL, "/one").urgent(true);
    private static final Task WEEK = Task.of(Kind.LABEL, "two", Verb.DECIDE, "/two");
    private static final Task LATER =
            Task.of(Kind.DATA, "three", Verb.COMPARE, "/three").later();

    @Test
    void theWeekHoldsWhatIsUrgentAndThoseWhoWait() {
        assertThat(List.of(URGENT, WEEK, LATER)).filteredOn(Filter.ALL::shows).hasSize(3);
        assertThat(List.of(URGENT, WEEK, LATER)).filteredOn(Filter.WEEK::shows).containsExactly(URGENT, WEEK);
        assertThat(List.of(URGENT, WEEK, LATER))
                .filteredOn(Filter.URGENT::shows)
                .containsExactly(URGENT);
        assertThat(Filter.of("autre")).isEqualTo(Filter.ALL);
    }

    @Test
    void aCountStartsWithTheLongestWait() {
        var old = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(Task.several(List.of(old.plusSeconds(9), old), Kind.REPORT, "r", Verb.ANSWER, "/r"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.since()).contains(old);
                    assertThat(task.holes()).containsExactly(2);
                });
        assertThat(Task.several(0, Kind.REPORT, "r", Verb.ANSWER, "/r")).isEmpty();
    }

    @Test
    void aFigureIsDrawnFromZero() {
        assertThat(new Figure(new DashboardFigure.Shown("/f", "f", new DashboardFigure.Value(10, List.of(0d, 5d, 10d))))
                        .line())
                .isEqualTo("0,31 60,17 120,3");
        assertThat(new Figure(new DashboardFigure.Shown("/f", "f", new DashboardFigure.Value(10, List.of(10d)))).line())
                .isEmpty();
    }
}
