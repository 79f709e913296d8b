package org.tousaidants.observatory.boards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.observatory.figures.Figures;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Page;

/// « Tableaux de bord » — service that computes the figures of the week and the figures of a helper.
@Service
class CoordinationBoards {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int WEEKS = 4;

    /// A kind of item that waits for an action, the number of such items, and the path of the page that lists
    /// them.
    record PendingWorkCount(PendingWorkKind kind, long many, String path) {
        String key() {
            return "boards.week." + kind.code();
        }
    }

    /// « Ce qui attend » — a kind of item that waits for an action, with the name that the database views use
    /// and the page that lists the items.
    enum PendingWorkKind {
        REFERRALS("/bureau/orientations"),
        REPORTS("/bureau/signalements"),
        PASSAGES("/bureau/passages"),
        SHEETS("/bureau/entretien"),
        VOUCHERS("/bureau/pass");

        private final String path;

        PendingWorkKind(String path) {
            this.path = path;
        }

        String code() {
            return EnumConstantName.low(this);
        }
    }

    record CoordinationWeekBoard(List<PendingWorkCount> hands, List<UnansweredSearchCount> inVain) {
        Chart vain(Page page) {
            return Chart.bars(
                    page.t("boards.week.times"),
                    inVain.stream()
                            .map(one -> ChartValue.of(one.commune(), one.times()))
                            .toList());
        }
    }

    record OwnFigureRow(String key, MedianComparison beside) {}

    record OwnFiguresBoard(List<OwnFigureRow> mine, List<OwnFigureRow> place) {}

    /// The id of the figure « places to review ». The page shows the stored value of this figure, so that it
    /// shows the same number as `/chiffres`.
    private static final String SHEETS = "lieux-a-revoir";

    private final CoordinationBoardStore store;
    private final Figures figures;
    private final ObjectProvider<FeedbackCounts> said;
    private final Clock clock;

    CoordinationBoards(
            CoordinationBoardStore store, Figures figures, ObjectProvider<FeedbackCounts> said, Clock clock) {
        this.store = store;
        this.figures = figures;
        this.said = said;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CoordinationWeekBoard week() {
        var many = new HashMap<>(store.waiting(clock.instant()));
        figures.latest(SHEETS).ifPresent(sheets -> many.put(PendingWorkKind.SHEETS.code(), Math.round(sheets)));
        return new CoordinationWeekBoard(
                Arrays.stream(PendingWorkKind.values())
                        .map(kind -> new PendingWorkCount(kind, many.getOrDefault(kind.code(), 0L), kind.path))
                        .filter(one -> one.many() > 0)
                        .toList(),
                store.inVain(ParisTime.today(clock).minusWeeks(WEEKS), SmallCountThreshold.AT_WORK.fewest()));
    }

    @Transactional(readOnly = true)
    public OwnFiguresBoard mine(UUID helper) {
        var since = clock.instant().minus(YEAR);
        var place = store.usual(helper);
        return new OwnFiguresBoard(
                rows(since, FeedbackCounts.FeedbackSubjectKind.HELPER, "helper", helper),
                place.map(own -> rows(since, FeedbackCounts.FeedbackSubjectKind.PLACE, "place", own))
                        .orElse(List.of()));
    }

    /// Returns the number of activities that the helper logged in the last year.
    long acts(SignedInPerson helper) {
        return own(helper, CoordinationBoardStore.ActivityFigure.ACTS);
    }

    long hours(SignedInPerson helper) {
        return own(helper, CoordinationBoardStore.ActivityFigure.MINUTES) / 60;
    }

    /// Returns, among the people helped by this helper who gave feedback, the percentage whose problem was
    /// solved. Entries by the helper are not counted. NaN if there are fewer than five answers.
    double solved(SignedInPerson helper) {
        return solved(FeedbackCounts.FeedbackSubjectKind.HELPER, helper.id())
                .map(Math::rint)
                .orElse(Double.NaN);
    }

    private Optional<Double> solved(FeedbackCounts.FeedbackSubjectKind of, UUID id) {
        return said.stream()
                .flatMap(one -> one.said(of, id, SmallCountThreshold.AT_WORK).stream())
                .findFirst()
                .map(people -> 100.0 * people.solved() / people.people());
    }

    private long own(SignedInPerson helper, CoordinationBoardStore.ActivityFigure what) {
        return store.own(clock.instant().minus(YEAR), "helper", helper.id(), what)
                .map(Math::round)
                .orElse(0L);
    }

    private List<OwnFigureRow> rows(Instant since, FeedbackCounts.FeedbackSubjectKind who, String of, UUID own) {
        return List.of(
                row(since, of, own, CoordinationBoardStore.ActivityFigure.ACTS),
                row(since, of, own, CoordinationBoardStore.ActivityFigure.MINUTES),
                new OwnFigureRow("boards.mine.solved", new MedianComparison(solved(who, own), Optional.empty())));
    }

    private OwnFigureRow row(Instant since, String of, UUID own, CoordinationBoardStore.ActivityFigure what) {
        return new OwnFigureRow(
                "boards.mine." + EnumConstantName.low(what),
                new MedianComparison(
                        store.own(since, of, own, what),
                        store.median(since, of, SmallCountThreshold.IN_PUBLIC.fewest(), what)));
    }
}
