package org.tousaidants.path.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.interviews.SaidOfHelp;
import org.tousaidants.label.rules.Guarantee;
import org.tousaidants.label.skillsmap.PromiseMeasures;
import org.tousaidants.path.referrals.PlaceOpinions;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceWelcome;
import org.tousaidants.platform.bookings.SlotVoices;

/// What other rooms are told of what people said: the promise of the rules about their word, the interview of peers,
/// the sheet of a place, the page of an event. Counts of those that are counted by five, never an answer.
@Component
class OutcomesCounted implements PromiseMeasures, SaidOfHelp, PlaceWelcome, PlaceOpinions, SlotVoices {
    private static final String MEASURE = "avis-favorable-sur-dix";

    /// Whoever reads the sheet of a place may be anybody.
    private static final int FEWEST_IN_PUBLIC = 11;

    private static final int WORDS_OF_A_PLACE = 10;

    private final OutcomeStore store;

    OutcomesCounted(OutcomeStore store) {
        this.store = store;
    }

    @Override
    public Optional<List<Guarantee.Measure>> of(String network, String measure) {
        return Optional.of(measure)
                .filter(MEASURE::equals)
                .map(_ -> store.onTen(network).stream()
                        .map(mark -> new Guarantee.Measure(mark, 1))
                        .toList());
    }

    @Override
    public Optional<SaidOfHelp.Said> of(String network, UUID account) {
        return Optional.of(store.ofHelper(network, account))
                .filter(Tally::told)
                .map(tally -> new SaidOfHelp.Said(tally.people(), tally.solved(), tally.alone(), tally.respected()));
    }

    @Override
    public Optional<PlaceWelcome.Said> said(String network, PlaceId place) {
        return Optional.of(store.ofPlace(network, place))
                .filter(tally -> tally.people() >= FEWEST_IN_PUBLIC)
                .map(tally -> new PlaceWelcome.Said(tally.people(), tally.respected(), tally.solved()));
    }

    @Override
    public Optional<PlaceOpinions.Said> opinions(String network, PlaceId place) {
        return Optional.of(store.ofPlace(network, place))
                .filter(Tally::told)
                .map(tally -> new PlaceOpinions.Said(
                        tally.people(),
                        tally.solved(),
                        tally.alone(),
                        tally.respected(),
                        store.shown(network, place, WORDS_OF_A_PLACE)));
    }

    @Override
    public Optional<SlotVoices.Said> said(String network, UUID slot, int least) {
        return Optional.of(store.ofSlot(network, slot))
                .filter(tally -> tally.told() && tally.people() >= least)
                .map(tally -> new SlotVoices.Said(tally.people(), tally.solved(), tally.alone(), tally.respected()));
    }
}
