package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.ClosedPlaceReported;
import org.tousaidants.places.directory.PlaceClosed;
import org.tousaidants.places.directory.PlaceConfirmed;
import org.tousaidants.places.directory.PlaceCorrected;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceReopened;
import org.tousaidants.places.directory.StatementSource;
import org.tousaidants.platform.identity.Accounts;

/// Counts people's acts for the sheets as work, in the same transaction.
@Component
class WorkCounter {
    private final UpkeepStepStore steps;
    private final UpkeepRequestTracker requestTracker;
    private final PlaceUpdatedListener freshSheetListener;
    private final Accounts accounts;
    private final Clock clock;

    WorkCounter(
            UpkeepStepStore steps,
            UpkeepRequestTracker requestTracker,
            PlaceUpdatedListener freshSheetListener,
            Accounts accounts,
            Clock clock) {
        this.steps = steps;
        this.requestTracker = requestTracker;
        this.freshSheetListener = freshSheetListener;
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener
    void on(PlaceConfirmed news) {
        done(news.place(), CareStep.Act.CONFIRMED, news.by(), news.fields());
    }

    @EventListener
    void on(PlaceCorrected news) {
        done(news.place(), CareStep.Act.CORRECTED, news.by(), news.fields());
    }

    @EventListener
    void on(PlaceClosed news) {
        done(news.place(), CareStep.Act.CLOSED, news.by(), List.of());
        // The question whether the sheet is right is closed.
        requestTracker.done(news.place(), CareRequest.Outcome.CLOSED, clock.instant());
    }

    @EventListener
    void on(PlaceReopened news) {
        requestTracker.seen(news.place(), clock.instant());
        done(news.place(), CareStep.Act.REOPENED, news.by(), List.of());
    }

    @EventListener
    void on(ClosedPlaceReported news) {
        var now = clock.instant();
        if (requestTracker.openHanded(news.place(), CareRequest.Handed.STILL_GIVEN, now))
            steps.append(CareStep.bySystem(now, news.place(), CareStep.Act.STILL_GIVEN));
    }

    private void done(PlaceId place, CareStep.Act act, StatementSource.Human by, List<Field> fields) {
        var now = clock.instant();
        var columns = fields.stream().map(Field::column).collect(Collectors.joining(" "));
        switch (by) {
            case StatementSource.Caretaker(var id, var _) ->
                append(CareStep.of(now, place, act, PlaceRelation.CARETAKER, Optional.of(id)), columns);
            case StatementSource.Person(var account, var _) -> {
                append(CareStep.of(now, place, act, who(account), Optional.of(account)), columns);
                freshSheetListener.settle(place, now);
            }
        }
    }

    private void append(CareStep step, String columns) {
        steps.append(step.saying(columns));
    }

    private PlaceRelation who(UUID account) {
        return accounts.role(account).map(PlaceRelation::of).orElse(PlaceRelation.COORDINATOR);
    }
}
