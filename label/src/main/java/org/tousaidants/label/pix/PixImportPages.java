package org.tousaidants.label.pix;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.label.pix.PixPersonNameMatcher.PersonMatch;
import org.tousaidants.label.pix.PixPersonNameMatcher.PixMatchPerson;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.versions.PublishedRules;

/// « Niveaux Pix » — pages on which a coordinator imports a file, confirms its rows one by one, and searches
/// for a person.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PixImportPages {
    private static final int SHOWN = 20;
    private static final String FILE = "file";
    private static final String ROW = "ligne";
    private static final String NOBODY = "aucun";
    private static final String ANOTHER = "autre";

    /// The page of imports.
    ///
    /// @param asked search text
    /// @param people people whose name or address contains the search text
    record PixImportDeskView(Form form, List<ImportedPixFile> files, String asked, List<PixMatchPerson> people) {}

    record PixImportReviewView(Form form, PixResultImports.PixFileReview review, SkillGrid skills) {
        List<FormChoice> choices(PixResultImports.PendingPixRow waiting, Page page) {
            var choices = new ArrayList<FormChoice>();
            for (var person : PixPersonNameMatcher.people(waiting.match()))
                choices.add(FormChoice.of(person.helper().toString(), page.t("pix.row.is", person.name()))
                        .hint(page.t("pix.row.person", person.mail(), person.commune())));
            choices.add(FormChoice.of(ANOTHER, page.t("pix.row.another")));
            choices.add(FormChoice.of(NOBODY, page.t("pix.row.nobody")));
            return choices;
        }

        String about(PixResultImports.PendingPixRow waiting, Page page) {
            return page.t(
                    "pix.row.match."
                            + switch (waiting.match()) {
                                case PersonMatch.PersonMatchedByMail _ -> "mail";
                                case PersonMatch.PersonMatchedByName _ -> "name";
                                case PersonMatch.SeveralPeopleMatch _ -> "several";
                                case PersonMatch.NoPersonMatches _ -> "nobody";
                            },
                    waiting.row().line());
        }
    }

    private final PixResultImports imports;
    private final PublishedRules rules;

    PixImportPages(PixResultImports imports, PublishedRules rules) {
        this.imports = imports;
        this.rules = rules;
    }

    @GetMapping("/bureau/pix")
    View desk(SignedInPerson actor, @RequestParam(defaultValue = "") String qui) {
        return desk(actor, Form.filled(Map.of("qui", List.of(qui))));
    }

    private View desk(SignedInPerson actor, Form form) {
        var asked = form.value("qui").strip();
        var key = PixPersonNameMatcher.key(asked);
        var people = asked.isEmpty()
                ? List.<PixMatchPerson>of()
                : imports.people(actor).stream()
                        .filter(person -> !key.isEmpty()
                                        && List.of(PixPersonNameMatcher.key(person.name())
                                                        .split(" "))
                                                .containsAll(List.of(key.split(" ")))
                                || person.mail().equals(asked.toLowerCase(Locale.ROOT)))
                        .limit(SHOWN)
                        .toList();
        return View.of("label/pix/desk", new PixImportDeskView(form, imports.latest(actor, SHOWN), asked, people));
    }

    @PostMapping("/bureau/pix")
    View bring(
            SignedInPerson actor,
            Page page,
            Form form,
            @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty())
            return desk(actor, form.error(FILE, "pix.file.missing")).status(422);
        var kept = TemporaryFile.file(given.get()::transferTo);
        try {
            var name = Optional.ofNullable(given.get().getOriginalFilename())
                    .orElse("")
                    .replaceAll("\\p{Cc}", "")
                    .strip();
            return switch (imports.bring(actor, kept, name.isEmpty() ? "?" : name)) {
                case PixResultImports.PixImportResult.PixFileStored(var id) ->
                    View.redirect("/bureau/pix/fichiers/" + id);
                case PixResultImports.PixImportResult.PixImportNotAllowed() -> throw new NotFoundException();
                case PixResultImports.PixImportResult.PixFileRefused(var why) ->
                    desk(actor, said(form, why, page)).status(422);
            };
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static Form said(Form form, PixResultFile why, Page page) {
        return switch (why) {
            case PixResultFile.PixFileWithoutLevels(var which) ->
                form.error(FILE, "pix.refused." + EnumConstantName.low(which));
            case PixResultFile.PixColumnMissing(var column) -> form.error(FILE, "pix.refused.column", column);
            case PixResultFile.TooManyPixRows(var most) -> form.error(FILE, "pix.refused.many", most);
            case PixResultFile.UnreadablePixFile(var refused) ->
                form.error(FILE, "pix.refused.unreadable", refused.sentence(page.locale()));
            case PixResultFile.ParsedPixFile _ -> form;
        };
    }

    @GetMapping("/bureau/pix/fichiers/{id}")
    View review(
            SignedInPerson actor, @PathVariable String id, @RequestParam(name = "page", defaultValue = "1") String n) {
        var review = waiting(actor, id, n);
        var given = new LinkedHashMap<String, List<String>>();
        // A person is preselected if the address in the row belongs to their account; a name alone
        // preselects nobody.
        for (var waiting : review.rows())
            if (waiting.match() instanceof PersonMatch.PersonMatchedByMail(var person))
                given.put(field(waiting.row().line()), List.of(person.helper().toString()));
        return reviewed(Form.filled(given), review);
    }

    @PostMapping("/bureau/pix/fichiers/{id}")
    View decide(
            SignedInPerson actor,
            @PathVariable String id,
            @RequestParam(name = "page", defaultValue = "1") String n,
            Form form) {
        var choices = new ArrayList<PixResultImports.PixRowChoice>();
        for (var line : form.values(ROW)) {
            if (!line.matches("\\d{1,9}")) continue;
            var field = "ligne-" + line;
            switch (form.value(field)) {
                case "" -> {}
                case NOBODY -> choices.add(new PixResultImports.PixRowChoice(Long.parseLong(line), Optional.empty()));
                case ANOTHER ->
                    form.text("courriel-" + line)
                            .required("pix.row.mail.missing", line)
                            .as(MailAddress::of, "pix.row.mail.wrong", line)
                            .flatMap(mail -> imports.helperOf(actor, mail.value()))
                            .ifPresentOrElse(
                                    helper -> choices.add(new PixResultImports.PixRowChoice(
                                            Long.parseLong(line), Optional.of(helper))),
                                    () -> form.error("courriel-" + line, "pix.row.mail.unknown", line));
                default ->
                    FormValueParser.uuid(form.value(field))
                            .ifPresentOrElse(
                                    helper -> choices.add(new PixResultImports.PixRowChoice(
                                            Long.parseLong(line), Optional.of(helper))),
                                    () -> form.error(field, "web.error.choice"));
            }
        }
        var review = waiting(actor, id, n);
        if (choices.isEmpty() && !form.hasErrors() && !review.rows().isEmpty())
            form.error(field(review.rows().getFirst().row().line()), "pix.row.none");
        if (form.hasErrors()) return reviewed(form, review).status(422);
        return switch (imports.decide(actor, review.file().id(), choices)) {
            case PixResultImports.PixDecisionResult.PixDecisionDone() ->
                View.redirect("/bureau/pix/fichiers/" + review.file().id());
            case PixResultImports.PixDecisionResult.ConflictingPixLevels(var line) ->
                reviewed(form.error(field(line), "pix.row.other-levels", line), review)
                        .status(409);
            case PixResultImports.PixDecisionResult.PixHelperNotFound(var line) ->
                reviewed(form.error(field(line), "web.error.choice"), review).status(422);
            case PixResultImports.PixDecisionResult.OwnPixRowRefused(var line) ->
                reviewed(form.error(field(line), "pix.row.herself", line), review)
                        .status(403);
            case PixResultImports.PixDecisionResult.PixFileNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping("/bureau/pix/fichiers/{id}/abandon")
    View abandon(SignedInPerson actor, @PathVariable String id) {
        if (FormValueParser.uuid(id)
                .filter(file -> imports.abandon(actor, file))
                .isEmpty()) throw new NotFoundException();
        return View.redirect("/bureau/pix/fichiers/" + id);
    }

    static String field(long line) {
        return "ligne-" + line;
    }

    private PixResultImports.PixFileReview waiting(SignedInPerson actor, String id, String n) {
        var page = FormValueParser.number(n).orElse(1);
        return FormValueParser.uuid(id)
                .flatMap(file -> imports.review(actor, file, page))
                .orElseThrow(NotFoundException::new);
    }

    private View reviewed(Form form, PixResultImports.PixFileReview review) {
        var skills = rules.now().protocol().skills();
        return View.of("label/pix/review", new PixImportReviewView(form, review, skills));
    }

    @Bean
    static TaskSource pixTasks(PixResultImports imports) {
        return TaskSource.coordination(() -> Task.several(
                        imports.waiting(), TaskKind.LABEL, "pix.card.waiting", TaskActionLabel.OPEN, "/bureau/pix")
                .map(Task::later));
    }
}
