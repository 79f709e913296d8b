package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.Closing;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;

/// « Bureau de l'entretien » — the work that there is to do for the sheets, ordered by how many people it serves; the
/// work done, by whom; and what a coordinator decides.
@Service
public class CareDesk {
    private static final int STEPS = 100;
    private static final int LETTERS = 20;

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
    private final OpenRequests pending;
    private final ReportStore reports;
    private final LetterStore letters;
    private final CaretakerStore store;
    private final StepStore steps;
    private final WorkStore work;
    private final Caretakers caretakers;
    private final Recipients recipients;
    private final Records records;
    private final Places places;
    private final Directory directory;
    private final Serving serving;
    private final CareRules rules;
    private final Clock clock;

    CareDesk(
            AskStore asks,
            OpenRequests pending,
            ReportStore reports,
            LetterStore letters,
            CaretakerStore store,
            StepStore steps,
            WorkStore work,
            Caretakers caretakers,
            Recipients recipients,
            Records records,
            Places places,
            Directory directory,
            Serving serving,
            CareRules rules,
            Clock clock) {
        this.asks = asks;
        this.pending = pending;
        this.reports = reports;
        this.letters = letters;
        this.store = store;
        this.steps = steps;
        this.work = work;
        this.caretakers = caretakers;
        this.recipients = recipients;
        this.records = records;
        this.places = places;
        this.directory = directory;
        this.serving = serving;
        this.rules = rules;
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
                reasons(network).size(),
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
        return reasons(network).stream()
                .map(one -> new Work.ToDo(one.place, served.getOrDefault(one.place.id(), 0), one.reasons, one.since))
                .sorted(Comparator.comparingInt(Work.ToDo::served)
                        .reversed()
                        .thenComparing(Work.ToDo::since)
                        .thenComparing(todo -> todo.place().id().value()))
                .toList();
    }

    /// Reading the addresses of caretakers is noted.
    @Transactional
    Seen see(Actor reader, Place place) {
        var network = reader.network().id();
        var group = records.of(network, place.id());
        var next = lastLetter(network, place)
                .map(last -> last.plus(rules.betweenLettersOfAPlace()))
                .filter(from -> from.isAfter(clock.instant()));
        return new Seen(
                pending.of(network, place.id()),
                caretakers.read(reader, place),
                Caretakers.sheetMail(place)
                        .flatMap(mail -> store.silence(network, mail))
                        .isPresent(),
                letters.of(network, group, LETTERS),
                steps.of(network, group, STEPS),
                next,
                serving.of(network).getOrDefault(place.id(), 0),
                asks.writes(network));
    }

    /// The letter leaves with the next round.
    @Transactional
    Asking ask(Actor by, Place place) {
        var network = by.network().id();
        var now = clock.instant();
        var next = lastLetter(network, place).map(last -> last.plus(rules.betweenLettersOfAPlace()));
        if (next.filter(from -> from.isAfter(now)).isPresent()) return new Asking.TooSoon(next.get());
        if (recipients.of(network, place, 0) instanceof Recipients.Recipient.None) return new Asking.Nobody();
        pending.open(network, place.id(), CareRequest.Why.HAND, now);
        pending.reopen(network, place.id());
        steps.append(
                network, Step.of(now, place.id(), Step.Act.ASKED, PlaceRelation.of(by.role()), Optional.of(by.id())));
        return new Asking.Asked();
    }

    private Optional<Instant> lastLetter(String network, Place place) {
        return asks.lastLetters(network, records.of(network, place.id())).values().stream()
                .max(Comparator.naturalOrder());
    }

    /// « Ce lieu a fermé », « Rouvrir ».
    @Transactional
    Closing close(Actor by, Place place, int seen, boolean closed) {
        var network = by.network().id();
        return places.close(network, place.code(), seen, new Voice.Person(by.id(), by.name()), closed);
    }

    /// « C'est vu » — of what only needs a look; false when nothing of the kind waits.
    @Transactional
    boolean seen(Actor by, Place place) {
        var network = by.network().id();
        var now = clock.instant();
        if (!pending.seen(network, place.id(), now)) return false;
        steps.append(
                network, Step.of(now, place.id(), Step.Act.SEEN, PlaceRelation.of(by.role()), Optional.of(by.id())));
        return true;
    }

    private static final class Found {
        private final Place place;
        private final Set<Work.Reason> reasons = EnumSet.noneOf(Work.Reason.class);
        private Instant since;

        private Found(Place place, Instant since) {
            this.place = place;
            this.since = since;
        }
    }

    private record Cause(PlaceId record, Work.Reason reason, Instant since) {}

    /// Each place once, whichever of its records there is something to do for.
    private Collection<Found> reasons(String network) {
        var causes = causes(network);
        var standing = standing(network, causes.stream().map(Cause::record).collect(Collectors.toSet()));
        var found = new LinkedHashMap<PlaceId, Found>();
        for (var cause : causes) {
            var place = standing.get(cause.record());
            if (place == null) continue;
            var one = found.computeIfAbsent(place.id(), id -> new Found(place, cause.since()));
            one.reasons.add(cause.reason());
            if (cause.since().isBefore(one.since)) one.since = cause.since();
        }
        return found.values();
    }

    /// The place of each record; those in the directory are in memory.
    private Map<PlaceId, Place> standing(String network, Set<PlaceId> asked) {
        var roots = places.grouped(network);
        var listed = new HashMap<PlaceId, Place>();
        for (var place : directory.snapshot(network).places()) listed.put(place.id(), place);
        var standing = new HashMap<PlaceId, Place>();
        var others = new ArrayList<PlaceId>();
        for (var record : asked) {
            var place = listed.get(roots.getOrDefault(record, record));
            if (place == null) others.add(record);
            else standing.put(record, place);
        }
        if (!others.isEmpty()) standing.putAll(places.find(network, others));
        return standing;
    }

    private List<Cause> causes(String network) {
        var causes = new ArrayList<Cause>();
        for (var report : reports.allWaiting(network))
            causes.add(new Cause(report.place(), Work.Reason.REPORT, report.at()));
        var writes = asks.writes(network);
        for (var ask : asks.pending(network))
            ask.handed()
                    .map(Work.Reason::of)
                    .or(() -> writes || ask.why() != CareRequest.Why.STALE
                            ? Optional.empty()
                            : Optional.of(Work.Reason.STALE))
                    .ifPresent(reason -> causes.add(new Cause(ask.place(), reason, ask.opened())));
        for (var letter : letters.uncertain(network))
            causes.add(new Cause(letter.place(), Work.Reason.UNCERTAIN, letter.at()));
        return causes;
    }
}
