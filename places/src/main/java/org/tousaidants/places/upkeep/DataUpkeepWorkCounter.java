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
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Accounts;

/// Records people's actions on sheets as work done, in the same transaction as the action.
@Component
class DataUpkeepWorkCounter {
    private final PlaceUpkeepStepStore steps;
    private final SheetCheckRequestTracker requestTracker;
    private final SheetUpdatedListener freshSheetListener;
    private final Accounts accounts;
    private final Clock clock;

    DataUpkeepWorkCounter(
            PlaceUpkeepStepStore steps,
            SheetCheckRequestTracker requestTracker,
            SheetUpdatedListener freshSheetListener,
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
        done(news.place(), PlaceUpkeepStep.UpkeepAct.CONFIRMED, news.by(), news.fields());
    }

    @EventListener
    void on(PlaceCorrected news) {
        done(news.place(), PlaceUpkeepStep.UpkeepAct.CORRECTED, news.by(), news.fields());
    }

    @EventListener
    void on(PlaceClosed news) {
        done(news.place(), PlaceUpkeepStep.UpkeepAct.CLOSED, news.by(), List.of());
        // Closes the request to check the sheet, because the place is closed.
        requestTracker.done(news.place(), SheetCheckRequest.CheckRequestOutcome.CLOSED, clock.instant());
    }

    @EventListener
    void on(PlaceReopened news) {
        requestTracker.seen(news.place(), clock.instant());
        done(news.place(), PlaceUpkeepStep.UpkeepAct.REOPENED, news.by(), List.of());
    }

    @EventListener
    void on(ClosedPlaceReported news) {
        var now = clock.instant();
        if (requestTracker.openHanded(news.place(), SheetCheckRequest.HandedToCoordinatorReason.STILL_GIVEN, now))
            steps.append(PlaceUpkeepStep.bySystem(now, news.place(), PlaceUpkeepStep.UpkeepAct.STILL_GIVEN));
    }

    private void done(
            PlaceId place, PlaceUpkeepStep.UpkeepAct act, ValueStatementSource.HumanSource by, List<Field> fields) {
        var now = clock.instant();
        var columns = fields.stream().map(Field::column).collect(Collectors.joining(" "));
        switch (by) {
            case ValueStatementSource.CaretakerSource(var id, var _) ->
                append(PlaceUpkeepStep.of(now, place, act, PersonPlaceRelation.CARETAKER, Optional.of(id)), columns);
            case ValueStatementSource.AccountSource(var account, var _) -> {
                append(PlaceUpkeepStep.of(now, place, act, who(account), Optional.of(account)), columns);
                freshSheetListener.settle(place, now);
            }
        }
    }

    private void append(PlaceUpkeepStep step, String columns) {
        steps.append(step.saying(columns));
    }

    private PersonPlaceRelation who(UUID account) {
        return accounts.role(account).map(PersonPlaceRelation::of).orElse(PersonPlaceRelation.COORDINATOR);
    }
}
