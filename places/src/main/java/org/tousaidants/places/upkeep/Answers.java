package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Closing;
import org.tousaidants.places.directory.Confirming;
import org.tousaidants.places.directory.Correction;
import org.tousaidants.places.directory.CorrectionForm;
import org.tousaidants.places.directory.Freshness;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.UpkeepRules;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;

/// What a caretaker answers by the link of a letter. A link opens one sheet and takes one answer; what is not surely a
/// link of ours is the same as none.
@Service
class Answers {
    /// What was typed beside the button: an answer to each report, by its id; and the language of the page.
    record Words(Map<UUID, String> typed, String lang) {}

    /// What a link opens.
    sealed interface Opening {
        record Sheet(CareRequest ask, Place place, Set<Field> stale, List<Report> reports) implements Opening {}

        /// This link, or another to the same question, was answered.
        record Answered() implements Opening {}

        /// A newer letter holds another link.
        record Replaced() implements Opening {}

        /// Unknown, too old, of another network: one answer for all.
        record Lost() implements Opening {}
    }

    /// What became of an answer.
    sealed interface Answering {
        record Received() implements Answering {}

        /// Nothing was written: this is what it says now.
        record Overtaken(Opening.Sheet now) implements Answering {}

        record Refused(Opening.Sheet sheet, Map<Field, String> values) implements Answering {}

        /// The link opens no sheet.
        record Closed(Opening why) implements Answering {}
    }

    /// In the history a caretaker is an id: the row that names her can be dropped.
    private static final String NAMELESS = "responsable de la fiche";

    private static final Set<Field> WHERE =
            EnumSet.of(Field.ADRESSE, Field.COMPLEMENT_ADRESSE, Field.CODE_POSTAL, Field.COMMUNE);

    private final LinkStore links;
    private final AskStore asks;
    private final OpenRequests pending;
    private final CaretakerStore caretakers;
    private final StepStore steps;
    private final Recipients recipients;
    private final Reports reports;
    private final Records records;
    private final Places places;
    private final UpkeepRules upkeep;
    private final Clock clock;

    Answers(
            LinkStore links,
            AskStore asks,
            OpenRequests pending,
            CaretakerStore caretakers,
            StepStore steps,
            Recipients recipients,
            Reports reports,
            Records records,
            Places places,
            UpkeepRules upkeep,
            Clock clock) {
        this.links = links;
        this.asks = asks;
        this.pending = pending;
        this.caretakers = caretakers;
        this.steps = steps;
        this.recipients = recipients;
        this.reports = reports;
        this.records = records;
        this.places = places;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Opening open(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.find(network, one, Link.Purpose.CARE))
                .map(link -> opened(network, link))
                .orElseGet(Opening.Lost::new);
    }

    /// « Vos fiches à relire » — what letters asked of whoever proved, by signing in, that the address is hers.
    @Transactional(readOnly = true)
    List<Opening.Sheet> askedOf(Actor self) {
        var sheets = new LinkedHashMap<UUID, Opening.Sheet>();
        for (var link : live(self))
            if (opened(self.network().id(), link) instanceof Opening.Sheet sheet)
                sheets.putIfAbsent(sheet.ask().id(), sheet);
        return List.copyOf(sheets.values());
    }

    /// A link more to a sheet that she was asked about, as good as the one of the letter and as long.
    @Transactional
    Optional<Secret> linkTo(Actor self, UUID ask) {
        return live(self).stream()
                .filter(link -> link.ask().equals(Optional.of(ask)))
                .findFirst()
                .map(link -> {
                    var secret = Secret.random();
                    links.add(
                            self.network().id(),
                            secret,
                            Link.Purpose.CARE,
                            link.letter(),
                            link.person(),
                            link.ask(),
                            link.created(),
                            link.expires());
                    return secret;
                });
    }

    private List<Link> live(Actor self) {
        var network = self.network().id();
        return MailAddress.of(self.mail())
                .flatMap(mail -> caretakers.byMail(network, mail))
                .map(person -> links.live(network, person.id(), clock.instant()))
                .orElse(List.of());
    }

    /// « Tout est juste ».
    @Transactional
    Answering confirm(String network, Optional<Secret> secret, int seen, Words words) {
        return through(network, secret, (sheet, by) -> {
            var place = sheet.place();
            return switch (places.confirm(
                    network, place.code(), seen, new Voice.Caretaker(by, NAMELESS), asked(sheet, place))) {
                case Confirming.Done done ->
                    received(network, sheet, by, CareRequest.Outcome.CONFIRMED, Set.of(), words);
                case Confirming.Same same ->
                    received(network, sheet, by, CareRequest.Outcome.CONFIRMED, Set.of(), words);
                case Confirming.Overtaken(var now) -> new Answering.Overtaken(again(network, sheet, now));
                case Confirming.NotFound() -> new Answering.Closed(new Opening.Lost());
            };
        });
    }

    /// An answer speaks of what was asked; a sheet on which nothing was old is found right as a whole.
    private static Set<Field> asked(Opening.Sheet sheet, Place now) {
        return sheet.stale().isEmpty() ? now.sheet().values().keySet() : sheet.stale();
    }

    /// Corrects these fields, and finds the rest of what was asked right.
    @Transactional
    Answering correct(String network, Optional<Secret> secret, CorrectionForm form, Words words) {
        return through(network, secret, (sheet, by) -> {
            var voice = new Voice.Caretaker(by, NAMELESS);
            return switch (places.correct(network, sheet.place().code(), form.seen(), voice, form.values())) {
                case Correction.Corrected(var now) -> {
                    var changed = changed(sheet.place(), now);
                    confirmRest(network, sheet, now, voice, changed);
                    yield received(network, sheet, by, CareRequest.Outcome.CORRECTED, changed, words);
                }
                case Correction.Same(var same) -> {
                    confirmRest(network, sheet, same, voice, Set.of());
                    yield received(network, sheet, by, CareRequest.Outcome.CONFIRMED, Set.of(), words);
                }
                case Correction.Overtaken(var now) -> new Answering.Overtaken(again(network, sheet, now));
                case Correction.Refused(var values) -> new Answering.Refused(sheet, values);
                case Correction.NotFound() -> new Answering.Closed(new Opening.Lost());
            };
        });
    }

    /// « Ce lieu a fermé » — it leaves the lists at once; a coordinator looks at it.
    @Transactional
    Answering close(String network, Optional<Secret> secret, int seen, Words words) {
        return through(network, secret, (sheet, by) -> {
            var voice = new Voice.Caretaker(by, NAMELESS);
            return switch (places.close(network, sheet.place().code(), seen, voice, true)) {
                case Closing.Done done -> closed(network, sheet, by, words);
                case Closing.Same same -> closed(network, sheet, by, words);
                case Closing.Overtaken(var now) -> new Answering.Overtaken(again(network, sheet, now));
                case Closing.NotFound() -> new Answering.Closed(new Opening.Lost());
            };
        });
    }

    /// Locked, so that a link answered twice at once is answered once; first what was asked, as a round does that
    /// writes again and replaces the link.
    private Answering through(
            String network, Optional<Secret> secret, BiFunction<Opening.Sheet, UUID, Answering> answer) {
        secret.flatMap(one -> links.find(network, one, Link.Purpose.CARE))
                .flatMap(Link::ask)
                .ifPresent(ask -> asks.lock(network, ask));
        var link = secret.flatMap(one -> links.lock(network, one, Link.Purpose.CARE));
        if (link.isEmpty()) return new Answering.Closed(new Opening.Lost());
        var opening = opened(network, link.get());
        return opening instanceof Opening.Sheet sheet
                ? answer.apply(sheet, link.get().person())
                : new Answering.Closed(opening);
    }

    private Answering closed(String network, Opening.Sheet sheet, UUID by, Words words) {
        var answered = received(network, sheet, by, CareRequest.Outcome.CLOSED, Set.of(), words);
        pending.openHanded(network, sheet.place().id(), CareRequest.Handed.SAID_CLOSED, clock.instant());
        return answered;
    }

    /// « Ne plus m'écrire » — what became of it; said again it changes nothing.
    @Transactional
    boolean stop(String network, Optional<Secret> secret) {
        var now = clock.instant();
        var link = secret.flatMap(one -> links.lock(network, one, Link.Purpose.STOP))
                .filter(one -> one.expires().isAfter(now));
        link.ifPresent(one -> {
            links.used(network, secret.get(), now);
            caretakers.lock(network, one.person()).ifPresent(person -> {
                caretakers.silence(network, person.mail(), CaretakerStore.Silence.ASKED, now);
                var asked = asks.askedOf(network, person.id());
                var charged = caretakers.forget(network, person.id(), now);
                var all = new LinkedHashSet<>(charged);
                asked.forEach(ask -> all.add(ask.place()));
                for (var place : all) {
                    steps.append(
                            network,
                            Step.of(now, place, Step.Act.STOPPED, PlaceRelation.CARETAKER, Optional.of(person.id())));
                    recipients.lost(network, place, now);
                }
            });
        });
        return link.isPresent();
    }

    /// Whether a link to stop the letters is one, without using it.
    @Transactional(readOnly = true)
    boolean stops(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.find(network, one, Link.Purpose.STOP))
                .filter(one -> one.expires().isAfter(clock.instant()))
                .isPresent();
    }

    private Opening opened(String network, Link link) {
        if (!link.expires().isAfter(clock.instant())) return new Opening.Lost();
        var ask = link.ask().flatMap(id -> asks.byId(network, id));
        if (ask.isEmpty()) return new Opening.Lost();
        if (link.used()) return new Opening.Answered();
        if (link.replaced()) return new Opening.Replaced();
        // Whoever was forgotten, or wants no more letters, looks after nothing any more.
        var person = caretakers.byId(network, link.person());
        var place =
                places.find(network, List.of(ask.get().place())).get(ask.get().place());
        if (person.isEmpty() || place == null || !looksAfter(network, person.get(), place, link))
            return new Opening.Lost();
        return sheet(network, ask.get(), place);
    }

    /// Not who was withdrawn meanwhile, nor who was written to about a place that turned out to be two and looks after
    /// the other. An address that the sheet once gave is good, even if it gives another now.
    private boolean looksAfter(String network, Caretaker person, Place place, Link link) {
        var group = records.of(network, place.id());
        return switch (caretakers.charge(network, group, person.id(), link.created())) {
            case CURRENT -> true;
            case ENDED -> false;
            case NEVER ->
                places.history(network, place.id()).stream()
                        .flatMap(change -> change.fields().getOrDefault(Field.COURRIELS, Optional.empty()).stream())
                        .flatMap(said ->
                                Arrays.stream(said.toLowerCase(Locale.ROOT).split("\\|")))
                        .anyMatch(said -> said.strip().equals(person.mail().value()));
        };
    }

    private Opening.Sheet sheet(String network, CareRequest ask, Place place) {
        var freshness = Freshness.of(upkeep, places.provenance(network, place.id()), clock.instant());
        var stale = freshness.subjects().stream()
                .filter(Freshness.Subject::stale)
                .flatMap(subject -> subject.fields().stream())
                .map(Freshness.Aged::field)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
        return new Opening.Sheet(ask, place, stale, reports.waiting(network, records.of(network, place.id())));
    }

    private Opening.Sheet again(String network, Opening.Sheet before, Place now) {
        return sheet(network, before.ask(), now);
    }

    private void confirmRest(
            String network, Opening.Sheet sheet, Place now, Voice.Caretaker voice, Set<Field> changed) {
        var rest = new HashSet<>(asked(sheet, now));
        rest.removeAll(changed);
        places.confirm(network, now.code(), now.changes(), voice, rest);
    }

    private Answering received(
            String network,
            Opening.Sheet sheet,
            UUID by,
            CareRequest.Outcome outcome,
            Set<Field> changed,
            Words words) {
        var now = clock.instant();
        // The next letter is in the language that she answers in.
        caretakers.lang(network, by, words.lang());
        pending.answered(network, sheet.ask(), sheet.place().id(), outcome, now);
        for (var report : sheet.reports())
            reports.answer(network, report.id(), PlaceRelation.CARETAKER, by, words(report, outcome, changed, words));
        if (changed.stream().anyMatch(WHERE::contains))
            pending.openHanded(network, sheet.place().id(), CareRequest.Handed.MOVED, now);
        return new Answering.Received();
    }

    /// What the caretaker wrote; without a word of hers, what she did.
    private static String words(Report report, CareRequest.Outcome outcome, Set<Field> changed, Words words) {
        var typed = words.typed().getOrDefault(report.id(), "");
        if (!typed.isBlank()) return typed;
        var said = Messages.in(Locale.of(report.lang()));
        if (outcome == CareRequest.Outcome.CLOSED) return said.t("care.mail.answer.closed");
        if (changed.isEmpty()) return said.t("care.mail.answer.confirmed");
        return said.t(
                "care.mail.answer.corrected",
                changed.stream()
                        .map(field -> said.t("places.field." + field.column()))
                        .collect(Collectors.joining(", ")));
    }

    private static Set<Field> changed(Place before, Place after) {
        var changed = EnumSet.noneOf(Field.class);
        for (var field : Field.values())
            if (!before.sheet().get(field).equals(after.sheet().get(field))) changed.add(field);
        return changed;
    }
}
