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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.label.pix.PersonNameMatcher.Match;
import org.tousaidants.label.pix.PersonNameMatcher.Person;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
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

    /// @param people those whose name or address contains the search text
    record PixDeskView(Form form, List<ImportedPixFile> files, String asked, List<Person> people) {}

    record Reviewed(Form form, PixImports.Review review, SkillGrid skills) {
        List<Choice> choices(PixImports.PendingRow waiting, Page page) {
            var choices = new ArrayList<Choice>();
            for (var person : PersonNameMatcher.people(waiting.match()))
                choices.add(Choice.of(person.helper().toString(), page.t("pix.row.is", person.name()))
                        .hint(page.t("pix.row.person", person.mail(), person.commune())));
            choices.add(Choice.of(ANOTHER, page.t("pix.row.another")));
            choices.add(Choice.of(NOBODY, page.t("pix.row.nobody")));
            return choices;
        }

        String about(PixImports.PendingRow waiting, Page page) {
            return page.t(
                    "pix.row.match."
                            + switch (waiting.match()) {
                                case Match.ByMail _ -> "mail";
                                case Match.ByName _ -> "name";
                                case Match.Several _ -> "several";
                                case Match.Nobody _ -> "nobody";
                            },
                    waiting.row().line());
        }
    }

    private final PixImports imports;
    private final PublishedRules rules;

    PixImportPages(PixImports imports, PublishedRules rules) {
        this.imports = imports;
        this.rules = rules;
    }

    @GetMapping("/bureau/pix")
    View desk(Actor actor, @RequestParam(defaultValue = "") String qui) {
        return desk(actor, Form.filled(Map.of("qui", List.of(qui))));
    }

    private View desk(Actor actor, Form form) {
        var asked = form.value("qui").strip();
        var key = PersonNameMatcher.key(asked);
        var people = asked.isEmpty()
                ? List.<Person>of()
                : imports.people(actor).stream()
                        .filter(person -> !key.isEmpty()
                                        && List.of(PersonNameMatcher.key(person.name())
                                                        .split(" "))
                                                .containsAll(List.of(key.split(" ")))
                                || person.mail().equals(asked.toLowerCase(Locale.ROOT)))
                        .limit(SHOWN)
                        .toList();
        return View.of("label/pix/desk", new PixDeskView(form, imports.latest(actor, SHOWN), asked, people));
    }

    @PostMapping("/bureau/pix")
    View bring(
            Actor actor,
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
                case PixImports.PixImportResult.Waits(var id) -> View.redirect("/bureau/pix/fichiers/" + id);
                case PixImports.PixImportResult.NotAllowed() -> throw new NotFound();
                case PixImports.PixImportResult.NotTaken(var why) ->
                    desk(actor, said(form, why, page)).status(422);
            };
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static Form said(Form form, PixFile why, Page page) {
        return switch (why) {
            case PixFile.NoLevels(var which) -> form.error(FILE, "pix.refused." + ConstantName.low(which));
            case PixFile.NoColumn(var column) -> form.error(FILE, "pix.refused.column", column);
            case PixFile.TooMany(var most) -> form.error(FILE, "pix.refused.many", most);
            case PixFile.Unreadable(var refused) ->
                form.error(FILE, "pix.refused.unreadable", refused.sentence(page.locale()));
            case PixFile.Parsed _ -> form;
        };
    }

    @GetMapping("/bureau/pix/fichiers/{id}")
    View review(Actor actor, @PathVariable String id, @RequestParam(name = "page", defaultValue = "1") String n) {
        var review = waiting(actor, id, n);
        var given = new LinkedHashMap<String, List<String>>();
        // If the address belongs to one account, this person is preselected. A name alone preselects no one.
        for (var waiting : review.rows())
            if (waiting.match() instanceof Match.ByMail(var person))
                given.put(field(waiting.row().line()), List.of(person.helper().toString()));
        return reviewed(Form.filled(given), review);
    }

    @PostMapping("/bureau/pix/fichiers/{id}")
    View decide(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "page", defaultValue = "1") String n,
            Form form) {
        var choices = new ArrayList<PixImports.Choice>();
        for (var line : form.values(ROW)) {
            if (!line.matches("\\d{1,9}")) continue;
            var field = "ligne-" + line;
            switch (form.value(field)) {
                case "" -> {}
                case NOBODY -> choices.add(new PixImports.Choice(Long.parseLong(line), Optional.empty()));
                case ANOTHER ->
                    form.text("courriel-" + line)
                            .required("pix.row.mail.missing", line)
                            .as(MailAddress::of, "pix.row.mail.wrong", line)
                            .flatMap(mail -> imports.helperOf(actor, mail.value()))
                            .ifPresentOrElse(
                                    helper -> choices.add(
                                            new PixImports.Choice(Long.parseLong(line), Optional.of(helper))),
                                    () -> form.error("courriel-" + line, "pix.row.mail.unknown", line));
                default ->
                    ValueParser.uuid(form.value(field))
                            .ifPresentOrElse(
                                    helper -> choices.add(
                                            new PixImports.Choice(Long.parseLong(line), Optional.of(helper))),
                                    () -> form.error(field, "web.error.choice"));
            }
        }
        var review = waiting(actor, id, n);
        if (choices.isEmpty() && !form.hasErrors() && !review.rows().isEmpty())
            form.error(field(review.rows().getFirst().row().line()), "pix.row.none");
        if (form.hasErrors()) return reviewed(form, review).status(422);
        return switch (imports.decide(actor, review.file().id(), choices)) {
            case PixImports.DecisionResult.Done() ->
                View.redirect("/bureau/pix/fichiers/" + review.file().id());
            case PixImports.DecisionResult.OtherLevels(var line) ->
                reviewed(form.error(field(line), "pix.row.other-levels", line), review)
                        .status(409);
            case PixImports.DecisionResult.NoSuchHelper(var line) ->
                reviewed(form.error(field(line), "web.error.choice"), review).status(422);
            case PixImports.DecisionResult.Herself(var line) ->
                reviewed(form.error(field(line), "pix.row.herself", line), review)
                        .status(403);
            case PixImports.DecisionResult.NotFound() -> throw new NotFound();
        };
    }

    @PostMapping("/bureau/pix/fichiers/{id}/abandon")
    View abandon(Actor actor, @PathVariable String id) {
        if (ValueParser.uuid(id).filter(file -> imports.abandon(actor, file)).isEmpty()) throw new NotFound();
        return View.redirect("/bureau/pix/fichiers/" + id);
    }

    static String field(long line) {
        return "ligne-" + line;
    }

    private PixImports.Review waiting(Actor actor, String id, String n) {
        var page = ValueParser.number(n).orElse(1);
        return ValueParser.uuid(id)
                .flatMap(file -> imports.review(actor, file, page))
                .orElseThrow(NotFound::new);
    }

    private View reviewed(Form form, PixImports.Review review) {
        var skills = rules.now().protocol().skills();
        return View.of("label/pix/review", new Reviewed(form, review, skills));
    }

    @Bean
    static TaskSource pixTasks(PixImports imports) {
        return TaskSource.coordination(
                () -> Task.several(imports.waiting(), Kind.LABEL, "pix.card.waiting", Verb.OPEN, "/bureau/pix")
                        .map(Task::later));
    }
}
