package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.Freshness;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Provenance;
import org.tousaidants.places.directory.UpkeepRules;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;

/// « Tournées » — looks for what has grown old, writes to who looks after it, reminds once, and hands the rest to the
/// coordinator. A round is one process's at a time; each letter is a transaction of its own that holds the row of its
/// addressee, so that nobody is written to twice even if two rounds met.
@Service
public class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration CLAIM = Duration.ofMinutes(30);
    private static final Duration LETTER_WORTH = Duration.ofDays(7);
    private static final Duration STOP_VALID = Duration.ofDays(365);
    private static final int PIECE = 100;
    private static final int OPENING_HOUR = 8;
    private static final int CLOSING_HOUR = 18;

    private final Networks networks;
    private final Places places;
    private final UpkeepRules upkeep;
    private final CareRules rules;
    private final AskStore asks;
    private final CaretakerStore caretakers;
    private final Recipients recipients;
    private final Records records;
    private final LetterStore letters;
    private final LinkStore links;
    private final StepStore steps;
    private final ReportStore reports;
    private final CareLetters writing;
    private final Outbox outbox;
    private final Serving serving;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Rounds(
            Networks networks,
            Places places,
            UpkeepRules upkeep,
            CareRules rules,
            AskStore asks,
            CaretakerStore caretakers,
            Recipients recipients,
            Records records,
            LetterStore letters,
            LinkStore links,
            StepStore steps,
            ReportStore reports,
            CareLetters writing,
            Outbox outbox,
            Serving serving,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.networks = networks;
        this.places = places;
        this.upkeep = upkeep;
        this.rules = rules;
        this.asks = asks;
        this.caretakers = caretakers;
        this.recipients = recipients;
        this.records = records;
        this.letters = letters;
        this.links = links;
        this.steps = steps;
        this.reports = reports;
        this.writing = writing;
        this.outbox = outbox;
        this.serving = serving;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What has grown old shows at any hour; letters leave when somebody may be at a desk to read them.
    @Scheduled(initialDelay = 300_000, fixedDelay = 1_800_000)
    void everyHalfHour() {
        var now = clock.instant().atZone(Paris.ZONE);
        var all = asks.networksThatWrite();
        all.add(networks.here().id());
        for (var network : all) round(network, atDesks(now));
    }

    /// When the next letters leave: empty for the round of this half hour, else the morning of that day.
    static Optional<LocalDate> leave(Instant instant) {
        var now = instant.atZone(Paris.ZONE);
        if (atDesks(now)) return Optional.empty();
        var day = now.getHour() < OPENING_HOUR
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) day = day.plusDays(1);
        return Optional.of(day);
    }

    private static boolean atDesks(ZonedDateTime now) {
        return now.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && now.getHour() >= OPENING_HOUR
                && now.getHour() < CLOSING_HOUR;
    }

    /// One round of a network, whatever the hour; false when another process makes it.
    public boolean run(String network) {
        return round(network, true);
    }

    private boolean round(String network, boolean mayWrite) {
        var now = clock.instant();
        if (!claim(network, now)) return false;
        try {
            var known = places.provenances(network);
            look(network, known, now);
            if (mayWrite && asks.writes(network)) write(network, known, now);
        } finally {
            transaction.executeWithoutResult(status -> asks.release(network, clock.instant()));
        }
        return true;
    }

    private boolean claim(String network, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> asks.claim(network, now, now.plus(CLAIM))));
    }

    /// Asks about what has grown old, and no longer about what somebody looked at meanwhile. By small pieces: whoever
    /// answers at this moment waits for one of them at most, and none waits for anybody while holding many.
    private void look(String network, Map<PlaceId, Map<Field, Provenance>> known, Instant now) {
        var reported = places.find(network, reports.waitingPlaces(network)).values().stream()
                .map(Place::id)
                .collect(Collectors.toCollection(HashSet::new));
        var old = new HashSet<PlaceId>();
        known.forEach((place, provenance) -> {
            if (!stale(Freshness.of(upkeep, provenance, now)).isEmpty()) old.add(place);
        });
        var pending = asks.pending(network);
        var about =
                places.find(network, pending.stream().map(CareRequest::place).toList());
        var asked = new HashSet<PlaceId>();
        for (var ask : pending) {
            var found = about.get(ask.place());
            var place = found == null ? ask.place() : found.id();
            if (ask.why() == CareRequest.Why.STALE && !old.contains(place) && !reported.contains(place))
                transaction.executeWithoutResult(
                        status -> asks.done(network, ask.id(), CareRequest.Outcome.FRESH, now));
            else asked.add(place);
        }
        reported.removeAll(asked);
        open(network, reported, CareRequest.Why.REPORT, now);
        old.removeAll(asked);
        open(network, old, CareRequest.Why.STALE, now);
    }

    private void open(String network, Set<PlaceId> places, CareRequest.Why why, Instant now) {
        var all = List.copyOf(places);
        for (var from = 0; from < all.size(); from += PIECE) {
            var piece = all.subList(from, Math.min(all.size(), from + PIECE));
            transaction.executeWithoutResult(status -> asks.open(network, piece, why, now));
        }
    }

    /// What there is to write to one person.
    private record Errand(Caretaker to, List<CareRequest> asks) {}

    private void write(String network, Map<PlaceId, Map<Field, Provenance>> known, Instant now) {
        var pending = asks.pending(network);
        var about =
                places.find(network, pending.stream().map(CareRequest::place).toList());
        var written = asks.lastLetters(network, about.keySet());
        var errands = new LinkedHashMap<MailAddress, Errand>();
        var served = serving.of(network);
        var book = recipients.book(network);
        OpenRequests.oneForEach(pending, about).stream()
                .sorted(Comparator.comparing(
                        (CareRequest ask) -> -served.getOrDefault(at(about, ask).id(), 0)))
                .forEach(ask -> {
                    var place = at(about, ask);
                    var due = ask.due(rules, Optional.ofNullable(written.get(ask.place())), now);
                    switch (due) {
                        case NOTHING_YET -> {}
                        case DESK -> hand(network, ask, CareRequest.Handed.UNANSWERED, now);
                        case FIRST_LETTER, REMINDER -> {
                            if (!place.inLists()) return;
                            switch (book.of(place, ask.letters())) {
                                case Recipients.Recipient.Found(var to) ->
                                    errands.computeIfAbsent(to.mail(), mail -> new Errand(to, new ArrayList<>()))
                                            .asks()
                                            .add(ask);
                                case Recipients.Recipient.None(var why) -> hand(network, ask, why, now);
                            }
                        }
                    }
                });
        var left = rules.mostLettersADay() - letters.askedSince(network, now.minus(Duration.ofDays(1)));
        for (var errand : errands.values()) {
            if (left <= 0) break;
            if (Boolean.TRUE.equals(transaction.execute(status -> letter(network, errand, about, known, now)))) left--;
        }
    }

    private static Place at(Map<PlaceId, Place> about, CareRequest ask) {
        return Objects.requireNonNull(about.get(ask.place()));
    }

    private void hand(String network, CareRequest ask, CareRequest.Handed why, Instant now) {
        transaction.executeWithoutResult(status -> recipients.hand(network, ask, why, now));
    }

    /// Everything is looked at again with the addressee's row and the asks held: what another round wrote meanwhile is
    /// seen, what it is at work on is passed over.
    private boolean letter(
            String network,
            Errand errand,
            Map<PlaceId, Place> about,
            Map<PlaceId, Map<Field, Provenance>> known,
            Instant now) {
        var kept = caretakers.keep(network, errand.to().mail(), "", now);
        var to = caretakers.lock(network, kept.id());
        if (to.isEmpty() || !to.get().reachable()) return false;
        var last = letters.lastTo(network, kept.id());
        if (last.isPresent() && last.get().plus(rules.betweenLettersToAPerson()).isAfter(now)) return false;
        var ids = errand.asks().stream()
                .limit(rules.mostPlacesInALetter())
                .map(CareRequest::id)
                .toList();
        var locked = asks.lock(network, ids);
        var due = locked.stream()
                .filter(ask -> switch (ask.due(rules, written(network, ask.place()), now)) {
                    case FIRST_LETTER, REMINDER -> true;
                    case NOTHING_YET, DESK -> false;
                })
                .toList();
        if (due.isEmpty()) return false;
        post(
                network,
                new Caretaker(
                        kept.id(),
                        kept.mail(),
                        to.get().name(),
                        to.get().lang(),
                        errand.to().chosen(),
                        Optional.empty()),
                due,
                about,
                known,
                now);
        return true;
    }

    private Optional<Instant> written(String network, PlaceId place) {
        return asks.lastLetters(network, records.of(network, place)).values().stream()
                .max(Comparator.naturalOrder());
    }

    private void post(
            String network,
            Caretaker to,
            List<CareRequest> due,
            Map<PlaceId, Place> about,
            Map<PlaceId, Map<Field, Provenance>> known,
            Instant now) {
        var secrets = new LinkedHashMap<UUID, Secret>();
        var asked = new ArrayList<CareLetters.Asked>();
        for (var ask : due) {
            var secret = Secret.random();
            secrets.put(ask.id(), secret);
            asked.add(new CareLetters.Asked(
                    at(about, ask),
                    stale(Freshness.of(upkeep, known.getOrDefault(at(about, ask).id(), Map.of()), now)),
                    reports.waiting(network, records.of(network, ask.place())).stream()
                            .map(CareLetters.Said::of)
                            .toList(),
                    secret));
        }
        var stop = Secret.random();
        var expires = now.plus(rules.linkValid());
        var reminder = due.stream().allMatch(ask -> ask.letters() > 0);
        var before = reminder ? due.getFirst().lastLetter() : Optional.<Instant>empty();
        var letter = outbox.postOnce(
                network,
                writing.ask(network, to, asked, before, LocalDate.ofInstant(expires, Paris.ZONE), stop),
                now.plus(LETTER_WORTH));
        var kind = reminder ? Posted.Kind.REMINDER : Posted.Kind.CARE;
        letters.asked(network, letter, kind, to.id(), now);
        links.replace(network, secrets.keySet(), now);
        secrets.forEach((ask, secret) ->
                links.add(network, secret, Link.Purpose.CARE, letter, to.id(), Optional.of(ask), now, expires));
        links.add(network, stop, Link.Purpose.STOP, letter, to.id(), Optional.empty(), now, now.plus(STOP_VALID));
        asks.written(network, secrets.keySet(), now);
        for (var ask : due)
            steps.append(
                    network,
                    Step.bySystem(now, ask.place(), Step.Act.LETTER_POSTED)
                            .by(letter)
                            .saying(kind.name()));
        LOG.info("a letter posted, places asked about: {}", due.size());
    }

    private static List<Freshness.Subject> stale(Freshness freshness) {
        return freshness.subjects().stream().filter(Freshness.Subject::stale).toList();
    }
}
