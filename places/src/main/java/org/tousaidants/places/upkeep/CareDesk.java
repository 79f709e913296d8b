package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.Closing;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;

/// « Bureau de l'entretien » — the work that there is to do for the sheets, ordered by how many people it serves; the
/// work done, by whom; and what a coordinator decides.
@Service
public class CareDesk {
    /// « Chiffres de l'entretien » — places where something is to be done, acts of this month.
    public record Figures(int toDo, int done) {}

    /// A place as the desk sees it. `nextLetter`: before that no letter may leave about it.
    record Seen(
            Optional<CareRequest> ask,
            List<Caretaker> caretakers,
            boolean silent,
            List<LetterStore.Kept> letters,
            List<Step> steps,
            Optional<Instant> nextLetter,
            int served,
            boolean writes) {}

    /// What became of the wish to ask a caretaker again.
    sealed interface Asking {
        record Asked() implements Asking {}

        /// A place gets one letter a month at most.
        record TooSoon(Instant from) implements Asking {}

        /// There is nobody to write to.
        record Nobody() implements Asking {}
    }

    private final AskStore asks;
    private final WorkStore work;
    private final CareCauses causes;
    private final CareSeen place;
    private final AskAgain again;
    private final Places places;
    private final Serving serving;
    private final Clock clock;

    CareDesk(
            AskStore asks,
            WorkStore work,
            CareCauses causes,
            CareSeen place,
            AskAgain again,
            Places places,
            Serving serving,
            Clock clock) {
        this.asks = asks;
        this.work = work;
        this.causes = causes;
        this.place = place;
        this.again = again;
        this.places = places;
        this.serving = serving;
        this.clock = clock;
    }

    /// The day on whose morning letters leave next; empty when they leave within the hour.
    Optional<LocalDate> leave() {
        return Rounds.leave(clock.instant());
    }

    @Transactional(readOnly = true)
    public Figures figures(String network) {
        var month = YearMonth.from(clock.instant().atZone(Paris.ZONE));
        return new Figures(
                causes.all(network).size(),
                work.doneSince(network, month.atDay(1).atStartOfDay(Paris.ZONE).toInstant()));
    }

    /// Whether the network writes to those who look after its sheets. Off until somebody says so.
    @Transactional
    public void write(Network network, boolean letters, Optional<UUID> by) {
        asks.write(network.id(), letters, by, clock.instant());
    }

    @Transactional(readOnly = true)
    boolean writes(String network) {
        return asks.writes(network);
    }

    /// How many wait for an answer to a letter: nothing to do there.
    @Transactional(readOnly = true)
    int asked(String network) {
        return (int) asks.pending(network).stream()
                .filter(ask -> ask.state() == CareRequest.State.OPEN && ask.letters() > 0)
                .count();
    }

    /// For the most people first; for as many, what waits longest.
    @Transactional(readOnly = true)
    List<Work.ToDo> toDo(String network) {
        var served = serving.of(network);
        return causes.all(network).stream()
                .map(one -> new Work.ToDo(one.place, served.getOrDefault(one.place.id(), 0), one.reasons, one.since))
                .sorted(Comparator.comparingInt(Work.ToDo::served)
                        .reversed()
                        .thenComparing(Work.ToDo::since)
                        .thenComparing(todo -> todo.place().id().value()))
                .toList();
    }

    /// Reading the addresses of caretakers is noted.
    @Transactional
    Seen see(Actor reader, Place seen) {
        return place.see(reader, seen, asks.writes(reader.network().id()));
    }

    /// The letter leaves with the next round.
    @Transactional
    Asking ask(Actor by, Place about) {
        return again.ask(by, about);
    }

    /// « Ce lieu a fermé », « Rouvrir ».
    @Transactional
    Closing close(Actor by, Place place, int seen, boolean closed) {
        var network = by.network().id();
        return places.close(network, place.code(), seen, new Voice.Person(by.id(), by.name()), closed);
    }

    /// « C'est vu » — of what only needs a look; false when nothing of the kind waits.
    @Transactional
    boolean seen(Actor by, Place about) {
        return again.seen(by, about);
    }
}
