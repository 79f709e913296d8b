package org.tousaidants.places.upkeep;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.PlacePhotoForm;
import org.tousaidants.places.directory.PlacePhotos;
import org.tousaidants.places.directory.PlaceSheetRows;
import org.tousaidants.places.directory.SheetCorrectionForm;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OneClickForm;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Entretien de la fiche » — pages for a contact person of a place, who opens the link of a letter and needs no
/// account. Opening the link shows the content of the public page and changes nothing, because mail scanners open
/// links before people do.
@Controller
@PublicAccess
@RateLimit
class SheetCheckPages {
    private static final int SEEN_MOST = Integer.MAX_VALUE / 2;
    private static final int ANSWER_MAX = 2_000;

    /// The fields that a contact person can correct: fields that this person knows and that the public reads.
    static final List<Field> FIELDS = List.of(
            Field.NOM,
            Field.TELEPHONE,
            Field.COURRIELS,
            Field.SITE_WEB,
            Field.PRISE_RDV,
            Field.ADRESSE,
            Field.COMPLEMENT_ADRESSE,
            Field.CODE_POSTAL,
            Field.COMMUNE,
            Field.HORAIRES,
            Field.SERVICES,
            Field.FRAIS,
            Field.ACCES,
            Field.ACCOMPAGNEMENT,
            Field.REPARATION,
            Field.PRISE_EN_CHARGE,
            Field.LIEU_CALME,
            Field.PRESENTATION_RESUME);

    /// The sheet opened by a link; `overtaken` tells whether another person changed the sheet after the page was
    /// opened.
    record SheetCheckView(
            String secret,
            UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet,
            List<PlaceSheetRows.PlaceFieldRow> lines,
            Form form,
            boolean overtaken) {
        boolean stale(Field field) {
            return sheet.stale().contains(field)
                    || field == Field.HORAIRES && sheet.stale().contains(Field.HORAIRES_TEXTE);
        }

        Map<Field, String> hints(Page page) {
            var hints = new LinkedHashMap<Field, String>();
            for (var field : FIELDS) if (stale(field)) hints.put(field, page.t("care.sheet.check"));
            return hints;
        }

        static String topic(SheetErrorReport report) {
            return "care.report.topic." + EnumConstantName.low(report.topic());
        }

        static String words(SheetErrorReport report) {
            return "answer-" + report.id();
        }
    }

    /// The page for a link that is not valid; `why` is the end of the message key of the reason.
    record InvalidLinkView(String why) {}

    private final UpkeepLetterLinks links;
    private final CaretakerAnswers answers;
    private final UpkeepLetterUnsubscription stop;
    private final PlacePhotos photos;

    SheetCheckPages(
            UpkeepLetterLinks links, CaretakerAnswers answers, UpkeepLetterUnsubscription stop, PlacePhotos photos) {
        this.links = links;
        this.answers = answers;
        this.stop = stop;
        this.photos = photos;
    }

    @GetMapping("/entretien/{secret}")
    View sheet(@PathVariable String secret, Page page) {
        return switch (links.open(SecretToken.of(secret))) {
            case UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet ->
                shown("places/upkeep/sheet", secret, sheet, Form.empty(), false, page);
            case UpkeepLetterLinks.LetterLinkContent other -> shut(other);
        };
    }

    @GetMapping("/entretien/{secret}/correction")
    View correction(@PathVariable String secret, Page page) {
        return switch (links.open(SecretToken.of(secret))) {
            case UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet ->
                shown("places/upkeep/correct", secret, sheet, SheetCorrectionForm.of(sheet.place()), false, page);
            case UpkeepLetterLinks.LetterLinkContent other -> shut(other);
        };
    }

    @GetMapping("/entretien/{secret}/fermeture")
    View closing(@PathVariable String secret, Page page) {
        return switch (links.open(SecretToken.of(secret))) {
            case UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet ->
                shown("places/upkeep/close", secret, sheet, Form.empty(), false, page);
            case UpkeepLetterLinks.LetterLinkContent other -> shut(other);
        };
    }

    @PostMapping("/entretien/{secret}/fermetures")
    View close(@PathVariable String secret, Form form, Page page) {
        var opening = links.open(SecretToken.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet)) return shut(opening);
        var seen = form.text("seen").integer(1, SEEN_MOST);
        var words = words(form, sheet, page);
        if (form.hasErrors() || seen.isEmpty())
            return shown("places/upkeep/close", secret, sheet, form, false, page)
                    .status(422);
        return answered(
                "places/upkeep/close", secret, form, answers.close(SecretToken.of(secret), seen.get(), words), page);
    }

    @GetMapping("/entretien/merci")
    View thanks() {
        return View.of("places/upkeep/thanks").atASecret();
    }

    @PostMapping("/entretien/{secret}/confirmations")
    View confirm(@PathVariable String secret, Form form, Page page) {
        var opening = links.open(SecretToken.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet)) return shut(opening);
        var seen = form.text("seen").integer(1, SEEN_MOST);
        var words = words(form, sheet, page);
        if (form.hasErrors() || seen.isEmpty())
            return shown("places/upkeep/sheet", secret, sheet, form, false, page)
                    .status(422);
        return answered(
                "places/upkeep/sheet", secret, form, answers.confirm(SecretToken.of(secret), seen.get(), words), page);
    }

    @PostMapping("/entretien/{secret}/corrections")
    View correct(@PathVariable String secret, Form form, Page page) {
        var opening = links.open(SecretToken.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet)) return shut(opening);
        var words = words(form, sheet, page);
        var parsed = SheetCorrectionForm.parse(form, FIELDS, sheet.place());
        if (parsed.isEmpty())
            return shown("places/upkeep/correct", secret, sheet, form, false, page)
                    .status(422);
        return answered(
                "places/upkeep/correct",
                secret,
                form,
                answers.correct(SecretToken.of(secret), parsed.get(), words),
                page);
    }

    /// Stores a picture. The link stays valid, because the question about the sheet has not been answered yet.
    @PostMapping("/entretien/{secret}/photos")
    View photo(
            @PathVariable String secret,
            Form form,
            @RequestParam(name = "file", required = false) Optional<MultipartFile> file,
            Page page)
            throws IOException {
        var opening = links.open(SecretToken.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet)) return shut(opening);
        if (!PlacePhotoForm.given(photos, sheet.place().id(), form, file))
            return shown("places/upkeep/sheet", secret, sheet, form, false, page)
                    .status(422);
        return View.redirect("/entretien/merci");
    }

    @GetMapping("/entretien/arret/{secret}")
    View stopping(@PathVariable String secret) {
        if (!stop.holds(SecretToken.of(secret)))
            return shut(new UpkeepLetterLinks.LetterLinkContent.LetterLinkInvalid());
        return View.of("places/upkeep/stop", secret).atASecret();
    }

    @OneClickForm
    @PostMapping("/entretien/arret/{secret}")
    View stop(@PathVariable String secret) {
        if (!stop.stop(SecretToken.of(secret)))
            return shut(new UpkeepLetterLinks.LetterLinkContent.LetterLinkInvalid());
        return View.of("places/upkeep/stopped").atASecret();
    }

    private View answered(
            String template, String secret, Form form, CaretakerAnswers.CaretakerAnswerResult answering, Page page) {
        return switch (answering) {
            case CaretakerAnswers.CaretakerAnswerResult.AnswerReceived() -> View.redirect("/entretien/merci");
            case CaretakerAnswers.CaretakerAnswerResult.AnswerOvertaken(var now) ->
                shown(template, secret, now, form, true, page).status(409);
            case CaretakerAnswers.CaretakerAnswerResult.InvalidAnswerValues(var sheet, var values) -> {
                values.keySet().forEach(field -> form.error(field.column(), "web.error.choice"));
                yield shown(template, secret, sheet, form, false, page).status(422);
            }
            case CaretakerAnswers.CaretakerAnswerResult.AnswerLinkClosed(var why) -> shut(why);
        };
    }

    /// Only reports about the sheet of this link are read; other ids in the form are ignored.
    private static CaretakerAnswers.AnswerTexts words(
            Form form, UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet, Page page) {
        var words = new LinkedHashMap<UUID, String>();
        for (var report : sheet.reports())
            form.text(SheetCheckView.words(report))
                    .max(ANSWER_MAX)
                    .optional()
                    .ifPresent(typed -> words.put(report.id(), typed));
        return new CaretakerAnswers.AnswerTexts(words, page.lang());
    }

    private View shown(
            String template,
            String secret,
            UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet,
            Form form,
            boolean overtaken,
            Page page) {
        return View.of(
                        template,
                        new SheetCheckView(secret, sheet, PlaceSheetRows.of(sheet.place(), page), form, overtaken))
                .atASecret();
    }

    private static View shut(UpkeepLetterLinks.LetterLinkContent why) {
        return View.of(
                        "places/upkeep/shut",
                        new InvalidLinkView(
                                switch (why) {
                                    case UpkeepLetterLinks.LetterLinkContent.SheetToCheck sheet -> "lost";
                                    case UpkeepLetterLinks.LetterLinkContent.SheetAlreadyAnswered() -> "answered";
                                    case UpkeepLetterLinks.LetterLinkContent.LetterLinkReplaced() -> "replaced";
                                    case UpkeepLetterLinks.LetterLinkContent.LetterLinkInvalid() -> "lost";
                                }))
                .atASecret()
                .status(410);
    }
}
