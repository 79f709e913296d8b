package org.tousaidants.observatory.procedures;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.PublicMenuEntry;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.activitylog.Obstacle;

/// Pages with the public barometer of procedures, the sheet of a procedure, the additions of helpers, and the answer
/// of the organisation in charge.
@Controller
class AdministrativeProcedurePages {
    private static final String ALL = "/demarches";

    /// The page of one procedure.
    ///
    /// @param peer whether the reader may add advice and obstacles
    record ProcedureView(
            AdministrativeProcedures.ProcedureSheet sheet, Form form, boolean peer, boolean coordinator, String said) {
        AdministrativeProcedure procedure() {
            return sheet.line().procedure();
        }
    }

    record ProcedureLetterAnswerView(
            AdministrativeProcedure procedure, YearlyProcedureLetter letter, String secret, Form form) {}

    private final AdministrativeProcedures procedures;

    AdministrativeProcedurePages(AdministrativeProcedures procedures) {
        this.procedures = procedures;
    }

    @Bean
    static PublicMenuEntry proceduresLink() {
        return PublicMenuEntry.open(ALL, "procedures.nav", PublicMenuEntry.FOOT + 1);
    }

    @GetMapping(ALL)
    @PublicAccess
    @RateLimit
    View barometer() {
        return View.of("observatory/procedures/barometer", procedures.barometer());
    }

    @GetMapping(ALL + "/{code}")
    @PublicAccess
    @RateLimit
    View procedure(@PathVariable String code, Page page, @RequestParam(defaultValue = "") String suite) {
        return sheet(
                code,
                page,
                PersonWordsForm.blank(),
                suite.matches("noted|advised|voiced|written|unwritten") ? suite : "");
    }

    View sheet(String code, Page page, Form form, String said) {
        var peer = page.helps();
        return View.of(
                "observatory/procedures/procedure",
                new ProcedureView(
                        procedures.sheet(code, peer).orElseThrow(NotFoundException::new),
                        form,
                        peer,
                        page.actor().filter(one -> one.is(Role.COORDINATOR)).isPresent(),
                        said));
    }

    @PostMapping(ALL + "/{code}/blocages")
    @AllowedRoles(Role.HELPER)
    View note(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var procedure = procedures.find(code).orElseThrow(NotFoundException::new);
        var step = form.one("etape", ReportedObstacle.ProcedureStep.class);
        var why = form.one("raison", Obstacle.class);
        var ended = form.one("fin", ReportedObstacle.CaseEnding.class);
        var minutes = form.text("minutes").required().integer(0, 1440);
        if (step.isEmpty()) form.error("etape", "procedures.choose");
        if (why.isEmpty()) form.error("raison", "procedures.choose");
        if (ended.isEmpty()) form.error("fin", "procedures.choose");
        if (form.hasErrors() || step.isEmpty() || why.isEmpty() || ended.isEmpty() || minutes.isEmpty())
            return sheet(code, page, form, "").status(422);
        procedures.note(
                actor,
                UUID.randomUUID(),
                new ReportedObstacle(procedure.code(), step.get(), why.get(), ended.get(), minutes.get()));
        return View.redirect(ALL + "/" + code + "?suite=noted");
    }

    @PostMapping(ALL + "/{code}/conseils")
    @AllowedRoles(Role.HELPER)
    View advise(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var procedure = procedures.find(code).orElseThrow(NotFoundException::new);
        var words = form.text("conseil").required().max(1000).get();
        if (words.length() < 10) form.error("conseil", "procedures.advice.short");
        if (form.hasErrors()) return sheet(code, page, form, "").status(422);
        procedures.advise(actor, procedure.code(), words);
        return View.redirect(ALL + "/" + code + "?suite=advised");
    }

    @PostMapping(ALL + "/{code}/conseils/{advice}/avis")
    @AllowedRoles(Role.HELPER)
    View voice(SignedInPerson actor, @PathVariable String code, @PathVariable UUID advice, Form form) {
        procedures.voice(actor, advice, form.value("avis").equals("juste"));
        return View.redirect(ALL + "/" + code + "?suite=voiced");
    }

    @PostMapping(ALL + "/{code}/lettres")
    @AllowedRoles(Role.COORDINATOR)
    View write(SignedInPerson actor, @PathVariable String code, Form form, Page page) {
        var procedure = procedures.find(code).orElseThrow(NotFoundException::new);
        var to = form.text("courriel").required().as(MailAddress::of, "procedures.letter.wrong");
        if (form.hasErrors() || to.isEmpty()) return sheet(code, page, form, "").status(422);
        var written = procedures.write(actor, procedure, to.get());
        return View.redirect(ALL + "/" + code + "?suite=" + (written ? "written" : "unwritten"));
    }

    @GetMapping(ALL + "/reponses/{secret}")
    @PublicAccess
    @RateLimit
    View answering(@PathVariable String secret) {
        return answering(secret, Form.empty());
    }

    private View answering(String secret, Form form) {
        var letter = procedures.opened(secret).orElseThrow(NotFoundException::new);
        return View.of(
                        "observatory/procedures/answer",
                        new ProcedureLetterAnswerView(
                                procedures.find(letter.procedure()).orElseThrow(), letter, secret, form))
                .atASecret();
    }

    @PostMapping(ALL + "/reponses/{secret}")
    @PublicAccess
    View answer(@PathVariable String secret, Form form) {
        var words = form.text("reponse").required().max(5000).get();
        if (form.hasErrors()) return answering(secret, form).status(422);
        var code =
                procedures.opened(secret).map(YearlyProcedureLetter::procedure).orElseThrow(NotFoundException::new);
        procedures.answer(secret, words);
        return View.redirect(ALL + "/" + code);
    }

    static <E extends Enum<E>> List<FormChoice> choices(Class<E> type, Page page) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> FormChoice.of(
                        EnumConstantName.low(one),
                        page.t(one instanceof Obstacle why ? why.key() : ReportedObstacle.key(one))))
                .toList();
    }
}
