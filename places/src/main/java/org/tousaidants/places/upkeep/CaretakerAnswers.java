package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.ClosingResult;
import org.tousaidants.places.directory.ConfirmationResult;
import org.tousaidants.places.directory.CorrectionForm;
import org.tousaidants.places.directory.CorrectionResult;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.StatementSource;
import org.tousaidants.places.upkeep.UpkeepLetterLinks.Opening;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.web.Messages;

/// « Réponses » — a caretaker's answers by the link of a letter: a link opens one sheet and takes one answer.
@Service
class CaretakerAnswers {
    /// The texts typed beside the button: an answer to each report, by its id; and the language of the page.
    record Words(Map<UUID, String> typed, String lang) {}

    /// The result of an answer.
    sealed interface Answering {
        record Received() implements Answering {}

        /// Nothing was written: these are the current values.
        record Overtaken(Opening.Sheet now) implements Answering {}

        record Invalid(Opening.Sheet sheet, Map<Field, String> values) implements Answering {}

        /// The link opens no sheet.
        record Closed(Opening why) implements Answering {}
    }

    /// In the history a caretaker is an id, so that the row with the name can be deleted.
    private static final String NAMELESS = "responsable de la fiche";

    private static final Set<Field> WHERE =
            EnumSet.of(Field.ADRESSE, Field.COMPLEMENT_ADRESSE, Field.CODE_POSTAL, Field.COMMUNE);

    private final UpkeepLetterLinks links;
    private final UpkeepRequestTracker requestTracker;
    private final CaretakerStore caretakers;
    private final Reports reports;
    private final Places places;
    private final Clock clock;

    CaretakerAnswers(
            UpkeepLetterLinks links,
            UpkeepRequestTracker requestTracker,
            CaretakerStore caretakers,
            Reports reports,
            Places places,
            Clock clock) {
        this.links = links;
        this.requestTracker = requestTracker;
        this.caretakers = caretakers;
        this.reports = reports;
        this.places = places;
        this.clock = clock;
    }

    /// « Tout est juste ».
    @Transactional
    Answering confirm(Optional<Secret> secret, int seen, Words words) {
        return through(secret, (sheet, by) -> {
            var place = sheet.place();
            return switch (places.confirm(
                    place.code(), seen, new StatementSource.Caretaker(by, NAMELESS), asked(sheet, place))) {
                case ConfirmationResult.Done done ->
                    received(sheet, by, CareRequest.Outcome.CONFIRMED, Set.of(), words);
                case ConfirmationResult.Unchanged same ->
                    received(sheet, by, CareRequest.Outcome.CONFIRMED, Set.of(), words);
                case ConfirmationResult.Overtaken(var now) -> new Answering.Overtaken(again(sheet, now));
                case ConfirmationResult.NotFound() -> new Answering.Closed(new Opening.Lost());
            };
        });
    }

    /// An answer covers the questions asked; a sheet without stale subjects is confirmed as a whole.
    private static Set<Field> asked(Opening.Sheet sheet, Place now) {
        return sheet.stale().isEmpty() ? now.sheet().values().keySet() : sheet.stale();
    }

    /// Corrects these fields, and confirms the others that were asked about.
    @Transactional
    Answering correct(Optional<Secret> secret, CorrectionForm form, Words words) {
        return through(secret, (sheet, by) -> {
            var voice = new StatementSource.Caretaker(by, NAMELESS);
            return switch (places.correct(sheet.place().code(), form.seen(), voice, form.values())) {
                case CorrectionResult.Corrected(var now) -> {
                    var changed = changed(sheet.place(), now);
                    confirmRest(sheet, now, voice, changed);
                    yield received(sheet, by, CareRequest.Outcome.CORRECTED, changed, words);
                }
                case CorrectionResult.Unchanged(var same) -> {
                    confirmRest(sheet, same, voice, Set.of());
                    yield received(sheet, by, CareRequest.Outcome.CONFIRMED, Set.of(), words);
                }
                case CorrectionResult.Overtaken(var now) -> new Answering.Overtaken(again(sheet, now));
                case CorrectionResult.Invalid(var values) -> new Answering.Invalid(sheet, values);
                case CorrectionResult.NotFound() -> new Answering.Closed(new Opening.Lost());
            };
        });
    }

    /// « Ce lieu a fermé » — it leaves the lists at once; a coordinator checks it.
    @Transactional
    Answering close(Optional<Secret> secret, int seen, Words words) {
        return through(secret, (sheet, by) -> {
            var voice = new StatementSource.Caretaker(by, NAMELESS);
            return switch (places.close(sheet.place().code(), seen, voice, true)) {
                case ClosingResult.Done done -> closed(sheet, by, words);
                case ClosingResult.Unchanged same -> closed(sheet, by, words);
                case ClosingResult.Overtaken(var now) -> new Answering.Overtaken(again(sheet, now));
                case ClosingResult.NotFound() -> new Answering.Closed(new Opening.Lost());
            };
        });
    }

    private Answering through(Optional<Secret> secret, BiFunction<Opening.Sheet, UUID, Answering> answer) {
        var held = links.hold(secret);
        var opening = links.opened(held);
        return opening instanceof Opening.Sheet sheet
                ? answer.apply(sheet, held.valid().flatMap(Link::person).orElseThrow())
                : new Answering.Closed(opening);
    }

    private Answering closed(Opening.Sheet sheet, UUID by, Words words) {
        var answered = received(sheet, by, CareRequest.Outcome.CLOSED, Set.of(), words);
        requestTracker.openHanded(sheet.place().id(), CareRequest.Handed.SAID_CLOSED, clock.instant());
        return answered;
    }

    private Opening.Sheet again(Opening.Sheet before, Place now) {
        return links.sheet(before.ask(), now);
    }

    private void confirmRest(Opening.Sheet sheet, Place now, StatementSource.Caretaker voice, Set<Field> changed) {
        var rest = new HashSet<>(asked(sheet, now));
        rest.removeAll(changed);
        places.confirm(now.code(), now.changes(), voice, rest);
    }

    private Answering received(
            Opening.Sheet sheet, UUID by, CareRequest.Outcome outcome, Set<Field> changed, Words words) {
        var now = clock.instant();
        // The next letter is in the language of the answer.
        caretakers.lang(by, words.lang());
        requestTracker.answered(sheet.ask(), sheet.place().id(), outcome, now);
        for (var report : sheet.reports())
            reports.answer(report.id(), PlaceRelation.CARETAKER, by, words(report, outcome, changed, words));
        if (changed.stream().anyMatch(WHERE::contains))
            requestTracker.openHanded(sheet.place().id(), CareRequest.Handed.MOVED, now);
        return new Answering.Received();
    }

    /// The caretaker's text; without one, their act.
    private static String words(Report report, CareRequest.Outcome outcome, Set<Field> changed, Words words) {
        var typed = words.typed().getOrDefault(report.id(), "");
        if (!typed.isBlank()) return typed;
        var messages = Messages.in(report.lang());
        if (outcome == CareRequest.Outcome.CLOSED) return messages.t("care.mail.answer.closed");
        if (changed.isEmpty()) return messages.t("care.mail.answer.confirmed");
        return messages.t(
                "care.mail.answer.corrected",
                changed.stream()
                        .map(field -> messages.t("places.field." + field.column()))
                        .collect(Collectors.joining(", ")));
    }

    private static Set<Field> changed(Place before, Place after) {
        var changed = EnumSet.noneOf(Field.class);
        for (var field : Field.values())
            if (!before.sheet().get(field).equals(after.sheet().get(field))) changed.add(field);
        return changed;
    }
}
