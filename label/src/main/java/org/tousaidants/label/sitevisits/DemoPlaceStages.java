package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.protocol.LabelRules.StageParticipants;
import org.tousaidants.rules.versions.PublishedRules;

/// « Démarche répétée » — creates all stages of a place in the past, for the demonstration.
@Component
public class DemoPlaceStages {
    private static final int PEOPLE = 6;

    /// The texts of a report.
    ///
    /// @param company people who took part
    /// @param changed change that was made
    /// @param why reason of the change
    public record DemoStageTexts(String company, String changed, String why) {}

    private final PlaceImprovementStages workings;
    private final PublishedRules rules;
    private final Clock clock;

    DemoPlaceStages(PlaceImprovementStages workings, PublishedRules rules, Clock clock) {
        this.workings = workings;
        this.rules = rules;
        this.clock = clock;
    }

    /// Records all stages of a place on days in the past; the last stage is today. The two places visit each
    /// other.
    ///
    /// @param by coordinator
    /// @param told returns the report of a stage by its id in the protocol
    @Transactional
    public void hold(SignedInPerson by, Place place, Place peer, Function<String, DemoStageTexts> told) {
        var day = LocalDate.now(clock);
        for (var step : rules.now().protocol().places().procedure().reversed()) {
            var people = step.with() == StageParticipants.INHABITANTS ? Math.max(PEOPLE, step.atLeast()) : 0;
            var words = told.apply(step.id());
            var visit = step.with() == StageParticipants.PEER_PLACE;
            var said = visit || step.with() == StageParticipants.INHABITANTS
                    ? new DemoStageTexts(words.company(), "", "")
                    : words;
            tell(by, place, visit ? Optional.of(peer) : Optional.empty(), step.id(), day, people, said);
            if (visit) tell(by, peer, Optional.of(place), step.id(), day, 0, said);
            day = day.minusDays(step.afterDays());
        }
    }

    private void tell(
            SignedInPerson by,
            Place place,
            Optional<Place> seen,
            String step,
            LocalDate day,
            int people,
            DemoStageTexts words) {
        workings.tell(
                by,
                place.code(),
                new PlaceImprovementStage(
                        step,
                        day,
                        words.company(),
                        words.changed(),
                        words.why(),
                        new PlaceImprovementStage.StageWelcomeCounts(people, Math.max(0, people - 1)),
                        seen.map(Place::id),
                        Optional.of(by.id()),
                        "",
                        clock.instant()));
    }
}
