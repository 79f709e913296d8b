package org.tousaidants.observatory.procedures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.codes.TypedPaperCodePages;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages for what people said at a step: a helper writes it, the coordination reads it before anybody, the person
/// withdraws it with a code.
@Controller
class PeopleWordsPages {
    private static final String PROCEDURES = "/demarches";
    private static final String OWN = PROCEDURES + "/paroles";
    private static final String DESK = "/bureau/paroles";

    /// @param procedure the page to return to
    record WrittenWordsView(AdministrativeProcedure procedure, PaperCode code) {}

    record OwnWordsView(PersonWords said, AdministrativeProcedure procedure, String code) {}

    record WordsDeskView(PeopleWords.WordsDesk desk, Map<String, String> names) {
        String name(PersonWords said) {
            return names.getOrDefault(said.procedure(), said.procedure());
        }
    }

    private final PeopleWords words;
    private final AdministrativeProcedures procedures;
    private final AdministrativeProcedurePages pages;
    private final TypedPaperCodePages codes;

    PeopleWordsPages(
            PeopleWords words,
            AdministrativeProcedures procedures,
            AdministrativeProcedurePages pages,
            TypedPaperCodePages codes) {
        this.words = words;
        this.procedures = procedures;
        this.pages = pages;
        this.codes = codes;
    }

    @PostMapping(PROCEDURES + "/{code}/paroles")
    @AllowedRoles(Role.HELPER)
    @RateLimit
    View write(@PathVariable String code, Form form, Page page) {
        var procedure = procedures.find(code).orElseThrow(NotFoundException::new);
        var written = PersonWordsForm.parse(form, procedure.code());
        if (written.isEmpty()) return pages.sheet(code, page, form, "").status(422);
        return words.write(written.get())
                .map(own -> View.of("observatory/procedures/written", new WrittenWordsView(procedure, own))
                        .atASecret())
                .orElseGet(() -> View.redirect(PROCEDURES + "/" + code));
    }

    @GetMapping(OWN)
    @PublicAccess
    View ask(HttpServletRequest request, @RequestParam(defaultValue = "") String fait) {
        var typed = codes.here(request).map(PaperCode::printed).stream().toList();
        return asked(Form.filled(Map.of("code", typed, "fait", List.of(fait))));
    }

    private static View asked(Form form) {
        return View.of("observatory/procedures/wordsCode", form).atASecret();
    }

    @PostMapping(OWN)
    @PublicAccess
    @RateLimit(cost = 5)
    View open(Form form, HttpServletRequest request, HttpServletResponse response) {
        codes.drop(OWN, request, response);
        var code = form.text("code")
                .required("procedures.words.code.wrong")
                .as(typed -> PaperCode.read(typed).good(), "procedures.words.code.wrong");
        var said = code.flatMap(one -> words.of(one));
        if (code.isEmpty() || said.isEmpty())
            return asked(form.error("code", "procedures.words.code.wrong")).status(422);
        return View.of(
                        "observatory/procedures/ownWords",
                        new OwnWordsView(
                                said.get(),
                                procedures.find(said.get().procedure()).orElseThrow(NotFoundException::new),
                                code.get().printed()))
                .atASecret();
    }

    @PostMapping(OWN + "/retrait")
    @PublicAccess
    @RateLimit(cost = 5)
    View withdraw(Form form) {
        var gone = form.text("code")
                .as(typed -> PaperCode.read(typed).good(), "procedures.words.code.wrong")
                .filter(code -> words.withdraw(code));
        if (gone.isEmpty())
            return asked(form.error("code", "procedures.words.code.wrong")).status(422);
        return View.redirect(OWN + "?fait=retrait");
    }

    @GetMapping(DESK)
    @AllowedRoles(Role.COORDINATOR)
    View desk(SignedInPerson actor) {
        return View.of("observatory/procedures/wordsDesk", new WordsDeskView(words.desk(actor), procedures.names()));
    }

    @PostMapping(DESK + "/{id}/relecture")
    @AllowedRoles(Role.COORDINATOR)
    View screen(SignedInPerson actor, @PathVariable UUID id, Form form) {
        words.screen(actor, id, form.value("screen").equals("show"));
        return View.redirect(DESK);
    }

    @Bean
    static PaperCodeDestination saidCodes() {
        return PaperCodeDestination.opening(PeopleWords.CODE, PeopleWords.GROUPS, OWN);
    }

    @Bean
    static PaperCodeHashColumn saidPrints() {
        return new PaperCodeHashColumn("procedures_said", "hash", PersonWordsStore.PRINTS);
    }

    @Bean
    static JournalSubjectNames saidInJournal() {
        return JournalSubjectNames.shownAt("procedures", _ -> DESK);
    }

    @Bean
    static TaskSource saidTasks(PeopleWords words) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                _ -> Task.several(
                                words.waiting(), TaskKind.OPINION, "procedures.task.words", TaskActionLabel.READ, DESK)
                        .map(Task::later));
    }
}
