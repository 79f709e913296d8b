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
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceClosingResult;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SheetConfirmationResult;
import org.tousaidants.places.directory.SheetCorrectionForm;
import org.tousaidants.places.directory.SheetCorrectionResult;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.upkeep.UpkeepLetterLinks.LetterLinkContent;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.web.Messages;

/// « Réponses » — processes the answer of a contact person (a person who is asked whether a sheet is correct), given
/// through the link of a letter. A link opens one sheet and accepts one answer.
@Service
class CaretakerAnswers {
    /// The texts typed next to the button: an answer to each report, by the id of the report; `lang` is the
    /// language of the page.
    record AnswerTexts(Map<UUID, String> typed, String lang) {}

    /// The result of processing an answer.
    sealed interface CaretakerAnswerResult {
        record AnswerReceived() implements CaretakerAnswerResult {}

        /// Nothing was stored, because the place has changed; `now` contains the current values.
        record AnswerOvertaken(LetterLinkContent.SheetToCheck now) implements CaretakerAnswerResult {}

        record InvalidAnswerValues(LetterLinkContent.SheetToCheck sheet, Map<Field, String> values)
                implements CaretakerAnswerResult {}

        /// Nothing was stored, because the link opens no sheet; `why` is the reason.
        record AnswerLinkClosed(LetterLinkContent why) implements CaretakerAnswerResult {}
    }

    /// The history names a contact person only by an id, so that the row with the name can be deleted.
    private static final String NAMELESS = "responsable de la fiche";

    private static final Set<Field> WHERE =
            EnumSet.of(Field.ADRESSE, Field.COMPLEMENT_ADRESSE, Field.CODE_POSTAL, Field.COMMUNE);

    private final UpkeepLetterLinks links;
    private final SheetCheckRequestTracker requestTracker;
    private final PlaceCaretakerStore caretakers;
    private final SheetErrorReports reports;
    private final Places places;
    private final Clock clock;

    CaretakerAnswers(
            UpkeepLetterLinks links,
            SheetCheckRequestTracker requestTracker,
            PlaceCaretakerStore caretakers,
            SheetErrorReports reports,
            Places places,
            Clock clock) {
        this.links = links;
        this.requestTracker = requestTracker;
        this.caretakers = caretakers;
        this.reports = reports;
        this.places = places;
        this.clock = clock;
    }

    /// « Tout est juste » — records a contact person's answer that the sheet is correct.
    ///
    /// @param secret secret of the link
    /// @param seen number of changes of the place when the page was opened
    /// @param words texts typed next to the button
    @Transactional
    CaretakerAnswerResult confirm(Optional<SecretToken> secret, int seen, AnswerTexts words) {
        return through(secret, (sheet, by) -> {
            var place = sheet.place();
            return switch (places.confirm(
                    place.code(), seen, new ValueStatementSource.CaretakerSource(by, NAMELESS), asked(sheet, place))) {
                case SheetConfirmationResult.SheetConfirmed done ->
                    received(sheet, by, SheetCheckRequest.CheckRequestOutcome.CONFIRMED, Set.of(), words);
                case SheetConfirmationResult.SheetAlreadyConfirmed same ->
                    received(sheet, by, SheetCheckRequest.CheckRequestOutcome.CONFIRMED, Set.of(), words);
                case SheetConfirmationResult.ConfirmationOvertaken(var now) ->
                    new CaretakerAnswerResult.AnswerOvertaken(again(sheet, now));
                case SheetConfirmationResult.PlaceToConfirmNotFound() ->
                    new CaretakerAnswerResult.AnswerLinkClosed(new LetterLinkContent.LetterLinkInvalid());
            };
        });
    }

    /// Returns the fields that an answer confirms: the fields about which the letter asked. If it asked about no
    /// outdated part of the sheet, all fields of the sheet.
    private static Set<Field> asked(LetterLinkContent.SheetToCheck sheet, Place now) {
        return sheet.stale().isEmpty() ? now.sheet().values().keySet() : sheet.stale();
    }

    /// Stores corrections of these fields, and confirms the other fields about which the letter asked.
    ///
    /// @param secret secret of the link
    /// @param form the corrections
    /// @param words texts typed next to the button
    @Transactional
    CaretakerAnswerResult correct(Optional<SecretToken> secret, SheetCorrectionForm form, AnswerTexts words) {
        return through(secret, (sheet, by) -> {
            var voice = new ValueStatementSource.CaretakerSource(by, NAMELESS);
            return switch (places.correct(sheet.place().code(), form.seen(), voice, form.values())) {
                case SheetCorrectionResult.SheetCorrected(var now) -> {
                    var changed = changed(sheet.place(), now);
                    confirmRest(sheet, now, voice, changed);
                    yield received(sheet, by, SheetCheckRequest.CheckRequestOutcome.CORRECTED, changed, words);
                }
                case SheetCorrectionResult.SheetUnchanged(var same) -> {
                    confirmRest(sheet, same, voice, Set.of());
                    yield received(sheet, by, SheetCheckRequest.CheckRequestOutcome.CONFIRMED, Set.of(), words);
                }
                case SheetCorrectionResult.CorrectionOvertaken(var now) ->
                    new CaretakerAnswerResult.AnswerOvertaken(again(sheet, now));
                case SheetCorrectionResult.InvalidSheetValues(var values) ->
                    new CaretakerAnswerResult.InvalidAnswerValues(sheet, values);
                case SheetCorrectionResult.PlaceToCorrectNotFound() ->
                    new CaretakerAnswerResult.AnswerLinkClosed(new LetterLinkContent.LetterLinkInvalid());
            };
        });
    }

    /// « Ce lieu a fermé » — closes the place, so that lists no longer show it. A coordinator then checks
    /// whether the place has really closed.
    ///
    /// @param secret secret of the link
    /// @param seen number of changes of the place when the page was opened
    /// @param words texts typed next to the button
    @Transactional
    CaretakerAnswerResult close(Optional<SecretToken> secret, int seen, AnswerTexts words) {
        return through(secret, (sheet, by) -> {
            var voice = new ValueStatementSource.CaretakerSource(by, NAMELESS);
            return switch (places.close(sheet.place().code(), seen, voice, true)) {
                case PlaceClosingResult.ClosingDone done -> closed(sheet, by, words);
                case PlaceClosingResult.PlaceAlreadyClosed same -> closed(sheet, by, words);
                case PlaceClosingResult.ClosingOvertaken(var now) ->
                    new CaretakerAnswerResult.AnswerOvertaken(again(sheet, now));
                case PlaceClosingResult.PlaceToCloseNotFound() ->
                    new CaretakerAnswerResult.AnswerLinkClosed(new LetterLinkContent.LetterLinkInvalid());
            };
        });
    }

    private CaretakerAnswerResult through(
            Optional<SecretToken> secret,
            BiFunction<LetterLinkContent.SheetToCheck, UUID, CaretakerAnswerResult> answer) {
        var held = links.hold(secret);
        var opening = links.opened(held);
        return opening instanceof LetterLinkContent.SheetToCheck sheet
                ? answer.apply(sheet, held.valid().flatMap(SecretLink::person).orElseThrow())
                : new CaretakerAnswerResult.AnswerLinkClosed(opening);
    }

    private CaretakerAnswerResult closed(LetterLinkContent.SheetToCheck sheet, UUID by, AnswerTexts words) {
        var answered = received(sheet, by, SheetCheckRequest.CheckRequestOutcome.CLOSED, Set.of(), words);
        requestTracker.openHanded(
                sheet.place().id(), SheetCheckRequest.HandedToCoordinatorReason.SAID_CLOSED, clock.instant());
        return answered;
    }

    private LetterLinkContent.SheetToCheck again(LetterLinkContent.SheetToCheck before, Place now) {
        return links.sheet(before.ask(), now);
    }

    private void confirmRest(
            LetterLinkContent.SheetToCheck sheet,
            Place now,
            ValueStatementSource.CaretakerSource voice,
            Set<Field> changed) {
        var rest = new HashSet<>(asked(sheet, now));
        rest.removeAll(changed);
        places.confirm(now.code(), now.changes(), voice, rest);
    }

    private CaretakerAnswerResult received(
            LetterLinkContent.SheetToCheck sheet,
            UUID by,
            SheetCheckRequest.CheckRequestOutcome outcome,
            Set<Field> changed,
            AnswerTexts words) {
        var now = clock.instant();
        // The person prefers the language of this answer, so the next letter is written in it.
        caretakers.lang(by, words.lang());
        requestTracker.answered(sheet.ask(), sheet.place().id(), outcome, now);
        for (var report : sheet.reports())
            reports.answer(report.id(), PersonPlaceRelation.CARETAKER, by, words(report, outcome, changed, words));
        if (changed.stream().anyMatch(WHERE::contains))
            requestTracker.openHanded(sheet.place().id(), SheetCheckRequest.HandedToCoordinatorReason.MOVED, now);
        return new CaretakerAnswerResult.AnswerReceived();
    }

    /// Returns the text that the contact person typed next to the button. Without such a text, returns a
    /// sentence about the action, such as a confirmation.
    private static String words(
            SheetErrorReport report,
            SheetCheckRequest.CheckRequestOutcome outcome,
            Set<Field> changed,
            AnswerTexts words) {
        var typed = words.typed().getOrDefault(report.id(), "");
        if (!typed.isBlank()) return typed;
        var messages = Messages.in(report.lang());
        if (outcome == SheetCheckRequest.CheckRequestOutcome.CLOSED) return messages.t("care.mail.answer.closed");
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
