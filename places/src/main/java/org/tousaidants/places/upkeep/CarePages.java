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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.directory.CorrectionForm;
import org.tousaidants.places.directory.PhotoForm;
import org.tousaidants.places.directory.Photos;
import org.tousaidants.places.directory.PlaceContentRows;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OneClickForm;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Entretien de la fiche » — for a caretaker who comes by the link of a letter, without an account. Opening the
/// link shows the content of the public page and changes nothing, since mail scanners open
/// links before people do.
@Controller
@PublicAccess
@RateLimit
class CarePages {
    private static final int SEEN_MOST = Integer.MAX_VALUE / 2;
    private static final int ANSWER_MAX = 2_000;

    /// The fields that a caretaker corrects: those they know and the public reads.
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

    /// The sheet behind a link; `overtaken` when another person changed it since the page was opened.
    record CareView(
            String secret,
            UpkeepLetterLinks.Opening.Sheet sheet,
            List<PlaceContentRows.FieldRow> lines,
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

        static String topic(Report report) {
            return "care.report.topic." + ConstantName.low(report.topic());
        }

        static String words(Report report) {
            return "answer-" + report.id();
        }
    }

    /// The reason why a link is not valid: the end of a key.
    record Shut(String why) {}

    private final UpkeepLetterLinks links;
    private final CaretakerAnswers answers;
    private final LetterUnsubscription stop;
    private final Photos photos;

    CarePages(UpkeepLetterLinks links, CaretakerAnswers answers, LetterUnsubscription stop, Photos photos) {
        this.links = links;
        this.answers = answers;
        this.stop = stop;
        this.photos = photos;
    }

    @GetMapping("/entretien/{secret}")
    View sheet(@PathVariable String secret, Page page) {
        return switch (links.open(Secret.of(secret))) {
            case UpkeepLetterLinks.Opening.Sheet sheet ->
                shown("places/upkeep/sheet", secret, sheet, Form.empty(), false, page);
            case UpkeepLetterLinks.Opening other -> shut(other);
        };
    }

    @GetMapping("/entretien/{secret}/correction")
    View correction(@PathVariable String secret, Page page) {
        return switch (links.open(Secret.of(secret))) {
            case UpkeepLetterLinks.Opening.Sheet sheet ->
                shown("places/upkeep/correct", secret, sheet, CorrectionForm.of(sheet.place()), false, page);
            case UpkeepLetterLinks.Opening other -> shut(other);
        };
    }

    @GetMapping("/entretien/{secret}/fermeture")
    View closing(@PathVariable String secret, Page page) {
        return switch (links.open(Secret.of(secret))) {
            case UpkeepLetterLinks.Opening.Sheet sheet ->
                shown("places/upkeep/close", secret, sheet, Form.empty(), false, page);
            case UpkeepLetterLinks.Opening other -> shut(other);
        };
    }

    @PostMapping("/entretien/{secret}/fermetures")
    View close(@PathVariable String secret, Form form, Page page) {
        var opening = links.open(Secret.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.Opening.Sheet sheet)) return shut(opening);
        var seen = form.text("seen").integer(1, SEEN_MOST);
        var words = words(form, sheet, page);
        if (form.hasErrors() || seen.isEmpty())
            return shown("places/upkeep/close", secret, sheet, form, false, page)
                    .status(422);
        return answered("places/upkeep/close", secret, form, answers.close(Secret.of(secret), seen.get(), words), page);
    }

    @GetMapping("/entretien/merci")
    View thanks() {
        return View.of("places/upkeep/thanks").atASecret();
    }

    @PostMapping("/entretien/{secret}/confirmations")
    View confirm(@PathVariable String secret, Form form, Page page) {
        var opening = links.open(Secret.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.Opening.Sheet sheet)) return shut(opening);
        var seen = form.text("seen").integer(1, SEEN_MOST);
        var words = words(form, sheet, page);
        if (form.hasErrors() || seen.isEmpty())
            return shown("places/upkeep/sheet", secret, sheet, form, false, page)
                    .status(422);
        return answered(
                "places/upkeep/sheet", secret, form, answers.confirm(Secret.of(secret), seen.get(), words), page);
    }

    @PostMapping("/entretien/{secret}/corrections")
    View correct(@PathVariable String secret, Form form, Page page) {
        var opening = links.open(Secret.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.Opening.Sheet sheet)) return shut(opening);
        var words = words(form, sheet, page);
        var parsed = CorrectionForm.parse(form, FIELDS, sheet.place());
        if (parsed.isEmpty())
            return shown("places/upkeep/correct", secret, sheet, form, false, page)
                    .status(422);
        return answered(
                "places/upkeep/correct", secret, form, answers.correct(Secret.of(secret), parsed.get(), words), page);
    }

    /// The link stays valid, because the question about the sheet has no answer yet.
    @PostMapping("/entretien/{secret}/photos")
    View photo(
            @PathVariable String secret,
            Form form,
            @RequestParam(name = "file", required = false) Optional<MultipartFile> file,
            Page page)
            throws IOException {
        var opening = links.open(Secret.of(secret));
        if (!(opening instanceof UpkeepLetterLinks.Opening.Sheet sheet)) return shut(opening);
        if (!PhotoForm.given(photos, sheet.place().id(), form, file))
            return shown("places/upkeep/sheet", secret, sheet, form, false, page)
                    .status(422);
        return View.redirect("/entretien/merci");
    }

    @GetMapping("/entretien/arret/{secret}")
    View stopping(@PathVariable String secret) {
        if (!stop.holds(Secret.of(secret))) return shut(new UpkeepLetterLinks.Opening.Lost());
        return View.of("places/upkeep/stop", secret).atASecret();
    }

    @OneClickForm
    @PostMapping("/entretien/arret/{secret}")
    View stop(@PathVariable String secret) {
        if (!stop.stop(Secret.of(secret))) return shut(new UpkeepLetterLinks.Opening.Lost());
        return View.of("places/upkeep/stopped").atASecret();
    }

    private View answered(String template, String secret, Form form, CaretakerAnswers.Answering answering, Page page) {
        return switch (answering) {
            case CaretakerAnswers.Answering.Received() -> View.redirect("/entretien/merci");
            case CaretakerAnswers.Answering.Overtaken(var now) ->
                shown(template, secret, now, form, true, page).status(409);
            case CaretakerAnswers.Answering.Invalid(var sheet, var values) -> {
                values.keySet().forEach(field -> form.error(field.column(), "web.error.choice"));
                yield shown(template, secret, sheet, form, false, page).status(422);
            }
            case CaretakerAnswers.Answering.Closed(var why) -> shut(why);
        };
    }

    /// Only reports of the sheet that the link opens are read; other ids of the form are ignored.
    private static CaretakerAnswers.Words words(Form form, UpkeepLetterLinks.Opening.Sheet sheet, Page page) {
        var words = new LinkedHashMap<UUID, String>();
        for (var report : sheet.reports())
            form.text(CareView.words(report))
                    .max(ANSWER_MAX)
                    .optional()
                    .ifPresent(typed -> words.put(report.id(), typed));
        return new CaretakerAnswers.Words(words, page.lang());
    }

    private View shown(
            String template,
            String secret,
            UpkeepLetterLinks.Opening.Sheet sheet,
            Form form,
            boolean overtaken,
            Page page) {
        return View.of(template, new CareView(secret, sheet, PlaceContentRows.of(sheet.place(), page), form, overtaken))
                .atASecret();
    }

    private static View shut(UpkeepLetterLinks.Opening why) {
        return View.of(
                        "places/upkeep/shut",
                        new Shut(
                                switch (why) {
                                    case UpkeepLetterLinks.Opening.Sheet sheet -> "lost";
                                    case UpkeepLetterLinks.Opening.Answered() -> "answered";
                                    case UpkeepLetterLinks.Opening.Replaced() -> "replaced";
                                    case UpkeepLetterLinks.Opening.Lost() -> "lost";
                                }))
                .atASecret()
                .status(410);
    }
}
