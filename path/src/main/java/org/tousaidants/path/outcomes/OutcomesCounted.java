package org.tousaidants.path.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.rules.Guarantee;
import org.tousaidants.label.skillsmap.PromiseMeasures;
import org.tousaidants.path.referrals.PlaceDeskPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.counts.Voices;

/// What other rooms are told of what people said: the promise of the rules about their word, the interview of peers,
/// the sheet of a place, the page of an event. Counts of those that are counted by five, never an answer.
@Component
class OutcomesCounted implements PromiseMeasures, Voices, PlaceDeskPart {
    private static final String MEASURE = "avis-favorable-sur-dix";

    private static final int WORDS_OF_A_PLACE = 10;

    private final OutcomeStore store;

    OutcomesCounted(OutcomeStore store) {
        this.store = store;
    }

    @Override
    public Optional<List<Guarantee.Measure>> of(String measure) {
        return Optional.of(measure)
                .filter(MEASURE::equals)
                .map(_ -> store.onTen().stream()
                        .map(mark -> new Guarantee.Measure(mark, 1))
                        .toList());
    }

    @Override
    public Optional<Voices.Said> said(Of of, UUID id, SmallCounts reader) {
        var tally = switch (of) {
            case HELPER -> store.ofHelper(id);
            case PLACE -> store.ofPlace(new PlaceId(id));
            case MOMENT -> store.ofSlot(id);
        };
        return tally.told() && reader.tells(tally.people())
                ? Optional.of(new Voices.Said(tally.people(), tally.solved(), tally.alone(), tally.respected()))
                : Optional.empty();
    }

    @Override
    public Optional<PlaceDeskPart.Opinions> opinions(PlaceId place) {
        return said(Of.PLACE, place.value(), SmallCounts.AT_WORK)
                .map(counts -> new PlaceDeskPart.Opinions(counts, store.shown(place, WORDS_OF_A_PLACE)));
    }
}
