package org.tousaidants.support.outcomes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.skills.GuaranteeMeasures;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.OutcomeCounts;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.modules.Modules;
import org.tousaidants.rules.protocol.Guarantee;
import org.tousaidants.support.referrals.PlaceDeskPart;

/// Provides the counts to other packages: the guarantee, the peer interview, the desk of a place, the page of an
/// event. Counts in groups of five, never single answers.
@Component
class OutcomesCounted implements GuaranteeMeasures, OutcomeCounts, PlaceDeskPart {
    private static final String MEASURE = "respectee-et-aidee";

    private static final int WORDS_OF_A_PLACE = 10;

    private final OutcomeStore store;
    private final Modules modules;
    private final Clock clock;

    OutcomesCounted(OutcomeStore store, Modules modules, Clock clock) {
        this.modules = modules;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<List<Guarantee.Measure>> of(Guarantee guarantee) {
        return Optional.of(guarantee.measure())
                .filter(measure -> MEASURE.equals(measure) && modules.isOn(OutcomesCounted.class))
                .map(_ -> store.respectedAndHelped(Paris.today(clock).minusYears(1)).stream()
                        .map(said -> new Guarantee.Measure(said, 1))
                        .toList());
    }

    @Override
    public Optional<OutcomeCounts.PeopleSaid> said(Of of, UUID id, SmallCounts reader) {
        if (!modules.isOn(OutcomesCounted.class)) return Optional.empty();
        var tally = switch (of) {
            case HELPER -> store.ofHelper(id);
            case PLACE -> store.ofPlace(new PlaceId(id));
            case MOMENT -> store.ofSlot(id);
        };
        return tally.told() && reader.tells(tally.people())
                ? Optional.of(
                        new OutcomeCounts.PeopleSaid(tally.people(), tally.solved(), tally.alone(), tally.respected()))
                : Optional.empty();
    }

    @Override
    public Optional<PlaceDeskPart.Opinions> opinions(PlaceId place) {
        return said(Of.PLACE, place.value(), SmallCounts.AT_WORK)
                .map(counts -> new PlaceDeskPart.Opinions(counts, store.shown(place, WORDS_OF_A_PLACE)));
    }
}
